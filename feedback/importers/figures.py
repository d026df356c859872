"""Figures by date, as they are pasted out of a spreadsheet or stand in its file.

Two columns or more: a date, a figure, and if there is one how many it rests on. Others are passed over.
"""

import csv
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from itertools import islice
from pathlib import Path

from .cells import as_text
from .dates import order_shown, read_date
from .reading import open_table
from .values import read_number

MOST_LINES = 1000
LONGEST_LINE = 2000
DELIMITERS = ("\t", ";", ",")
LARGEST_COUNT = 2_000_000_000
Cells = Sequence[str]


@dataclass(frozen=True)
class Line:
    """``number`` counts the lines as they were pasted, ``fault`` is a sentence, empty for a good line.

    ``second`` and ``third`` are the figure and how many it rests on, or the two counts that make it.
    """

    number: int
    taken_on: date | None = None
    second: Decimal | None = None
    third: int | None = None
    shown: Cells = ()
    fault: str = ""


@dataclass
class Pasted:
    """``notes`` say in sentences what was decided about the whole."""

    lines: list[Line] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def table_text(path: Path, name: str) -> str:
    """The file as text that could have been pasted, tabs between its cells. Raises BadSheet.

    One line more than is taken, so that too long a sheet is told and not cut.
    """
    rows = islice(open_table(path, name).source.records(), MOST_LINES + 2)
    return "\n".join("\t".join(" ".join(as_text(cell).split()) for cell in row.cells) for row in rows)


def read_figure(text: str) -> Decimal | None:
    """4.5, "4,5", "1,250", "85%" or "12 minutes"; None for anything that is not one number."""
    number = read_number(text.strip())
    return number.value if number and number.out_of is None else None


def read_pasted(text: str, *, counts: bool = False) -> Pasted:
    """The lines of ``text`` that are not blank, each read or with its fault.

    With ``counts`` the second and third column are the two counts that make the figure.
    """
    rows = _split(text)
    found = Pasted()
    if rows and _is_heading(rows[0][1]):
        found.notes.append(f"Line {rows[0][0]} is taken for headings.")
        rows = rows[1:]
    if len(rows) > MOST_LINES:
        found.notes.append(f"These are more than {MOST_LINES:,} lines. Paste the newest {MOST_LINES:,} only.")
        return found
    orders = {order_shown(cell) for _, cells in rows for cell in cells}
    month_first = "month" in orders and "day" not in orders
    if month_first:
        found.notes.append("Dates are read with the month first, because some can be nothing else.")
    places = _places([cells for _, cells in rows])
    found.lines = [
        _line(number, cells, places, month_first=month_first, counts=counts) for number, cells in rows
    ]
    return found


def _split(text: str) -> list[tuple[int, Cells]]:
    delimiter = next((each for each in DELIMITERS if each in text), ",")
    rows: list[tuple[int, Cells]] = []
    for number, line in enumerate(text.splitlines(), 1):
        read = csv.reader([line[:LONGEST_LINE]], delimiter=delimiter, skipinitialspace=True)
        cells = [cell.strip() for cell in next(read, [])]
        if any(cells):
            rows.append((number, cells))
    return rows


def _is_heading(cells: Cells) -> bool:
    return not any(_is_date(cell) or read_figure(cell) is not None for cell in cells)


def _is_date(cell: str) -> bool:
    return read_date(cell) is not None or read_date(cell, month_first=True) is not None


def _places(rows: Sequence[Cells]) -> tuple[int, int | None, int | None]:
    """Where the date, the figure and the count stand: numbers right of the date before those left of it."""
    width = max(map(len, rows), default=0)
    day = next((place for place in range(width) if _mostly(rows, place, _is_date)), 0)
    order = [*range(day + 1, width), *range(day)]
    numbers = [place for place in order if _mostly(rows, place, lambda cell: read_figure(cell) is not None)]
    second = numbers[0] if numbers else next(iter(order), None)
    return day, second, next((place for place in numbers if place != second), None)


def _mostly(rows: Sequence[Cells], place: int, test: Callable[[str], bool]) -> bool:
    filled = [cells[place] for cells in rows if place < len(cells) and cells[place]]
    return bool(filled) and sum(map(test, filled)) * 2 >= len(filled)


def _line(
    number: int, cells: Cells, places: tuple[int, int | None, int | None], *, month_first: bool, counts: bool
) -> Line:
    shown = tuple(_cell(cells, place) for place in places)
    day = read_date(shown[0], month_first=month_first)
    second, third = read_figure(shown[1]), read_figure(shown[2])
    fault = _fault_of_shape(cells) or _fault_of_day(shown[0], day)
    fault = fault or (_fault_of_count(shown[1], second) if counts else _fault_of_figure(shown[1], second))
    if shown[2] or counts:
        fault = fault or _fault_of_count(shown[2], third)
    count = int(third) if third is not None and not fault else None
    return Line(number, day, second, count, shown, fault)


def _cell(cells: Cells, place: int | None) -> str:
    return cells[place] if place is not None and place < len(cells) else ""


def _fault_of_shape(cells: Cells) -> str:
    return "" if len(cells) > 1 else "Put a tab, a comma or a semicolon between the date and the figure."


def _fault_of_day(text: str, day: date | None) -> str:
    if day:
        return ""
    return f"“{_short(text)}” is not a date." if text else "The date is missing."


def _fault_of_figure(text: str, value: Decimal | None) -> str:
    if value is not None:
        return ""
    return f"“{_short(text)}” is not a number." if text else "The figure is missing."


def _fault_of_count(text: str, value: Decimal | None) -> str:
    if fault := _fault_of_figure(text, value):
        return fault
    whole = value is not None and value == value.to_integral_value() and 0 <= value <= LARGEST_COUNT
    return "" if whole else f"“{_short(text)}” is not a count: give a whole number from 0."


def _short(text: str) -> str:
    return text if len(text) <= 30 else f"{text[:29]}…"
