"""Pasting and computing, page by page: look first, then add all or none."""

import io
import re
from datetime import timedelta
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import Workbook

from feedback.models import Measure, Reading
from feedback.services.computing import ended_periods
from feedback.services.measures import add_reading
from portfolio.models import Upload
from tests.cast import client_for
from tests.feedback.measures.desk import FIGURES, MONDAY, measure_of, sheet, survey, weekly


def _url(name: str, measure: Measure) -> str:
    return reverse(f"feedback:{name}", args=[measure.portfolio.ref, measure.ref])


def _checked(page: str) -> str:
    return re.search(r'name="checked" value="(\w+)"', page)[1]


@pytest.fixture
def sam(cast):
    return client_for(cast.sam)


def test_sam_pastes_half_a_year_looks_and_adds_it(cast, sam):
    measure = measure_of(cast)
    url = _url("readings-paste", measure)
    page = sam.post(url, {"text": sheet(), "check": "yes"}).content.decode()
    assert "24 new readings" in page
    assert not Reading.objects.exists()
    answer = sam.post(url, {"text": sheet(), "checked": _checked(page), "save": "yes"}, follow=True)
    assert b"24 readings are added to M-01." in answer.content
    assert [float(each.value) for each in measure.readings.all()] == FIGURES
    assert {each.way for each in measure.readings.all()} == {"pasted"}


def test_the_button_pressed_twice_adds_once(cast, sam):
    measure = measure_of(cast)
    url = _url("readings-paste", measure)
    page = sam.post(url, {"text": sheet()}).content.decode()
    sent = {"text": sheet(), "checked": _checked(page), "save": "yes"}
    sam.post(url, sent)
    assert b"were there already" in sam.post(url, sent, follow=True).content
    assert measure.readings.count() == 24


def test_lines_changed_after_the_look_are_shown_again_first(cast, sam):
    measure = measure_of(cast)
    url = _url("readings-paste", measure)
    page = sam.post(url, {"text": "3/3/2025\t62"}).content.decode()
    answer = sam.post(url, {"text": "3/3/2025\t99", "checked": _checked(page), "save": "yes"})
    assert answer.status_code == 200
    assert not Reading.objects.exists()


def test_one_bad_line_keeps_all_out_and_every_word_stays(cast, sam):
    measure = measure_of(cast)
    text = "3/3/2025\t62\n10/3/2025\tlots\n3/3/2025\t64"
    answer = sam.post(_url("readings-paste", measure), {"text": text, "save": "yes", "method": "By hand"})
    page = answer.content.decode()
    assert answer.status_code == 422
    for words in (
        "2 of 3 lines",
        "“lots” is not a number.",
        "This day stands twice",
        "By hand",
        "10/3/2025\tlots",
    ):
        assert words in page
    assert not Reading.objects.exists()


def test_a_day_with_another_figure_is_a_fault_and_with_the_same_none(cast, sam):
    measure = measure_of(cast)
    weekly(cast, measure, [62])
    page = sam.post(_url("readings-paste", measure), {"text": "3/3/2025\t62\n10/3/2025\t64"}).content.decode()
    assert "1 new reading; 1 more is there already and stays as it is" in page
    page = sam.post(_url("readings-paste", measure), {"text": "3/3/2025\t63\n10/3/2025\t64"}).content.decode()
    assert "There is another reading for this day already." in page


def test_complaints_and_contacts_may_be_pasted_as_counts(cast, sam):
    measure = measure_of(cast, name="Complaints", formula="rate", unit="", direction=-1)
    sent = {"text": "3/3/2025\t7\t1250", "columns": "counts"}
    page = sam.post(_url("readings-paste", measure), sent).content.decode()
    sam.post(_url("readings-paste", measure), sent | {"checked": _checked(page), "save": "yes"})
    reading = measure.readings.get()
    assert (reading.value, reading.part, reading.whole) == (Decimal("5.6"), 7, 1250)


