"""All pages of the assessment, grouped by who opens them."""

from .judging import urlpatterns as judging
from .learning import urlpatterns as learning
from .ruling import urlpatterns as ruling
from .staffing import urlpatterns as staffing

app_name = "assessment"
urlpatterns = [*learning, *judging, *staffing, *ruling]
