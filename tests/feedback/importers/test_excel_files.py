"""Excel files: real days, numbers and percentages, and sheets that lie about themselves."""

import zipfile
from datetime import date, datetime
from decimal import Decimal

import pytest
from openpyxl import Workbook

from feedback.importers.cells import BadSheet
from feedback.importers.reading import open_table

from .files import cells, write_excel

MOMENT = datetime(2026, 3, 1, 14, 5)  # noqa: DTZ001  Excel knows no zones


def test_days_numbers_and_percentages_are_what_a_person_sees(tmp_path):
    table = write_excel(
        tmp_path,
        ["Date", "When", "Score", "Met", "Told us", "Comments"],
        [date(2026, 3, 1), MOMENT, 4.5, 0.85, True, "£5 “more”"],
        formats={"D2": "0%"},
    )
    assert table.describe == "XLSX, sheet “Sheet”"
    assert cells(table) == [[date(2026, 3, 1), MOMENT, Decimal("4.5"), "85%", "TRUE", "£5 “more”"]]


def test_a_formula_is_never_worked_out(tmp_path):
    table = write_excel(tmp_path, ["Score", "Comments"], [9, "=1+1"], [8, '=HYPERLINK("x","open")'])
    assert cells(table) == [[9, "=1+1"], [8, '=HYPERLINK("x","open")']]


def test_a_formula_gives_the_result_that_the_file_holds(tmp_path):
    write_excel(tmp_path, ["Score", "Twice"], [9, "=A2*2"])
    _edit(tmp_path, b"<f>A2*2</f><v></v>", b"<f>A2*2</f><v>18</v>", b"<f>A2*2</f><v />")
    assert cells(open_table(tmp_path / "survey.xlsx", "survey.xlsx")) == [[9, 18]]


def test_a_sheet_may_lie_about_its_size(tmp_path):
    write_excel(tmp_path, ["Score", "Comments"], [9, "Kind"], [2, "Slow"])
    _edit(tmp_path, b'<dimension ref="A1:B3"', b'<dimension ref="A1:A1"', b"")
    assert cells(open_table(tmp_path / "survey.xlsx", "survey.xlsx")) == [[9, "Kind"], [2, "Slow"]]


def test_rows_keep_their_numbers_past_titles_and_empty_rows(tmp_path):
    table = write_excel(tmp_path, ["Survey 2026"], [], ["Score", "Comments"], [9, "Kind"], [], [2, "Slow"])
    assert [(row.number, row.cells) for row in table.rows()] == [(4, [9, "Kind"]), (6, [2, "Slow"])]


def test_the_first_sheet_with_something_in_it_is_read(tmp_path):
    book = Workbook()
    hidden = book.create_sheet("Lists")
    hidden.append(["never", "shown"])
    hidden.sheet_state = "hidden"
    answers = book.create_sheet("Answers")
    answers.append(["Score", "Comments"])
    answers.append([9, "Kind"])
    book.save(tmp_path / "book.xlsx")
    table = open_table(tmp_path / "book.xlsx", "book.xlsx")
    assert (table.describe, cells(table)) == ("XLSX, sheet “Answers”", [[9, "Kind"]])


def test_an_empty_book_is_refused(tmp_path):
    with pytest.raises(BadSheet, match="no sheet with anything in it"):
        write_excel(tmp_path)


@pytest.mark.parametrize(
    ("there", "instead"),
    [
        (b'<row r="2"', b'<row r="99999999999"'),
        (b"<sheetData>", b"<sheetData><nonsense>"),
        (b't="n"><v>9', b't="s"><v>77'),
    ],
)
def test_a_damaged_sheet_is_refused_in_one_sentence(tmp_path, there, instead):
    write_excel(tmp_path, ["Score", "Comments"], [9, "Kind"])
    _edit(tmp_path, there, instead, b"")
    with pytest.raises(BadSheet, match=r"This Excel file cannot be read\."):
        cells(open_table(tmp_path / "survey.xlsx", "survey.xlsx"))


def _edit(folder, old: bytes, new: bytes, other: bytes) -> None:
    """Write the only sheet anew with ``old`` (or ``other``, as another version writes it) made ``new``."""
    path = folder / "survey.xlsx"
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    sheet = members["xl/worksheets/sheet1.xml"]
    there = old if old in sheet else other
    assert there and there in sheet, sheet
    members["xl/worksheets/sheet1.xml"] = sheet.replace(there, new, 1)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
