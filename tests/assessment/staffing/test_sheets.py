"""What people open in their spreadsheet is what stood on the page, and nothing runs."""

from datetime import UTC, date, datetime
from io import BytesIO

import pytest
from openpyxl import load_workbook

from portfolio.sheets import sheet_response


def opened(response):
    return load_workbook(BytesIO(response.content)).active


@pytest.mark.parametrize("text", ["=1+1", "+44 20 7946 0000", "-1", "@SUM(A1)", "#N/A", "\t=cmd"])
def test_text_that_looks_like_a_formula_stays_text(text):
    cell = opened(sheet_response("learners.xlsx", ["Name"], [[text]]))["A2"]
    assert (cell.value, cell.data_type) == (text, "s")


def test_numbers_dates_and_times_keep_their_type():
    noon = datetime(2026, 7, 1, 11, 0, tzinfo=UTC)
    sheet = opened(sheet_response("x.xlsx", ["a", "b", "c", "d"], [[7, date(2026, 3, 3), noon, None]]))
    values = [cell.value for cell in sheet[2]]
    assert values == [7, datetime(2026, 3, 3), datetime(2026, 7, 1, 12, 0), None]  # noqa: DTZ001
    assert sheet["B2"].number_format == "d mmm yyyy"


def test_the_headers_are_bold_and_stay_in_view():
    sheet = opened(sheet_response("x.xlsx", ["Learner", "Met"], []))
    assert [(cell.value, cell.font.b) for cell in sheet[1]] == [("Learner", True), ("Met", True)]
    assert sheet.freeze_panes == "A2"


def test_control_characters_and_endless_text_do_not_stop_the_download():
    sheet = opened(sheet_response("x.xlsx", ["Text"], [["a\x00b" + "x" * 40_000]]))
    assert sheet["A2"].value.startswith("abx")
    assert len(sheet["A2"].value) == 32_767


def test_the_download_has_a_name_and_stays_in_no_cache():
    response = sheet_response("Learners – Harbour.xlsx", ["Name"], [])
    assert "attachment" in response["Content-Disposition"]
    assert response["Cache-Control"] == "no-store"
