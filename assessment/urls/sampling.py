"""Pages about internal verification: plans, draws, samples, actions."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
