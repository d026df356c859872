"""A reading on a day, and how its value is reckoned with."""

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple


class Point(NamedTuple):
    """`value` is in the unit of its measure."""

    date: dt.date
    value: Decimal | float


def exact(value: Decimal | float) -> Fraction:
    """The number as people write it: 0.1 is one tenth, so three readings of 0.1 have the mean 0.1.

    ValueError for a value that is no finite number.
    """
    return Fraction(str(value))


def in_order(points: Iterable[Point]) -> list[Point]:
    """By date; readings of one day keep the order they came in, which is taken as the order of the day."""
    return sorted(points, key=lambda point: point.date)


def mean(values: list[Fraction]) -> Fraction:
    return sum(values, Fraction()) / len(values)


def side_of(value: Fraction, line: Fraction) -> int:
    """1 above the line, -1 below it, 0 on it."""
    return (value > line) - (value < line)
