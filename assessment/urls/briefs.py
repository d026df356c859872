"""Pages about BTEC assignments: briefs, hand-ins, resubmissions."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
