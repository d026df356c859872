"""Pages about claims for certificates and direct claims status."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
