"""Ticking items or readings out of many: what is ticked stays in sight, the rest is searched and paged."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Model, Q, QuerySet
from django.http import QueryDict

from feedback.models import Analysis, Finding, Item, Reading, Theme
from feedback.services.findings import MOST
from feedback.services.workings import items_by_theme, readings_of, said_otherwise
from portfolio.asked import asked_number
from portfolio.models import Membership

PER_PAGE = 20
NAMES = ("items", "contrary_items", "readings")


@dataclass(frozen=True)
class Picker:
    """``chosen`` are ticked; ``page`` holds others that fit ``query``. ``name`` is the form field's."""

    name: str
    chosen: Sequence[Model]
    page: Page
    query: str


@dataclass(frozen=True)
class Pickers:
    items: Picker
    contrary: Picker
    readings: Picker


def is_looking(sent: QueryDict) -> bool:
    """Whether the form was sent to see other rows, not to be saved."""
    return any(f"{name}_page" in sent for name in NAMES) or "look" in sent


def pickers(
    member: Membership, analysis: Analysis, theme: Theme | None, ticked: dict[str, list[int]], sent: QueryDict
) -> Pickers:
    """``ticked`` are primary keys by field name. At most four queries for each of the three."""
    covered = items_by_theme(analysis, theme)
    items, readings = Item.objects.visible_to(member), Reading.objects.visible_to(member)
    own = {"source__record__portfolio": analysis.record.portfolio_id}
    said = items.filter(**own).select_related("source__record").order_by("source__record__ref", "number")
    taken = readings.filter(measure__portfolio=analysis.record.portfolio_id).select_related("measure")
    against = said_otherwise(analysis, theme, ticked["items"]).select_related("source__record")
    return Pickers(
        _picker("items", said, covered.exclude(pk__in=ticked["contrary_items"]), ticked, sent),
        _picker("contrary_items", said, against.order_by("source__record__ref", "number"), ticked, sent),
        _picker("readings", taken.order_by("measure__ref", "taken_on"), readings_of(analysis), ticked, sent),
    )


def _picker(
    name: str, known: QuerySet, offered: QuerySet, ticked: dict[str, list[int]], sent: QueryDict
) -> Picker:
    query = sent.get(f"{name}_query", "").strip()[:80]
    keys = ticked[name][:MOST]
    rest = offered.exclude(pk__in=keys)
    if query and name != "readings":
        rest = rest.filter(Q(text__icontains=query) | Q(source__record__ref__iexact=query))
    page = Paginator(rest, PER_PAGE).get_page(sent.get(f"{name}_page"))
    return Picker(name, list(known.filter(pk__in=keys)) if keys else [], page, query)


def ticked_in(sent: QueryDict) -> dict[str, list[int]]:
    """What is ticked in a form that was sent; anything but a number is dropped."""
    numbers = {name: [asked_number(each) for each in sent.getlist(name)] for name in NAMES}
    return {name: [each for each in found if each is not None] for name, found in numbers.items()}


def ticked_of(finding: Finding | None) -> dict[str, list[int]]:
    """What a standing finding rests on, nothing for a new one."""
    if finding is None:
        return {name: [] for name in NAMES}
    return {name: list(_keys(getattr(finding, name))) for name in NAMES}


def _keys(rows: Any) -> Any:
    return rows.values_list("pk", flat=True)
