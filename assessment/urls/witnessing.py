"""Pages about witnesses of a portfolio and their testimonies."""

from django.urls import URLPattern, path

from assessment.views import witnesses
from assessment.views.testimonies import asking, signing

urlpatterns: list[URLPattern] = [
    path("learners/<slug:pref>/witnesses/", witnesses.witness_list, name="witness-list"),
    path("learners/<slug:pref>/witnesses/add/", witnesses.witness_add, name="witness-add"),
    path("learners/<slug:pref>/witnesses/<int:pk>/", witnesses.witness_edit, name="witness-edit"),
    # The learner asks, and takes a link back
    path("p/<slug:pref>/<slug:ref>/testimony/ask/", asking.testimony_ask, name="testimony-ask"),
    path("p/<slug:pref>/testimonies/<int:pk>/revoke/", asking.testimony_revoke, name="testimony-revoke"),
    # The witness answers
    path("answer/testimony/<slug:token>/", signing.testify, name="testify"),
]
