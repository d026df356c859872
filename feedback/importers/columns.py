"""What the first rows show about a column, whatever its heading says."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from .cells import Cell, Row, as_text
from .dates import read_date
from .ladders import degree_of
from .values import Number, is_no_answer, read_number
from .vocabulary import MOODS, NO, YES


@dataclass(frozen=True)
class Column:
    """A heading and the answers below it in the sample; cells without an answer are left out."""

    header: str
    answers: list[Cell]

    @property
    def title(self) -> str:
        return self.header.lower()

    @cached_property
    def texts(self) -> list[str]:
        return [as_text(cell).strip().lower() for cell in self.answers]

    @cached_property
    def dates(self) -> float:
        return self._share(lambda cell: read_date(cell) is not None)

    @cached_property
    def numbers(self) -> list[Number]:
        return [number for cell in self.answers if (number := read_number(cell))]

    @cached_property
    def number_share(self) -> float:
        return len(self.numbers) / max(len(self.answers), 1)

    @cached_property
    def degrees(self) -> float:
        return self._share(lambda cell: isinstance(cell, str) and bool(degree_of(cell)))

    @cached_property
    def moods(self) -> float:
        return self._share(lambda cell: as_text(cell).strip().lower() in MOODS)

    @cached_property
    def yes_or_no(self) -> float:
        said = set(self.texts)
        return (
            self._share(lambda cell: as_text(cell).strip().lower() in YES | NO) if said & {"yes", "no"} else 0
        )

    @cached_property
    def length(self) -> float:
        """How many characters an answer has on average."""
        return sum(map(len, self.texts)) / max(len(self.texts), 1)

    @cached_property
    def variety(self) -> float:
        """1 where no answer comes twice, near 0 where few choices come again and again."""
        return len(set(self.texts)) / max(len(self.texts), 1)

    @property
    def is_one_word(self) -> bool:
        return not any(" " in text for text in self.texts)

    @property
    def is_score(self) -> bool:
        return max(self.number_share, self.degrees, self.yes_or_no) >= 0.7

    @property
    def is_choice(self) -> bool:
        """A few short words that come again: a place, a way of contact, a topic."""
        few = len(set(self.texts)) <= max(2, len(self.texts) / 2)
        return few and self.length <= 60 and max(self.number_share, self.dates, self.degrees) < 0.7

    @property
    def is_prose(self) -> bool:
        return (
            self.length >= 25
            and self.variety >= 0.5
            and max(self.number_share, self.dates, self.degrees) < 0.5
        )

    def _share(self, test: Callable[[Cell], bool]) -> float:
        return sum(map(test, self.answers)) / max(len(self.answers), 1)


def look_at(headers: Sequence[str], rows: Sequence[Row]) -> list[Column]:
    return [
        Column(header, [row.cells[place] for row in rows if not is_no_answer(row.cells[place])])
        for place, header in enumerate(headers)
    ]
