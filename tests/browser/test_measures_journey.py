"""Half a year of figures out of Sam's spreadsheet: pasted, looked at, and seen as a chart with its table."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from feedback.models import Reading
from tests.browser.conftest import DESK, PHONE, fits
from tests.feedback.measures.desk import measure_of, sheet

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def _barriers(page) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [f"{each['id']}: {node['target']}" for each in found for node in each["nodes"]]


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_sam_pastes_half_a_year_and_sees_the_chart_and_its_table(cast, sign_in, size):
    measure = measure_of(cast, target=75)
    page = sign_in(cast.sam, size)
    page.goto("/measures/")
    assert fits(page)
    page.get_by_role("link", name=measure.name).click()
    expect(page.get_by_role("heading", name="No readings yet")).to_be_visible()
    page.get_by_role("link", name="Paste a table").click()
    page.get_by_label("The lines of your spreadsheet").fill(sheet())
    page.get_by_role("button", name="Check the lines").click()
    expect(page.get_by_role("region", name="Lines to add").get_by_role("row")).to_have_count(25)
    assert fits(page)
    assert _barriers(page) == []
    assert not Reading.objects.exists()
    page.get_by_role("button", name="Add 24 readings").click()
    expect(page.get_by_role("status").first).to_contain_text("24 readings are added")
    expect(page.get_by_role("img", name="Call-backs kept").locator("visible=true")).to_be_visible()
    page.get_by_text("The figures as a table").click()
    table = page.get_by_role("region", name="Call-backs kept, table")
    expect(table.get_by_role("row")).to_have_count(25)
    expect(table).to_contain_text("7 in a row on one side of the mean")
    assert fits(page)
    assert _barriers(page) == []


def test_a_wrong_reading_is_set_aside_on_the_phone(cast, sign_in):
    measure = measure_of(cast)
    page = sign_in(cast.sam, PHONE)
    page.goto(f"/p/{cast.portfolio.ref}/measures/{measure.ref}/")
    page.get_by_label("Date", exact=True).fill("2025-03-03")
    page.get_by_label("Figure (%)").fill("26")
    page.get_by_role("button", name="Add reading").click()
    expect(page.get_by_role("status").first).to_contain_text("3 Mar 2025 is saved")
    page.locator(".set-aside summary").click()
    page.get_by_label("Why does it not count?").fill("Digits turned round.")
    page.get_by_role("button", name="Set aside").click()
    expect(page.get_by_role("main")).to_contain_text("Set aside: Digits turned round.")
    assert Reading.objects.get().set_aside == "Digits turned round."
    assert fits(page)
