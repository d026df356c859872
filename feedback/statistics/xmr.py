"""The XmR chart: readings in order, their mean, and the limits of their normal ups and downs.

Rule set: domain.md, section 7, which follows NHSRplotthedots. The edges, decided here and held by tests:

- Centre and limits come from the first `base` readings of a stretch; later readings do not move them.
- A moving range has a reading before it in the same stretch; the first reading of a stretch has none.
- Fewer than two readings give a centre and no limits. No reading gives an empty chart.
- Readings that never move give limits on the centre; any other value is then outside.
- Readings of one day count one by one, in the order given.
- Values are reckoned exactly, as written, so no verdict hangs on a rounding; results are floats.
- A stretch begins only where somebody says so and why. Runs and trends end with their stretch. A rebase
  before the first reading or after the last changes nothing; of two with no reading between, the later
  stands.
- A high signal means improvement where up is good. A trend means what its way means, not its side.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from feedback.statistics.points import Point, exact, in_order, mean
from feedback.statistics.signals import Signal, all_signals

BASE = 12
TO_LIMIT = Fraction("2.66")
WILD = Fraction("3.267")


@dataclass(frozen=True, slots=True)
class Rebase:
    """From this date on the chart starts afresh; `reason` is what people read on it."""

    from_date: dt.date
    reason: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A signal at a reading: `side` 1 is high or rising, -1 low or falling."""

    signal: Signal
    side: int
    meaning: str  # "improvement", "concern", or "change" where no direction is better


@dataclass(frozen=True, slots=True)
class Reading:
    date: dt.date
    value: float
    moving_range: float | None
    stretch: int
    marks: tuple[Mark, ...]

    @property
    def meaning(self) -> str:
        """Of all its marks the most careful one; empty without a signal."""
        meanings = {mark.meaning for mark in self.marks}
        return next((each for each in ("concern", "improvement", "change") if each in meanings), "")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Readings `first` to `last` (indexes, both included) under one centre and one pair of limits.

    `from_date` and `reason` are those of its rebase; the first stretch starts with its reading and has none.
    """

    first: int
    last: int
    from_date: dt.date
    reason: str
    centre: float
    lower: float | None
    upper: float | None
    mean_range: float | None
    base: int
    trial: bool


@dataclass(frozen=True, slots=True)
class XmR:
    readings: tuple[Reading, ...]
    stretches: tuple[Stretch, ...]
    direction: int

    @property
    def summary(self) -> str:
        """Whether there is a signal, in words that claim nothing about why."""
        if not self.readings:
            return "There are no readings yet."
        marked = [reading for reading in self.readings if reading.marks]
        trial = " The limits are trial limits: they rest on fewer than 12 readings." if self.trial else ""
        if not marked:
            return f"No signal: all {len(self.readings)} readings are within normal ups and downs.{trial}"
        names = dict.fromkeys(mark.signal for reading in marked for mark in reading.marks)
        return f"Signal at {len(marked)} of {len(self.readings)} readings: {'; '.join(names)}.{trial}"

    @property
    def trial(self) -> bool:
        return any(stretch.trial for stretch in self.stretches)


def xmr(
    points: Sequence[Point],
    *,
    direction: int,
    base: int = BASE,
    rebases: Sequence[Rebase] = (),
    drop_wild_ranges: bool = False,
) -> XmR:
    """The chart of `points`. `direction` is 1 where up is better, -1 where down is, 0 where neither is.

    `drop_wild_ranges` leaves out moving ranges of 3.267 times their mean or more, once, and takes the mean of
    the others. Limits on fewer than 12 readings are trial limits. ValueError for a value that is no finite
    number, an unknown direction, a base under 1 or a rebase without a reason.
    """
    _check(direction, base, rebases)
    ordered = in_order(points)
    readings: list[Reading] = []
    stretches: list[Stretch] = []
    for part, begin in _parts(ordered, rebases):
        values = [exact(point.value) for point in part]
        centre = mean(values[:base])
        spread = _mean_range(values[:base], drop_wild_ranges=drop_wild_ranges)
        stretches.append(
            _stretch(
                first=len(readings), count=len(part), begin=begin, centre=centre, spread=spread, base=base
            )
        )
        readings += _readings(
            part=part,
            values=values,
            centre=centre,
            spread=spread,
            direction=direction,
            stretch=len(stretches) - 1,
        )
    return XmR(tuple(readings), tuple(stretches), direction)


def special_cause_after(chart: XmR, day: dt.date) -> bool:
    """True when a reading of that day or later carries a signal (RV-09)."""
    return any(reading.marks for reading in chart.readings if reading.date >= day)


def _check(direction: int, base: int, rebases: Sequence[Rebase]) -> None:
    if direction not in (-1, 0, 1):
        raise ValueError("direction is 1, -1 or 0.")
    if base < 1:
        raise ValueError("The base needs at least one reading.")
    if any(not rebase.reason.strip() for rebase in rebases):
        raise ValueError("A rebase needs a reason.")


def _parts(points: list[Point], rebases: Sequence[Rebase]) -> Iterator[tuple[list[Point], Rebase]]:
    """The points between one rebase and the next, each with its rebase; the first has no reason."""
    if not points:
        return
    begin, part = Rebase(points[0].date, ""), list[Point]()
    waiting = [each for each in sorted(rebases, key=_start) if each.from_date > begin.from_date]
    for point in points:
        due = [each for each in waiting if each.from_date <= point.date]
        if due:
            yield part, begin
            begin, part, waiting = due[-1], [], waiting[len(due) :]
        part.append(point)
    yield part, begin


def _start(rebase: Rebase) -> dt.date:
    return rebase.from_date


def _mean_range(values: list[Fraction], *, drop_wild_ranges: bool) -> Fraction | None:
    ranges = [abs(later - earlier) for earlier, later in pairwise(values)]
    if not ranges:
        return None
    average = mean(ranges)
    if drop_wild_ranges and average:
        average = mean([each for each in ranges if each < WILD * average])
    return average


def _stretch(
    *, first: int, count: int, begin: Rebase, centre: Fraction, spread: Fraction | None, base: int
) -> Stretch:
    reach = None if spread is None else TO_LIMIT * spread
    return Stretch(
        first=first,
        last=first + count - 1,
        from_date=begin.from_date,
        reason=begin.reason,
        centre=float(centre),
        lower=None if reach is None else float(centre - reach),
        upper=None if reach is None else float(centre + reach),
        mean_range=None if spread is None else float(spread),
        base=min(count, base),
        trial=min(count, base) < BASE,
    )


def _readings(
    *,
    part: list[Point],
    values: list[Fraction],
    centre: Fraction,
    spread: Fraction | None,
    direction: int,
    stretch: int,
) -> Iterator[Reading]:
    signals = all_signals(values, centre, None if spread is None else TO_LIMIT * spread)
    before: list[Fraction | None] = [None, *values]
    for point, value, earlier, found in zip(part, values, before, signals, strict=False):
        yield Reading(
            date=point.date,
            value=float(value),
            moving_range=None if earlier is None else float(abs(value - earlier)),
            stretch=stretch,
            marks=tuple(Mark(signal, side, _meaning(side, direction)) for signal, side in found),
        )


def _meaning(side: int, direction: int) -> str:
    if direction == 0:
        return "change"
    return "improvement" if side == direction else "concern"
