"""Readings and items: the two tables that grow, each asked in one query of its own."""

from collections.abc import Iterable, Iterator

from django.db.models import Count, Q

from assessment.readiness import facts
from feedback.models import Item, Reading


def ask_readings(portfolios: Iterable[int]) -> Iterator[tuple[int, facts.Reading]]:
    """With the measure each belongs to, by day, without those set aside. One query."""
    rows = Reading.objects.standing().filter(measure__portfolio__in=portfolios).order_by("taken_on", "pk")
    for key, measure, day, value, n, method in rows.values_list(
        "pk", "measure_id", "taken_on", "value", "n", "method"
    ):
        yield measure, facts.Reading(pk=key, day=day, value=float(value), n=n, method=method)


def ask_said(portfolios: Iterable[int]) -> Iterator[tuple[int, facts.Said]]:
    """With the source each belongs to; items that are alike are counted in the database. One query."""
    still_open = Q(pii_checked=False) | Q(has_pii=True, pii_basis="")
    rows = Item.objects.filter(source__record__portfolio__in=portfolios).values("source", "origin", "said_on")
    counted = rows.annotate(
        count=Count("*"),
        comments=Count("pk", ~Q(text="")),
        scores=Count("score"),
        open=Count("pk", still_open),
    ).order_by("source", "said_on", "origin")
    for source, origin, day, *counts in counted.values_list(
        "source", "origin", "said_on", "count", "comments", "scores", "open"
    ):
        count, comments, scores, left = counts
        yield (
            source,
            facts.Said(origin=origin, day=day, count=count, comments=comments, scores=scores, open=left),
        )
