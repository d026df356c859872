"""The run chart: readings in order about their median, judged by the six-point rules.

The six-point rules, our one rule set for run charts (domain.md, section 7: six or more points):

- *Shift*: six or more readings in a row on one side of the median. A reading exactly on the median neither
  counts nor ends the row, as in Perla, Provost and Murray (2011), from whom the shift is taken.
- *Trend*: six or more readings in a row, each above the one before or each below. An equal neighbour ends it.
- Under six readings nothing is judged.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from statistics import median

from feedback.statistics.points import Point, exact, in_order, side_of
from feedback.statistics.signals import trends

LEAST = 6


class Rule(StrEnum):
    SHIFT = "6 in a row on one side of the median"
    TREND = "6 in a row rising or falling"


@dataclass(frozen=True, slots=True)
class Reading:
    date: dt.date
    value: float
    rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class RunChart:
    """`median` is None without readings."""

    readings: tuple[Reading, ...]
    median: float | None

    @property
    def judged(self) -> bool:
        return len(self.readings) >= LEAST

    @property
    def summary(self) -> str:
        if not self.judged:
            return f"{len(self.readings)} of the {LEAST} readings needed to look for a shift or a trend."
        marked = [reading for reading in self.readings if reading.rules]
        if not marked:
            return f"No signal in {len(self.readings)} readings."
        names = dict.fromkeys(rule for reading in marked for rule in reading.rules)
        return f"Signal at {len(marked)} of {len(self.readings)} readings: {'; '.join(names)}."


def run_chart(points: Sequence[Point]) -> RunChart:
    """The median is that of all readings. ValueError for a value that is no finite number."""
    ordered = in_order(points)
    values = [exact(point.value) for point in ordered]
    if not values:
        return RunChart((), None)
    middle = median(values)
    judged = len(values) >= LEAST
    shifts = _shifts([side_of(value, middle) for value in values]) if judged else [False] * len(values)
    slopes = trends(values, LEAST) if judged else [0] * len(values)
    readings = tuple(
        Reading(point.date, float(value), _rules(shift=shift, slope=slope))
        for point, value, shift, slope in zip(ordered, values, shifts, slopes, strict=True)
    )
    return RunChart(readings, float(middle))


def _rules(*, shift: bool, slope: int) -> tuple[Rule, ...]:
    return (Rule.SHIFT,) * shift + (Rule.TREND,) * bool(slope)


def _shifts(sides: list[int]) -> list[bool]:
    """Whether each reading is part of a shift; readings on the median are passed over."""
    found = [False] * len(sides)
    row: list[int] = []
    for index, side in enumerate(sides):
        if side == 0:
            continue
        if row and sides[row[-1]] != side:
            row = []
        row.append(index)
        if len(row) >= LEAST:
            for each in row:
                found[each] = True
    return found
