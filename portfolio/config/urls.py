"""The composition root: the only place that names every app. Grouped in the order of the loop."""

from django.urls import include, path

urlpatterns = [
    path("accounts/", include("portfolio.account_urls")),
    path("", include("portfolio.urls")),
    path("", include("feedback.urls")),
    path("", include("improvements.urls")),
    path("", include("assessment.urls")),
]
