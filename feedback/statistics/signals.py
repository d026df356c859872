"""The four signals of an XmR chart: NHS England's "Making Data Count", as in NHSRplotthedots.

Each rule takes exact values and returns, for every value, the side of its signal: 1 high or rising, -1 low
or falling, 0 none. All points that make up a run, a trend or a pair carry the signal, not the last alone.
"""

from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum
from fractions import Fraction
from itertools import pairwise

from feedback.statistics.points import side_of

RUN = 7
Sides = list[int]


class Signal(StrEnum):
    OUTSIDE = "outside the limits"
    RUN = "7 in a row on one side of the mean"
    TREND = "7 in a row rising or falling"
    NEAR = "2 of 3 close to a limit"


def outside(values: Sequence[Fraction], centre: Fraction, reach: Fraction) -> Sides:
    """Beyond the limits at `centre` plus and minus `reach`; a point exactly on a limit is inside.

    Where no reading of the base moved, `reach` is 0 and every other value is outside.
    """
    return [side if abs(value - centre) > reach else 0 for value, side in _with_sides(values, centre)]


def runs(values: Sequence[Fraction], centre: Fraction) -> Sides:
    """Seven or more neighbours on one side of the centre. A point exactly on the centre ends a run."""
    return _long_enough([side_of(value, centre) for value in values], RUN)


def trends(values: Sequence[Fraction], length: int = RUN) -> Sides:
    """`length` or more neighbours, each above the one before, or each below. Equal neighbours end a trend.

    Seven points make six steps; where a rise turns into a fall the turning point belongs to both, and
    carries the later one.
    """
    steps = [side_of(later, earlier) for earlier, later in pairwise(values)]
    found = [0] * len(values)
    for start, end, side in _stretches(steps):
        if side and end - start >= length - 1:
            found[start : end + 1] = [side] * (end - start + 1)
    return found


def pairs_near_a_limit(values: Sequence[Fraction], centre: Fraction, reach: Fraction) -> Sides:
    """Two of three neighbours beyond two thirds of the way to a limit, all three on one side.

    Only the points that are near the limit carry the signal. A point outside the limits is a signal of its
    own and is not counted here, nor is a point at exactly two thirds.
    """
    sides = [side_of(value, centre) for value in values]
    near = [reach * 2 / 3 < abs(value - centre) <= reach for value in values]
    found = [0] * len(values)
    for first in range(len(values) - 2):
        three = range(first, first + 3)
        if abs(sum(sides[each] for each in three)) == 3 and sum(near[each] for each in three) >= 2:
            for each in three:
                found[each] = sides[each] if near[each] else found[each]
    return found


def all_signals(
    values: Sequence[Fraction], centre: Fraction, reach: Fraction | None
) -> list[list[tuple[Signal, int]]]:
    """The signals of each value with their sides, in the order of the rules.

    `reach` is None where fewer than two readings give no limits; then only runs and trends are looked for.
    """
    rules: dict[Signal, Callable[[], Sides]] = {
        Signal.OUTSIDE: lambda: outside(values, centre, reach or Fraction()),
        Signal.RUN: lambda: runs(values, centre),
        Signal.TREND: lambda: trends(values),
        Signal.NEAR: lambda: pairs_near_a_limit(values, centre, reach or Fraction()),
    }
    need_limits = {Signal.OUTSIDE, Signal.NEAR}
    found = {
        signal: rule() for signal, rule in rules.items() if reach is not None or signal not in need_limits
    }
    return [
        [(signal, sides[index]) for signal, sides in found.items() if sides[index]]
        for index in range(len(values))
    ]


def _with_sides(values: Sequence[Fraction], centre: Fraction) -> Iterator[tuple[Fraction, int]]:
    return ((value, side_of(value, centre)) for value in values)


def _stretches(sides: Sides) -> Iterator[tuple[int, int, int]]:
    """(start, end, side) of each unbroken stretch, end excluded."""
    start = 0
    for index in range(1, len(sides) + 1):
        if index == len(sides) or sides[index] != sides[start]:
            yield start, index, sides[start]
            start = index


def _long_enough(sides: Sides, length: int) -> Sides:
    found = [0] * len(sides)
    for start, end, side in _stretches(sides):
        if side and end - start >= length:
            found[start:end] = [side] * (end - start)
    return found
