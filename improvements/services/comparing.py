"""Before and after, reckoned from the readings. Nobody types these figures (rules RV-03, RV-08, RV-10).

Before are the readings dated earlier than the day the change began, after those dated later than
go-live; a reading marked as the other side's never counts. Within that the learner may narrow the days.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django.db.models import Count, Max, Min, Q, Sum
from django.db.models.functions import Coalesce

from feedback.models import Measure, Reading
from feedback.statistics.compare import Comparison, Side
from improvements.models import Action, Improvement, ReviewLine

from .within import actions_of, target_measures

PLACES = Decimal("0.0001")
SPAN_FIELDS = ("before_from", "before_to", "after_from", "after_to")


@dataclass(frozen=True)
class Turning:
    """``began`` is the first day of the change, ``live`` the day it went live; None while nobody said."""

    began: date | None
    live: date | None

    @property
    def end_of_before(self) -> date | None:
        """Readings of this day or later are not from before."""
        return min(filter(None, (self.began, self.live)), default=None)


def turning_of(improvement: Improvement) -> Turning:
    """When the change began: the earliest start of a change action, or the day it was done without one."""
    began = Coalesce("started_on", "done_on")
    changes = actions_of(improvement).filter(kind__in=Action.CHANGE_KINDS)
    first = changes.aggregate(day=Min(began))["day"]
    return Turning(first, improvement.live_on)


def draft_lines(improvement: Improvement) -> list[ReviewLine]:
    """One unsaved line for each target measure, over all its readings. Four queries."""
    return reckoned_lines(improvement, [(each, {}) for each in target_measures(improvement)])


def reckoned_lines(
    improvement: Improvement, asked: Sequence[tuple[Measure, Mapping[str, date | None]]]
) -> list[ReviewLine]:
    """Unsaved lines in the order asked, each over its own days (SPAN_FIELDS; None or absent: all).

    ``before`` and ``after`` are plain means of the readings, ``…_n`` the answers behind them, or how many
    readings there are where one of them does not say; ``…_from`` and ``…_to`` the first and last reading.
    Two queries, whatever the number of measures and readings.
    """
    turning = turning_of(improvement)
    sides = {"before": _any_of(asked, turning, _before), "after": _any_of(asked, turning, _after)}
    found: dict[int, list[Mapping[str, Any]]] = {}
    for row in _sums([each for each, _ in asked], sides):
        found.setdefault(row["measure"], []).append(row)
    return [_line(measure, found.get(measure.pk, [])) for measure, _ in asked]


def _before(turning: Turning, days: Mapping[str, date | None]) -> Q:
    rows = ~Q(phase=Reading.Phase.AFTER) & _between(days.get("before_from"), days.get("before_to"))
    return rows & Q(taken_on__lt=turning.end_of_before) if turning.end_of_before else rows


def _after(turning: Turning, days: Mapping[str, date | None]) -> Q:
    if turning.live is None:
        return Q(pk=None)
    rows = ~Q(phase=Reading.Phase.BEFORE) & Q(taken_on__gt=turning.live)
    return rows & _between(days.get("after_from"), days.get("after_to"))


def _between(first: date | None, last: date | None) -> Q:
    rows = Q(taken_on__gte=first) if first else Q()
    return rows & Q(taken_on__lte=last) if last else rows


def _any_of(asked: Sequence[tuple[Measure, Mapping[str, date | None]]], turning: Turning, side: Any) -> Q:
    rows = Q(pk=None)
    for measure, days in asked:
        rows |= Q(measure=measure) & side(turning, days)
    return rows


def _sums(measures: Iterable[Measure], sides: Mapping[str, Q]) -> Iterable[Mapping[str, Any]]:
    """By measure and way of measuring, what each side adds up to."""
    sums: dict[str, Any] = {}
    for name, rows in sides.items():
        sums |= {
            f"{name}_sum": Sum("value", filter=rows),
            f"{name}_count": Count("pk", filter=rows),
            f"{name}_n": Sum("n", filter=rows),
            f"{name}_with_n": Count("n", filter=rows),
            f"{name}_first": Min("taken_on", filter=rows),
            f"{name}_last": Max("taken_on", filter=rows),
        }
    readings = Reading.objects.standing().filter(measure__in=list(measures))
    return readings.order_by("measure", "method").values("measure", "method").annotate(**sums)


def _line(measure: Measure, rows: Sequence[Mapping[str, Any]]) -> ReviewLine:
    line = ReviewLine(measure=measure)
    methods = {}
    for side in ("before", "after"):
        parts = [row for row in rows if row[f"{side}_count"]]
        methods[side] = {row["method"] for row in parts}
        if parts:
            _set_side(line, side, parts)
    line.method_changed = all(methods.values()) and methods["before"] != methods["after"]
    return line


def _set_side(line: ReviewLine, side: str, parts: Sequence[Mapping[str, Any]]) -> None:
    count = sum(row[f"{side}_count"] for row in parts)
    total = sum((row[f"{side}_sum"] for row in parts), Decimal())
    everyone_says_n = count == sum(row[f"{side}_with_n"] for row in parts)
    setattr(line, side, (total / count).quantize(PLACES, ROUND_HALF_UP))
    setattr(line, f"{side}_n", sum(row[f"{side}_n"] for row in parts) if everyone_says_n else count)
    setattr(line, f"{side}_from", min(row[f"{side}_first"] for row in parts))
    setattr(line, f"{side}_to", max(row[f"{side}_last"] for row in parts))


def comparison_of(line: ReviewLine) -> Comparison:
    """In the allowed words. Load the line with ``select_related("measure")``."""
    before, after = _side(line, "before"), _side(line, "after")
    return Comparison(line.measure.name, before, after, direction=line.measure.direction)


def _side(line: ReviewLine, name: str) -> Side | None:
    value, n, first, last = (getattr(line, f"{name}{part}") for part in ("", "_n", "_from", "_to"))
    if value is None or first is None or last is None:
        return None
    return Side(float(value), n or 0, first, last, line.measure.unit)


def cautions_of(line: ReviewLine) -> list[str]:
    """Why before and after may not be comparable (RV-10); empty when nothing speaks against it."""
    found = list(comparison_of(line).cautions)
    if line.unit_changed:
        found.append("The unit changed.")
    if line.method_changed:
        found.append("The way of measuring changed.")
    return found


def doubt_of(line: ReviewLine) -> str:
    """One sentence when the verdict goes against the way of the figures (RV-08); else empty."""
    moved, verdict = comparison_of(line).moved, line.verdict
    if not moved or verdict not in (ReviewLine.Verdict.IMPROVED, ReviewLine.Verdict.WORSE):
        return ""
    word = ReviewLine.Verdict(verdict).label.lower()
    if moved == "unchanged":
        return f"The verdict says “{word}”, but the figure is the same as before."
    said = "improved" if verdict == ReviewLine.Verdict.IMPROVED else "worsened"
    return "" if moved == said else f"The verdict says “{word}”, but the figures went the other way."
