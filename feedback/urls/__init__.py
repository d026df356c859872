"""In the order of the work: gather, read in, sort by theme, measure, analyse."""

from . import analysing, gathering, importing, measuring, theming

app_name = "feedback"
urlpatterns = [
    *gathering.urlpatterns,
    *importing.urlpatterns,
    *theming.urlpatterns,
    *measuring.urlpatterns,
    *analysing.urlpatterns,
]
