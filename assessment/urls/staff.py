"""Pages about papers of staff: qualifications, competence, CPD, interests."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
