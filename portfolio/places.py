"""Addresses of pages that a lower app leads to without knowing who serves them."""

from typing import Any

from django.urls import reverse

from .config.places import PLACES


def place_url(name: str, *args: Any) -> str:
    """The address of a named place (portfolio/config/places.py); KeyError for one nobody named."""
    return reverse(PLACES[name], args=args)
