"""`{% load said %}`: what was said and by how many, in words."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django import template
from django.utils.formats import date_format
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString

from feedback.models import Item, Method, Source
from feedback.personal_data import find_personal_data

register = template.Library()
FACES = {
    1: ("Happy", "face-smile", "review"),
    0: ("Neither", "minus-circle", "quiet"),
    -1: ("Unhappy", "face-frown", "feedback"),
}


@register.filter
def marked(text: str) -> SafeString:
    """The words, with what is likely somebody's personal details marked and named."""
    pieces, done = [], 0
    for span in find_personal_data(text):
        mark = format_html('<mark title="{}">{}</mark>', span.kind, span.sample)
        pieces += [(escape(text[done : span.start]),), (mark,)]
        done = span.end
    return format_html_join("", "{}", [*pieces, (escape(text[done:]),)])


@register.filter
def way(source: Source) -> str:
    """How it was gathered, in the learner's words where none of ours fitted."""
    is_other = source.method == Method.OTHER and source.method_other
    return source.method_other if is_other else source.get_method_display()


@register.filter
def period(source: Source) -> str:
    """From when to when; empty where neither was given."""
    first, last = source.from_date, source.to_date
    if first and last and first != last:
        return f"{_day(first)} to {_day(last)}"
    if first and not last:
        return f"Since {_day(first)}"
    return _day(first or last)


@register.filter
def tally_words(tally: Mapping[str, int]) -> str:
    """ "12 items: 5 happy, 3 neither, 4 unhappy", without what is nought."""
    n = tally.get("n", 0)
    moods = [f"{tally[mood]} {mood}" for mood in ("happy", "neither", "unhappy") if tally.get(mood)]
    counted = "1 item" if n == 1 else f"{n} items" if n else "Nothing in it yet"
    return f"{counted}: {', '.join(moods)}" if moods else counted


@register.filter
def score_words(item: Item) -> str:
    """ "4 of 5" where the scale begins at nought or one, else "4 on −3 to 3"."""
    if item.score is None:
        return ""
    if item.scale_high is None or item.scale_low is None:
        return plain(item.score)
    if item.scale_low in (0, 1):
        return f"{plain(item.score)} of {plain(item.scale_high)}"
    return f"{plain(item.score)} on {plain(item.scale_low)} to {plain(item.scale_high)}"


@register.filter
def plain(number: Decimal) -> str:
    return f"{number.normalize():f}"


@register.inclusion_tag("feedback/items/face.html")
def face(sentiment: int | None) -> dict[str, Any]:
    """How they felt, as word, icon and colour; nothing where nobody said."""
    words, icon, tone = FACES.get(sentiment, ("", "", "")) if sentiment is not None else ("", "", "")
    return {"words": words, "icon": icon, "tone": tone}


@register.filter
def typed_later(item: Item) -> bool:
    """Whether it was written down on a later day than it was said."""
    return bool(item.said_on and item.recorded_at.date() > item.said_on)


def _day(day: date | None) -> str:
    return date_format(day, "j M Y") if day else ""
