"""Pareto: themes by how often they come up, and how few of them make up most of what is said.

Counts must be exclusive: each item counted under one theme, or the shares are of mentions, not of items.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import accumulate

MOST = 80
FEW = Fraction(2, 3)
RESIDUAL = ("Other", "Untagged")


@dataclass(frozen=True, slots=True)
class Bar:
    """`share` and `running` in per cent of all counted; `vital` marks one of the vital few."""

    label: str
    count: int
    share: float
    running: float
    vital: bool
    residual: bool


@dataclass(frozen=True, slots=True)
class Pareto:
    """`flat` says that no few themes stand out, so the 80 per cent line tells little."""

    bars: tuple[Bar, ...]
    total: int
    flat: bool

    @property
    def vital_few(self) -> tuple[Bar, ...]:
        return tuple(bar for bar in self.bars if bar.vital)

    @property
    def summary(self) -> str:
        if not self.total:
            return "Nothing has been counted yet."
        if not self.vital_few:
            return f"The named themes together do not reach {MOST} % of {self.total}."
        named = sum(not bar.residual for bar in self.bars)
        share = f"{self.vital_few[-1].running:.0f} % of {self.total}"
        words = f"{len(self.vital_few)} of {named} themes make up {share}."
        return words + (" The shape is flat: no few themes stand out." if self.flat else "")


def pareto(counts: Mapping[str, int], *, residual: Collection[str] = RESIDUAL) -> Pareto:
    """Bars by falling count, equal counts by label, those named in `residual` last whatever their size.

    The vital few are the first bars until their running share reaches 80 per cent; a residual is never one of
    them, and where the named themes do not reach it there are none. The shape is flat when there are at least
    three named themes and more than two thirds of them make up 80 per cent of what is named.
    Zero counts make no bar. ValueError below zero.
    """
    if any(count < 0 for count in counts.values()):
        raise ValueError("A count is zero or more.")
    last = {name.casefold() for name in residual}
    rows = sorted(
        (
            (label.casefold() in last, -count, label.casefold(), label)
            for label, count in counts.items()
            if count
        )
    )
    total = -sum(row[1] for row in rows)
    bars = _bars([(label, -negative, is_residual) for is_residual, negative, _, label in rows], total)
    return Pareto(tuple(bars), total, _is_flat(bars))


def _bars(rows: list[tuple[str, int, bool]], total: int) -> list[Bar]:
    reachable = sum(count for _, count, is_residual in rows if not is_residual) * 100 >= MOST * total
    bars, so_far = [], 0
    for label, count, is_residual in rows:
        vital = reachable and not is_residual and so_far * 100 < MOST * total
        so_far += count
        bars.append(Bar(label, count, count / total * 100, so_far / total * 100, vital, is_residual))
    return bars


def _is_flat(bars: list[Bar]) -> bool:
    named = [bar.count for bar in bars if not bar.residual]
    needed = 1 + sum(running * 100 < MOST * sum(named) for running in accumulate(named))
    return len(named) >= 3 and needed > FEW * len(named)
