"""`{% load places %}`: links to pages of the portfolio that a later app serves."""

from typing import Any

from django import template

from portfolio.places import place_url

register = template.Library()


@register.simple_tag
def place(name: str, *args: Any) -> str:
    """The address of a named place: ``{% place "record" portfolio_ref record_ref %}``."""
    return place_url(name, *args)
