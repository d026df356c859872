"""XLSX files: the first sheet with something in it, row by row. Formulas are never worked out."""

import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import MAXYEAR, date, datetime, time, timedelta
from decimal import Decimal
from itertools import repeat
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.cell.read_only import EMPTY_CELL

from .cells import MAX_COLUMNS, BadSheet, Cell, Row, check_size, is_blank

#: More rows than any program writes: a row number beyond it is a lie that would keep us counting.
LAST_ROW = 1_048_576
DAMAGED = "This Excel file cannot be read. Open it in Excel, save it again as .xlsx, and choose the new file."


@dataclass(frozen=True)
class ExcelFile:
    path: Path
    sheet: str
    formulas: bool

    @property
    def describe(self) -> str:
        return f"XLSX, sheet “{self.sheet}”"

    def records(self) -> Iterator[Row]:
        """A formula gives the result the file holds; without one, the formula stays as text."""
        with _book(self.path, results=True) as book:
            if not self.formulas:
                yield from _rows(_cells(book, self.sheet), repeat(()))
                return
            with _book(self.path, results=False) as written:
                yield from _rows(_cells(book, self.sheet), _cells(written, self.sheet))


def open_excel(path: Path) -> ExcelFile:
    formulas = _has_formulas(path)
    with _book(path, results=True) as book:
        names = [sheet.title for sheet in book.worksheets if sheet.sheet_state == "visible"]
    for name in names:
        file = ExcelFile(path, name, formulas)
        if next(file.records(), None):
            return file
    raise BadSheet("This Excel file has no sheet with anything in it.")


@contextmanager
def _book(path: Path, *, results: bool) -> Iterator[Any]:
    with path.open("rb") as file:  # given a path, openpyxl would ask for an ending, which kept files lack
        try:
            book = load_workbook(file, read_only=True, data_only=results, keep_links=False)
        except Exception as error:  # what a damaged file raises is anybody's guess
            raise BadSheet(DAMAGED) from error
        try:
            yield book
        finally:
            book.close()


def _has_formulas(path: Path) -> bool:
    try:
        with zipfile.ZipFile(path) as archive:
            sheets = [name for name in archive.namelist() if "worksheets/" in name.lower()]
            return any(_holds(archive, name, (b"<f>", b"<f ", b":f>", b":f ")) for name in sheets)
    except Exception as error:
        raise BadSheet(DAMAGED) from error


def _holds(archive: zipfile.ZipFile, name: str, wanted: tuple[bytes, ...]) -> bool:
    end = b""
    with archive.open(name) as file:
        while piece := file.read(256 * 1024):
            seen = end + piece
            if any(mark in seen for mark in wanted):
                return True
            end = seen[-3:]
    return False


def _cells(book: Any, name: str) -> Iterator[tuple[Any, ...]]:
    sheet = book[name]
    sheet.reset_dimensions()  # the size that a sheet claims to have is often wrong
    return sheet.iter_rows(max_col=MAX_COLUMNS + 1)


def _rows(computed: Iterator[tuple], written: Iterator[tuple]) -> Iterator[Row]:
    number, gap = 0, None
    while True:
        try:
            results, formulas = next(computed), next(written)
        except StopIteration:
            return
        except Exception as error:
            raise BadSheet(DAMAGED) from error
        number += 1
        if number > LAST_ROW:
            raise BadSheet(DAMAGED)
        if results is gap:  # rows that the file leaves out are all one and the same
            continue
        cells = _values(results, formulas)
        gap = gap if cells else results
        if any(not is_blank(cell) for cell in cells):
            check_size(number, cells)
            yield Row(number, cells)


def _values(results: tuple, formulas: tuple) -> list[Cell]:
    used = len(results)
    while used and results[used - 1] is EMPTY_CELL:
        used -= 1
    values = [_value(cell) for cell in results[:used]]
    for place, cell in enumerate(formulas[:used]):
        if values[place] is None and cell.value is not None:
            values[place] = str(getattr(cell.value, "text", cell.value))
    return values


def _value(cell: Any) -> Cell:
    value = cell.value
    if value is None or isinstance(value, str):
        return value or None
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return _number(value, cell.number_format)
    return _moment(value)


def _number(value: int | float, number_format: str) -> Cell:
    """A percentage as a person sees it: 0.85 shown as per cent is the text "85%"."""
    number = Decimal(str(value))
    if not number.is_finite():
        return str(value)
    return f"{(number * 100).normalize():f}%" if "%" in number_format else number


def _moment(value: datetime | date | time | timedelta) -> Cell:
    """A day where the time is midnight. Excel's sums leave a few microseconds, which nobody typed."""
    if not isinstance(value, datetime):
        return value if isinstance(value, date) else str(value)
    if value.year == MAXYEAR:  # half a second more could be beyond all time
        return value.date()
    whole = (value + timedelta(milliseconds=500)).replace(microsecond=0)
    return whole.date() if whole.time() == time() else whole
