"""Pages about witnesses of a portfolio and their testimonies."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
