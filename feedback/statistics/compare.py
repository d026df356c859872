"""Before and after, side by side: how they differ, and whether they may be compared.

The wording is the allowed one: lower or higher, by how much, on how many and when. Whether the change made
the difference is for people to argue, never for this page to say (domain.md, section 7; RV-08, RV-10).
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from feedback.statistics.points import exact
from feedback.statistics.wording import number, span

RATIO = 3


@dataclass(frozen=True, slots=True)
class Side:
    """One side: its value in the measure's unit, on how many (readings or answers) and from when to when."""

    value: float
    n: int
    first: dt.date
    last: dt.date
    unit: str = ""
    method: str = ""

    @property
    def basis(self) -> str:
        return f"n = {self.n:,}, {span(self.first, self.last)}"


@dataclass(frozen=True, slots=True)
class Comparison:
    """`difference` is after minus before; None while a side is missing."""

    measure: str
    before: Side | None
    after: Side | None
    direction: int = 0

    @property
    def difference(self) -> float | None:
        if self.before is None or self.after is None:
            return None
        return float(exact(self.after.value) - exact(self.before.value))

    @property
    def moved(self) -> str:
        """By the measure's direction: "improved", "worsened", "unchanged", or empty without one."""
        if self.difference is None or not self.direction:
            return ""
        if not self.difference:
            return "unchanged"
        return "improved" if (self.difference > 0) == (self.direction > 0) else "worsened"

    @property
    def words(self) -> str:
        if self.before is None:
            return "There is no reading from before to compare with."
        if self.after is None:
            return "There is no reading from after to compare."
        basis = f"(before: {self.before.basis}; after: {self.after.basis})"
        if not self.difference:
            return f"After is the same as before {basis}."
        word = "lower" if self.difference < 0 else "higher"
        return f"After is {word} than before by {number(abs(self.difference))} {basis}."

    @property
    def cautions(self) -> tuple[str, ...]:
        """Why the two may not be comparable; empty when nothing speaks against it."""
        if self.before is None or self.after is None:
            return ()
        return tuple(_cautions(self.before, self.after))


def average(
    values: Sequence[float],
    dates: Sequence[dt.date],
    *,
    n: int | None = None,
    unit: str = "",
    method: str = "",
) -> Side | None:
    """One side from its readings: their plain mean, and `n` answers behind them (else the count of readings).

    None without readings. ValueError when values and dates do not pair up.
    """
    if len(values) != len(dates):
        raise ValueError("Every value needs its date.")
    if not values:
        return None
    mean = float(sum(exact(value) for value in values) / len(values))
    return Side(mean, len(values) if n is None else n, min(dates), max(dates), unit, method)


def _cautions(before: Side, after: Side) -> list[str]:
    found = []
    if before.unit != after.unit:
        found.append(f"The unit changed from {before.unit or 'none'} to {after.unit or 'none'}.")
    if before.method != after.method:
        found.append(f"The method changed from {before.method or 'none'} to {after.method or 'none'}.")
    low, high = sorted((before.n, after.n))
    if high > RATIO * low:
        found.append(f"The samples differ more than {RATIO} to 1 ({before.n:,} before, {after.n:,} after).")
    return found
