"""Readings computed from what customers answered: one for each week or month, reckoned in the database.

Formulas: domain.md, section 7. A reading stands on the last day of its week or month, the first on which it
could be known; one that is not over yet is left out. Answers count that have a day and a score on the chosen
scale; the learner's own views do not, nor do sources that were withdrawn or set aside for a check.
"""

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, NamedTuple

from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.db.models import Count, F, Q, QuerySet, Sum
from django.db.models.functions import TruncMonth, TruncWeek

from feedback.models import Dimension, Item, Measure, Reading
from portfolio import clock
from portfolio.models import Membership, RecordState
from portfolio.permissions import owns
from portfolio.refusals import Refused

from .reading_rows import PLACES
from .readings import add_readings

EVERY = {"week": TruncWeek, "month": TruncMonth}
Formula = Measure.Formula
FROM_ITEMS = (Formula.CSAT, Formula.RECOMMEND, Formula.EFFORT, Formula.GAP, Formula.MEAN)
FROM_COUNTS = (Formula.RATE, Formula.SHARE)
LEFT_OUT = (RecordState.WITHDRAWN, RecordState.QUARANTINED)


class Scale(NamedTuple):
    """The two ends of a scale, and how many answers were given on it."""

    low: Decimal
    high: Decimal
    n: int

    @property
    def label(self) -> str:
        return f"{self.low.normalize():f} to {self.high.normalize():f}"


@dataclass(frozen=True)
class Period:
    """One week or month, both ends included, and its figure. ``standing`` is the value that the measure
    holds for its last day already, or None.
    """

    first: date
    last: date
    n: int
    value: Decimal
    part: int | None = None
    whole: int | None = None
    standing: Decimal | None = None


@dataclass
class Preview:
    """``notes`` say in sentences what was left out and why. ``scale`` is the one that was counted."""

    periods: list[Period] = field(default_factory=list)
    scales: list[Scale] = field(default_factory=list)
    scale: Scale | None = None
    notes: list[str] = field(default_factory=list)

    @property
    def new(self) -> list[Period]:
        return [each for each in self.periods if each.standing is None]


@transaction.atomic
def compute_readings(
    *, by: Membership, measure: Measure, every: str = "week", scale: tuple[Decimal, Decimal] | None = None
) -> list[Reading]:
    """A reading for each finished week or month that has answers; days that hold one stay as they are.

    ``scale`` is (lowest, highest); without it the one most answers are on. Raises Refused where the
    measure is not computed from answers or there is nothing to compute.
    """
    if not owns(by, measure.portfolio):
        raise PermissionDenied
    Measure.objects.select_for_update().get(pk=measure.pk)
    preview = preview_readings(measure=measure, every=every, scale=scale)
    if not preview.periods:
        raise Refused("There is nothing to compute yet. " + " ".join(preview.notes))
    method = f"computed by {every}" + (f", scale {preview.scale.label}" if preview.scale else "")
    rows = [
        {"taken_on": each.last, "value": each.value, "n": each.n, "part": each.part, "whole": each.whole}
        | {"method": method}
        for each in preview.new
    ]
    return add_readings(by=by, measure=measure, rows=rows, way=Reading.Way.COMPUTED)


def preview_readings(
    *, measure: Measure, every: str = "week", scale: tuple[Decimal, Decimal] | None = None
) -> Preview:
    """What compute_readings would find. Four queries, whatever the number of answers."""
    if measure.formula not in FROM_ITEMS:
        raise Refused("The figures of this measure are not computed from answers.")
    scored = _scored(measure)
    scales = _scales(measure, scored)
    if not scales:
        return Preview(notes=["Its sources hold no answer with a score on a scale that fits."])
    chosen = next((each for each in scales if scale and each[:2] == tuple(scale)), scales[0])
    dated = scored.filter(scale_low=chosen.low, scale_high=chosen.high, said_on__isnull=False)
    found = _periods(measure, dated, every, chosen.high)
    periods = _beside_what_stands(measure, [each for each in found if each.last <= clock.today()])
    notes = [*_notes_on_scales(scales, chosen), *_notes_on_days(scored, chosen, found, every)]
    return Preview(periods, scales, chosen, notes)


