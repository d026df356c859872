"""Sam at the desk reads in what the survey tool wrote, in whatever shape it wrote it."""

import pytest
from playwright.sync_api import expect

from feedback.models import Item
from feedback.services.sources import open_source
from tests.browser.conftest import DESK, PHONE, fits

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

MESSY = (
    "Repairs survey;;;\r\n"
    "Submitted at;Where;Overall, how satisfied were you? (1-5);Any other comments?\r\n"
    '03/03/2026 14:05;North;5;"Rang back within the hour.\r\nThank you Mrs Jane Smith, that’s £40 off"\r\n'
    "04/03/2026 09:10;North;2;=cmd|nobody rang\r\n"
    "04/03/2026 09:12;South;9;Off the scale\r\n"
    "31/12/2099 09:12;South;3;From the future\r\n"
    "05/03/2026 10:00;South;1;Two promises and no call\r\n"
)


@pytest.fixture
def source(cast):
    return open_source(
        by=cast.sam,
        portfolio=cast.portfolio,
        fields={"method": "survey"},
        record_fields={"title": "Repairs survey"},
    )


def choose(page, cast, source):
    page.goto(f"/p/{cast.portfolio.ref}/{source.record.ref}/import/")
    sheet = {"name": "survey.csv", "mimeType": "text/csv", "buffer": MESSY.encode("cp1252")}
    page.get_by_label("Survey file").set_input_files(sheet)
    page.get_by_role("button", name="Look at the file").click()


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_sam_reads_a_messy_survey_in_after_seeing_what_would_happen(cast, sign_in, source, size):
    page = sign_in(cast.sam, size)
    choose(page, cast, source)
    expect(page.get_by_role("main")).to_contain_text("semicolons, Windows-1252")
    score = page.get_by_label("Score (optional)", exact=True)
    expect(score).to_have_value("Overall, how satisfied were you? (1-5)")
    expect(page.get_by_label("Service area or place")).to_have_value("Where")
    assert fits(page)
    page.get_by_role("button", name="Try it out").click()
    main = page.get_by_role("main")
    expect(main).to_contain_text("1 dated in the future")
    expect(main).to_contain_text("1 with a score that is not on the scale")
    assert not Item.objects.exists()
    assert fits(page)
    page.get_by_role("button", name="Read in 3 rows").click()
    expect(main).to_contain_text("3 answers stand in FB-01")
    said = list(Item.objects.order_by("number").values_list("text", flat=True))
    assert said[0].splitlines()[1].startswith("Thank you [name], that’s £40")
    assert said[1:] == ["=cmd|nobody rang", "Two promises and no call"]


def test_the_same_file_a_second_time_finds_nothing_new(cast, sign_in, source):
    page = sign_in(cast.sam)
    for sentence in ("3 answers stand", "3 imported before"):
        choose(page, cast, source)
        page.get_by_role("button", name="Try it out").click()
        if page.get_by_role("button", name="Read in 3 rows").is_visible():
            page.get_by_role("button", name="Read in 3 rows").click()
        expect(page.get_by_role("main")).to_contain_text(sentence)
    assert Item.objects.count() == 3


def test_a_column_put_right_is_kept_when_something_else_is_wrong(cast, sign_in, source):
    page = sign_in(cast.sam)
    choose(page, cast, source)
    page.get_by_label("Service area or place").select_option("Not in this file")
    page.get_by_label("Scale of the score").select_option("")
    page.get_by_role("button", name="Try it out").click()
    expect(page.get_by_role("heading", name="There is a problem")).to_be_visible()
    expect(page.get_by_label("Service area or place")).to_have_value("")


def test_a_file_that_is_no_table_is_named_and_nothing_is_lost(cast, sign_in, source):
    page = sign_in(cast.sam)
    page.goto(f"/p/{cast.portfolio.ref}/{source.record.ref}/import/")
    page.get_by_label("Survey file").set_input_files(
        {"name": "run.exe", "mimeType": "application/octet-stream", "buffer": b"MZ\x00\x01"}
    )
    page.get_by_role("button", name="Look at the file").click()
    expect(page.get_by_role("heading", name="There is a problem")).to_be_visible()
    expect(page.get_by_role("main")).to_contain_text("must be a PDF, a picture")
