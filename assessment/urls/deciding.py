"""Pages about countersigning and reopening."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
