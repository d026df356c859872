"""What only a whole column can tell: the order of day and month, and which ladder its words belong to.

This reads the file once before anything is decided. A file sorted by day shows an American date only after
its twelfth day, so the first rows must not settle it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from .cells import BadSheet, Cell, as_text
from .dates import order_shown
from .ladders import degree_of
from .mapping import Mapping
from .reading import Table
from .values import Scorer


@dataclass(frozen=True)
class Settled:
    """``notes`` say to the person what was decided, one sentence each."""

    month_first: bool
    score: Scorer | None
    pairs: Scorer | None
    notes: list[str]


@dataclass
class _Words:
    """The degrees in some columns, each with the first answer that showed it."""

    places: Sequence[int]
    shown: dict[str, str] = field(default_factory=dict)
    known: dict[str, str] = field(default_factory=dict)

    def see(self, cells: list[Cell]) -> None:
        for place in self.places:
            cell = cells[place]
            if isinstance(cell, str) and len(cell) <= 60:
                if cell not in self.known and len(self.known) < 1000:
                    self.known[cell] = degree_of(cell)
                if degree := self.known.get(cell):
                    self.shown.setdefault(degree, cell.strip())


@dataclass
class _Dates:
    place: int | None
    shown: dict[str, str] = field(default_factory=dict)

    def see(self, cells: list[Cell]) -> None:
        if self.place is not None and (order := order_shown(cells[self.place])):
            self.shown.setdefault(order, as_text(cells[self.place]).strip())


def settle(table: Table, mapping: Mapping) -> Settled:
    """Raises BadSheet where the mapping does not suit the table."""
    if wrong := mapping.validate(table.headers):
        raise BadSheet(wrong[0])
    place = {header: number for number, header in enumerate(table.headers)}
    scores = _Words([place[mapping.score]] if mapping.score else [])
    pairs = _Words([place[name] for pair in mapping.pairs for name in (pair.expectation, pair.perception)])
    dates = _Dates(place[mapping.date] if mapping.date and mapping.date_order == "auto" else None)
    for row in table.rows():
        for column in (scores, pairs, dates):
            column.see(row.cells)
    score = Scorer(mapping.scale, reversed=mapping.reversed, degrees=frozenset(scores.shown))
    paired = Scorer(mapping.pair_scale, degrees=frozenset(pairs.shown))
    return Settled(
        month_first=mapping.date_order == "month" or _is_month_first(dates.shown),
        score=score if mapping.score else None,
        pairs=paired if mapping.pairs else None,
        notes=[
            *_about_dates(dates.shown),
            *_about_words(score, scores.shown),
            *_about_words(paired, pairs.shown),
        ],
    )


def _is_month_first(shown: dict[str, str]) -> bool:
    return "month" in shown and "day" not in shown


def _about_dates(shown: dict[str, str]) -> list[str]:
    if "day" in shown and "month" in shown:
        both = f"Some dates have the day first ({shown['day']}), some the month ({shown['month']})."
        return [f"{both} They are read with the day first, and those that cannot be are skipped."]
    if "month" in shown:
        return [f"Dates are read with the month first, because {shown['month']} can be nothing else."]
    if "either" in shown and "day" not in shown:
        return [f"Dates such as {shown['either']} are read with the day first."]
    return []


def _about_words(scorer: Scorer, shown: dict[str, str]) -> list[str]:
    points = {scorer.ladder.rung(degree): text for degree, text in shown.items()}
    if not shown or not scorer.takes_words:
        return []
    listed = ", ".join(
        f"“{text}” is {point}" for point, text in sorted(points.items(), reverse=True) if point
    )
    return [f"Words are read as points from 1 to {scorer.ladder.top}: {listed}."]
