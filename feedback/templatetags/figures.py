"""Figures with their unit: `{% load figures %}`."""

from decimal import Decimal

from django import template

from feedback.statistics.wording import number

register = template.Library()


@register.filter
def figure(value: Decimal | float | None, unit: str = "") -> str:
    """`{{ reading.value|figure:measure.unit }}`: 66.67%, 4.2 minutes, −3 points; a dash for nothing."""
    if value is None:
        return number(None)
    return f"{number(float(value))}{unit}" if unit in ("", "%") else f"{number(float(value))} {unit}"
