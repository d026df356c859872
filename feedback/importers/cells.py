"""What a cell can hold, and how much of it we take."""

from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import NamedTuple, Protocol

from portfolio.refusals import Refused

#: Exactly what the file holds: text as it is written, dates and numbers only where the file has real ones.
Cell = str | date | datetime | Decimal | None

MAX_ROWS = 50_000
MAX_COLUMNS = 200
MAX_CELL = 20_000


class BadSheet(Refused):
    """The file cannot be read as a table. The text is the sentence the person reads."""


class Row(NamedTuple):
    """``number`` counts as a spreadsheet does: from 1, headings and blank lines included."""

    number: int
    cells: list[Cell]


class Source(Protocol):
    """A file that can be read from its start as often as wanted."""

    @property
    def describe(self) -> str: ...

    def records(self) -> Iterator[Row]:
        """Every line that is not blank, headings too, as wide as it is in the file."""


def is_blank(cell: Cell) -> bool:
    return cell is None or (isinstance(cell, str) and not cell.strip())


def as_text(cell: Cell) -> str:
    """A cell as a person would read it. Nothing is stripped, so a leading = or tab stays what it was."""
    if cell is None:
        return ""
    if isinstance(cell, Decimal):
        return format(cell, "f")
    return cell if isinstance(cell, str) else cell.isoformat()


def check_size(number: int, cells: list[Cell]) -> None:
    """Raises BadSheet for a row that no survey makes."""
    if len(cells) > MAX_COLUMNS and any(not is_blank(cell) for cell in cells[MAX_COLUMNS:]):
        raise BadSheet(f"Row {number} has more than {MAX_COLUMNS} columns; remove those you do not need.")
    for cell in cells:
        if isinstance(cell, str) and len(cell) > MAX_CELL:
            raise BadSheet(too_long(number))


def too_long(number: int) -> str:
    return (
        f"Row {number} has a cell with over {MAX_CELL:,} characters. Perhaps a quotation mark is not closed."
    )
