"""Sheets: the survey export, call-back readings by week, and the no-access figures. Same day, same bytes."""

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from assessment.demo.days import on
from assessment.demo.figures import (
    BASELINE,
    NO_ACCESS,
    REASONS,
    SUSTAINED,
    TRIAL,
    Week,
    late,
    promised,
)
from assessment.demo.replies import before

MODIFIED = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*")
HEAD = PatternFill("solid", fgColor="0F5C63")


def survey_csv(today: date) -> bytes:
    """Return the survey tool's export: date of reply, score, comment; 146 rows, 46 with a comment."""
    out = io.StringIO(newline="")
    sheet = csv.writer(out)
    sheet.writerow(("replied_on", "kept_informed_1_to_5", "comment"))
    sheet.writerows((on(days, today).isoformat(), score, comment) for days, score, comment in before())
    return out.getvalue().encode("utf-8-sig")


def baseline_xlsx(today: date) -> bytes:
    """Return the tally behind the Pareto: reasons with running share, and the eight weeks counted."""
    book = Workbook()
    total, so_far, rows = late(BASELINE), 0, []
    for reason, count in REASONS:
        so_far += count
        rows.append((reason, count, round(count / total, 3), round(so_far / total, 3)))
    sheet = _sheet(
        book, "Reasons", ("Reason (first thing that went wrong)", "Late or missed", "Share", "Running share")
    )
    _fill(sheet, rows, "0.0%", (3, 4))
    _readings(book, "Weeks before", BASELINE, today)
    return _saved(book, on(190, today))


def readings_xlsx(today: date) -> bytes:
    """Return call-backs by week before and after go-live, and the comparison used in the review."""
    book = Workbook()
    _readings(book, "Before", BASELINE, today)
    _readings(book, "After go-live", TRIAL, today)
    sheet = _sheet(book, "Compare", ("Period", "Promised", "Late or missed", "Share"))
    periods = (
        ("Eight weeks before", BASELINE),
        ("Weeks 1 to 4 after", TRIAL[:4]),
        ("Weeks 5 to 8 after", TRIAL[4:]),
        ("All eight weeks after", TRIAL),
    )
    _fill(sheet, [(name, promised(w), late(w), late(w) / promised(w)) for name, w in periods], "0.0%", (4,))
    return _saved(book, on(101, today))


def sustain_xlsx(today: date) -> bytes:
    """Return the four weeks after the review, which show whether the change lasted."""
    book = Workbook()
    _readings(book, "Weeks 9 to 12", SUSTAINED, today)
    return _saved(book, on(74, today))


def no_access_xlsx(today: date) -> bytes:
    """Return twelve weeks of visits in the South area that found nobody at home."""
    book = Workbook()
    sheet = _sheet(book, "No access", ("Week beginning", "Visits", "Nobody at home", "Share"))
    _fill(sheet, _week_rows(NO_ACCESS, today), "0.0%", (4,))
    return _saved(book, on(32, today))


def _readings(book: Workbook, title: str, weeks: Sequence[Week], today: date) -> None:
    sheet = _sheet(book, title, ("Week beginning", "Call-backs promised", "Late or missed", "Share"))
    _fill(sheet, [*_week_rows(weeks, today), _total(weeks)], "0.0%", (4,))


def _week_rows(weeks: Iterable[Week], today: date) -> list[tuple]:
    return [(on(w.starts, today), w.promised, w.late, w.late / w.promised) for w in weeks]


def _total(weeks: Sequence[Week]) -> tuple:
    all_weeks = tuple(weeks)
    return ("Total", promised(all_weeks), late(all_weeks), late(all_weeks) / promised(all_weeks))


def _sheet(book: Workbook, title: str, heads: Sequence[str]) -> Worksheet:
    first = book.active if book.sheetnames == ["Sheet"] else None
    sheet = first if isinstance(first, Worksheet) else book.create_sheet()
    sheet.title = title
    sheet.append(list(heads))
    for cell in sheet[1]:
        cell.font, cell.fill = Font(bold=True, color="FFFFFF"), HEAD
        cell.alignment = Alignment(wrap_text=True, vertical="center")
    for letter in "ABCD":
        sheet.column_dimensions[letter].width = 34 if letter == "A" else 18
    sheet.freeze_panes = "A2"
    return sheet


def _fill(sheet: Worksheet, rows: Iterable[Sequence], share: str, share_columns: Sequence[int]) -> None:
    for row in rows:
        sheet.append(list(row))
        for column in share_columns:
            sheet.cell(sheet.max_row, column).number_format = share
        first = sheet.cell(sheet.max_row, 1)
        if isinstance(first.value, date):
            first.number_format = "d mmm yyyy"
            first.alignment = Alignment(horizontal="left")


def _saved(book: Workbook, day: date) -> bytes:
    """Save with the story's day in place of the clock, which openpyxl writes in two places."""
    raw, out = io.BytesIO(), io.BytesIO()
    book.properties.creator = "Sam Ashworth"
    book.save(raw)
    return packed({n: _undated(n, data, day) for n, data in _members(raw)}, out)


def _members(raw: io.BytesIO) -> list[tuple[str, bytes]]:
    with zipfile.ZipFile(raw) as archive:
        return [(name, archive.read(name)) for name in archive.namelist()]


def _undated(name: str, data: bytes, day: date) -> bytes:
    if name != "docProps/core.xml":
        return data
    stamp = datetime.combine(day, time(16, 20)).isoformat() + "Z"
    return MODIFIED.sub(lambda m: m[1] + stamp.encode(), data)


def packed(members: dict[str, bytes], out: io.BytesIO | None = None) -> bytes:
    """Zip the members in their order under one fixed time stamp; return the bytes."""
    out = out or io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name, (2020, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()
