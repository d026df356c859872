"""Sam, at a desk and on a phone: from sorted cards to a chart, a finding with voices, and five whys."""

import pytest
from playwright.sync_api import expect

from feedback.models import Finding
from feedback.services.themes import apply_theme
from tests.browser.conftest import DESK, PHONE, fits
from tests.feedback.analyses.bench import sorted_cards
from tests.feedback.shop import said

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
STATEMENT = "Most unhappy customers were promised a call that never came."


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_sam_finds_out_why_customers_complain(cast, sign_in, size):
    source, theme_list = sorted_cards(cast)
    glad = said(source, "They rang me the same day.", sentiment=1)
    apply_theme(by=cast.sam, theme=theme_list.themes.get(name="Nobody rang back"), items=[glad])
    page = sign_in(cast.sam, size)
    page.goto("/analyses/new/")
    page.get_by_label("What do you call it?").fill("Why customers complain")
    page.get_by_label("Pareto chart").check()
    assert fits(page)
    page.get_by_role("button", name="Begin").click()
    page.get_by_label("FB-01 Comment cards in March").check()
    page.get_by_label("Sorted by").select_option(label="What went wrong")
    page.get_by_role("button", name="Save and look again").click()
    expect(page.get_by_role("figure")).to_contain_text("themes make up")
    assert fits(page)

    page.get_by_role("link", name="Nobody rang back 6").click()
    expect(page.get_by_label("How many say so?")).to_have_value("5")
    page.get_by_label("What did you find?").fill(STATEMENT)
    page.get_by_label("Nobody rang back, card 0.").check()
    page.locator("#id_items_query").fill("card 3")
    page.get_by_role("button", name="Look").first.click()
    expect(page.get_by_label("What did you find?")).to_have_value(STATEMENT)
    expect(page.get_by_label("Nobody rang back, card 0.")).to_be_checked()
    page.get_by_label("Nobody rang back, card 3.").check()
    page.get_by_label("They rang me the same day.").check()
    page.get_by_label("How did you take the other voices").fill("One of six: the early shift keeps a list.")
    assert fits(page)
    page.get_by_role("button", name="Save finding").click()

    page.get_by_role("link", name="Ask why AN-01.1").click()
    page.get_by_label("Why?").first.fill("The note was lost")
    page.get_by_label("How do you know?").first.fill("Nine of ten notes were on loose paper")
    page.get_by_label("Why?").nth(1).fill("There is one pad for three desks")
    assert fits(page)
    page.get_by_role("button", name="Save causes").click()
    expect(page.get_by_role("main")).to_contain_text("There is one pad for three desks")
    assert fits(page)
    finding = Finding.objects.get()
    assert (finding.items.count(), finding.contrary_items.get(), finding.count) == (2, glad, 5)
    assert finding.root_causes.count() == 2
