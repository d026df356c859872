"""Pages about external verification: visits, what was looked at, the evidence pack."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
