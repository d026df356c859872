"""Pages about assessment plans, reviews and what both sides sign."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
