"""Lists as XLSX files."""

import csv
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from io import BytesIO
from typing import Any

from django.http import HttpResponse
from django.utils import timezone
from django.utils.http import content_disposition_header
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
#: First characters that make a spreadsheet calculate what it opens from a CSV file.
RUNS = ("=", "+", "-", "@", "\t", "\r")
LONGEST_CELL = 32_767
FORMATS = {datetime: "d mmm yyyy hh:mm", date: "d mmm yyyy"}


def sheet_response(filename: str, headers: Sequence[str], rows: Iterable[Sequence[Any]]) -> HttpResponse:
    """A download of one sheet: bold, frozen headers, then one line for each of ``rows``.

    Text is always written as text, so that "=1+1" from a learner never runs as a formula on somebody's
    machine. Numbers, dates and times keep their type; times are local. None is an empty cell.
    """
    book = Workbook(write_only=True)
    sheet = book.create_sheet("List")
    sheet.freeze_panes = "A2"
    for number, header in enumerate(headers, 1):
        sheet.column_dimensions[get_column_letter(number)].width = max(14, len(header) + 4)
    sheet.append([_cell(sheet, header, bold=True) for header in headers])
    for row in rows:
        sheet.append([_cell(sheet, value) for value in row])
    out = BytesIO()
    book.save(out)
    response = HttpResponse(out.getvalue(), content_type=CONTENT_TYPE)
    response["Content-Disposition"] = content_disposition_header(True, filename) or "attachment"
    response["Cache-Control"] = "no-store"
    return response


def csv_response(filename: str, headers: Sequence[str], rows: Iterable[Sequence[str]]) -> HttpResponse:
    """A download as CSV. A cell that a spreadsheet might run begins with an apostrophe."""
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = content_disposition_header(True, filename) or "attachment"
    response["Cache-Control"] = "no-store"
    sheet = csv.writer(response)
    sheet.writerow(headers)
    sheet.writerows([inert(cell) for cell in row] for row in rows)
    return response


def inert(text: str) -> str:
    return f"'{text}" if text.startswith(RUNS) else text


def _cell(sheet: Any, value: Any, *, bold: bool = False) -> Any:
    value = _plain(value)
    cell = WriteOnlyCell(sheet, value=value)
    if isinstance(value, str):
        cell.data_type = "s"  # openpyxl has just taken a leading = for a formula
    elif type(value) in FORMATS:
        cell.number_format = FORMATS[type(value)]
    if bold:
        cell.font = Font(bold=True)
    return cell


def _plain(value: Any) -> Any:
    """What a sheet can hold: local times without a zone, short text without control characters."""
    if isinstance(value, datetime):
        return timezone.make_naive(value) if timezone.is_aware(value) else value
    if value is None or isinstance(value, int | float | date):
        return value
    return ILLEGAL_CHARACTERS_RE.sub("", str(value))[:LONGEST_CELL]
