"""Pages about witnesses of a portfolio and their testimonies."""

from django.urls import URLPattern, path

from assessment.views import witnesses

urlpatterns: list[URLPattern] = [
    path("learners/<slug:pref>/witnesses/", witnesses.witness_list, name="witness-list"),
    path("learners/<slug:pref>/witnesses/add/", witnesses.witness_add, name="witness-add"),
    path("learners/<slug:pref>/witnesses/<int:pk>/", witnesses.witness_edit, name="witness-edit"),
]
