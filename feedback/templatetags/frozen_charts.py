"""`{% load frozen_charts %}`: a chart drawn anew from the plain data a version froze."""

from collections.abc import Mapping
from typing import Any

from django import template
from django.template.loader import render_to_string

from feedback.charts.frozen import draw

register = template.Library()


@register.simple_tag
def chart_of(facts: Mapping[str, Any]) -> str:
    """The figure of a section's ``chart``; an empty string for data this release cannot draw."""
    chart = draw(facts)
    return render_to_string("feedback/charts/figure.html", {"chart": chart}) if chart else ""