def ended_periods(*, every: str, count: int) -> list[tuple[date, date]]:
    """First and last day of the newest ``count`` weeks or months that are over, the newest first."""
    today, found = clock.today(), list[tuple[date, date]]()
    first = today - timedelta(today.weekday()) if every == "week" else today.replace(day=1)
    while len(found) < count:
        last = first - timedelta(1)
        first = last - timedelta(6) if every == "week" else last.replace(day=1)
        found.append((first, last))
    return found


def _scored(measure: Measure) -> QuerySet[Item]:
    sources = measure.sources.exclude(record__state__in=LEFT_OUT)
    rows = Item.objects.filter(source__in=sources, score__isnull=False).exclude(origin=Item.Origin.SELF)
    if measure.formula == Formula.GAP:
        rows = rows.filter(expected__isnull=False)
        if measure.quality_dimension not in ("", Dimension.OVERALL):
            rows = rows.filter(dimension=measure.quality_dimension)
    return rows.order_by()


def _scales(measure: Measure, scored: QuerySet[Item]) -> list[Scale]:
    """Those the answers are on, the commonest first; a recommend score knows 0 to 10 only."""
    known = scored.filter(scale_low__isnull=False, scale_high__isnull=False)
    if measure.formula == Formula.RECOMMEND:
        known = known.filter(scale_low=0, scale_high=10)
    rows = known.values_list("scale_low", "scale_high").annotate(n=Count("pk"))
    return [Scale(low, high, n) for low, high, n in rows.order_by("-n", "scale_low", "scale_high")[:12]]


def _periods(measure: Measure, dated: QuerySet[Item], every: str, high: Decimal) -> list[Period]:
    parted = dated.annotate(first=EVERY[every]("said_on", output_field=models.DateField()))
    rows: Any = parted.values("first").annotate(n=Count("pk"), **_sums(measure, high)).order_by("first")
    return [_period(measure, row, every) for row in rows]


def _sums(measure: Measure, high: Decimal) -> dict[str, Any]:
    if measure.formula == Formula.CSAT:
        return {"part": Count("pk", filter=Q(score__gte=high - 1))}
    if measure.formula == Formula.RECOMMEND:
        return {"up": Count("pk", filter=Q(score__gte=9)), "down": Count("pk", filter=Q(score__lte=6))}
    wide = models.DecimalField(max_digits=20, decimal_places=3)
    if measure.formula == Formula.GAP:
        return {"total": Sum(F("score") - F("expected"), output_field=wide)}
    return {"total": Sum("score", output_field=wide)}


def _period(measure: Measure, row: dict[str, Any], every: str) -> Period:
    first, n = row["first"], row["n"]
    last = (
        first + timedelta(6) if every == "week" else first.replace(day=monthrange(first.year, first.month)[1])
    )
    if measure.formula == Formula.CSAT:
        part = row["part"]
        return Period(first, last, n, (Decimal(100 * part) / n).quantize(PLACES), part, n)
    top = 100 * Decimal(row["up"] - row["down"]) if "up" in row else row["total"]
    return Period(first, last, n, (top / n).quantize(PLACES))


def _beside_what_stands(measure: Measure, periods: list[Period]) -> list[Period]:
    if not periods:
        return []
    rows = measure.readings.standing().filter(taken_on__range=(periods[0].last, periods[-1].last))
    standing = dict(rows.values_list("taken_on", "value"))
    return [
        Period(each.first, each.last, each.n, each.value, each.part, each.whole, standing.get(each.last))
        for each in periods
    ]


def _notes_on_scales(scales: list[Scale], chosen: Scale) -> Iterable[str]:
    for each in scales:
        if each != chosen:
            yield f"{_answers(each.n)} on the scale {each.label}, which is left out."


def _notes_on_days(scored: QuerySet[Item], chosen: Scale, found: list[Period], every: str) -> Iterable[str]:
    undated = scored.filter(scale_low=chosen.low, scale_high=chosen.high, said_on=None).count()
    if undated:
        yield f"{_answers(undated)} without a date, so no {every} counts {'it' if undated == 1 else 'them'}."
    for each in found:
        if each.last > clock.today():
            yield f"{_answers(each.n)} in a {every} that is not over yet: compute again when it is."


def _answers(n: int) -> str:
    return "1 answer is" if n == 1 else f"{n:,} answers are"
