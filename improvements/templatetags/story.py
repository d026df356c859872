"""`{% load story %}`: figures and late days of a turn, as its pages write them."""

from datetime import date, datetime
from decimal import Decimal

from django import template
from django.utils import timezone

from feedback.statistics.wording import figure as figure_words
from improvements.trail import Gap

register = template.Library()


@register.filter
def figure(value: Decimal | None) -> str:
    """As people write it; empty where there is none."""
    return figure_words(value)


@register.simple_tag
def later(day: date, recorded_at: datetime) -> date | None:
    """The day it was typed, where that was after the day it is about."""
    typed = timezone.localdate(recorded_at)
    return typed if typed > day else None


@register.filter
def untold(gaps: list[Gap], rules: frozenset[str]) -> list[Gap]:
    """Those that none of ``rules``, which the page tells of already, says too."""
    return [each for each in gaps if rules.isdisjoint(each.rules)]
