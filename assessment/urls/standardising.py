"""Pages about standardisation, observation of assessors, interviews of learners."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
