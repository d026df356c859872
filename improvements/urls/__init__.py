"""In the order of a turn: begin, plan, get it agreed, change, review."""

from . import approving, changing, planning, reviewing, turns

app_name = "improvements"
urlpatterns = [
    *turns.urlpatterns,
    *planning.urlpatterns,
    *approving.urlpatterns,
    *changing.urlpatterns,
    *reviewing.urlpatterns,
]
