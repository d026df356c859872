"""Pages about appeals and malpractice."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