def _excel() -> SimpleUploadedFile:
    book = Workbook()
    book.active.append(["Week", "Kept", "Answers"])
    for week, figure in enumerate(FIGURES):
        book.active.append([MONDAY + timedelta(weeks=week), figure, 40])
    kept = io.BytesIO()
    book.save(kept)
    return SimpleUploadedFile("kept.xlsx", kept.getvalue())


@pytest.mark.parametrize("file", ["excel", "csv"])
def test_a_file_becomes_lines_to_look_at(cast, sam, file):
    measure = measure_of(cast)
    sent = _excel() if file == "excel" else SimpleUploadedFile("kept.csv", sheet(between=",").encode())
    answer = sam.post(_url("readings-paste", measure), {"text": "", "file": sent})
    assert "24 new readings" in answer.content.decode()
    assert not Upload.objects.exists()


def test_a_file_that_is_no_table_says_so_and_keeps_what_was_typed(cast, sam):
    measure = measure_of(cast)
    file = SimpleUploadedFile("empty.xlsx", b"")
    answer = sam.post(_url("readings-paste", measure), {"text": "3/3/2025\t62", "file": file})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "is empty" in page
    assert "3/3/2025\t62" in page


def test_answers_become_readings_after_a_look(cast, sam):
    source = survey(cast, [(MONDAY, 5), (MONDAY, 4), (MONDAY, 1), (MONDAY + timedelta(7), 5)])
    measure = measure_of(cast, formula="csat", unit="", sources=[source])
    add_reading(by=cast.sam, measure=measure, fields={"taken_on": MONDAY + timedelta(13), "value": 50})
    page = sam.get(_url("readings-compute", measure), {"every": "week"}).content.decode()
    for words in ("3 Mar to 9 Mar 2025", "66.67", "16 Mar holds 50%, which stays", "Add 1 reading<"):
        assert words in page
    sam.post(_url("readings-compute", measure), {"every": "week", "scale": "1_5"})
    added = measure.readings.get(way="computed")
    assert (added.taken_on, added.value, added.n) == (MONDAY + timedelta(6), Decimal("66.6667"), 3)


def test_months_are_chosen_instead_of_weeks(cast, sam):
    source = survey(cast, [(MONDAY, 5), (MONDAY + timedelta(7), 1)])
    measure = measure_of(cast, formula="csat", unit="", sources=[source])
    page = sam.get(_url("readings-compute", measure), {"every": "month"}).content.decode()
    assert "1 Mar to 31 Mar 2025" in page


def test_counts_of_each_week_are_computed_looked_at_and_kept(cast, sam):
    measure = measure_of(cast, name="In time", formula="share", unit="")
    newest, before = (last for _, last in ended_periods(every="week", count=2))
    url = _url("readings-compute", measure)
    wrong = {f"part-{newest}": "9", f"whole-{newest}": "8"}
    answer = sam.post(url, wrong | {"check": "yes"})
    assert answer.status_code == 422
    assert b"9 cannot be a part of 8." in answer.content
    right = {f"part-{newest}": "7", f"whole-{newest}": "8", f"part-{before}": "3", f"whole-{before}": "4"}
    assert b"87.5" in sam.post(url, right | {"check": "yes"}).content
    assert not Reading.objects.exists()
    sam.post(url, right | {"save": "yes"})
    assert [(each.value, each.n, each.way) for each in measure.readings.all()] == [
        (75, 4, "computed"),
        (Decimal("87.5"), 8, "computed"),
    ]
    assert b"were there already" in sam.post(url, right | {"save": "yes"}, follow=True).content


def test_earlier_weeks_show_and_nothing_typed_is_lost(cast, sam):
    measure = measure_of(cast, name="In time", formula="share", unit="")
    newest = ended_periods(every="week", count=1)[0][1]
    sent = {f"part-{newest}": "7", f"whole-{newest}": "8", "count": "6", "more": "yes"}
    page = sam.post(_url("readings-compute", measure), sent).content.decode()
    assert page.count("count-row") == 12
    assert re.search(rf'name="part-{newest}" value="7"', page)


def test_a_typed_measure_computes_nothing(cast, sam):
    answer = sam.get(_url("readings-compute", measure_of(cast)), follow=True)
    assert b"typed in, so there is nothing to compute" in answer.content
