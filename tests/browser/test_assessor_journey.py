"""Alan opens his queue, judges what Sam handed in, and signs the unit off after Sam's statement."""

import re

import pytest
from playwright.sync_api import expect

from assessment.progress import progress_of
from assessment.services.submissions import submit
from tests.browser.conftest import fits
from tests.cast import claim, log

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def handed_in(cast):
    record = log(cast, narrative="I rang **every** tenant back the same day.")
    claim(cast, record)
    return submit(by=cast.sam, enrolment=cast.enrolment, records=[record], declared=True).items.get()


def _judge_all_met(page, item):
    for each in item.claims.all():
        panel = page.locator(f"#claim-{each.pk}")
        panel.get_by_label("Yes to all four").check()
        panel.get_by_label("Met", exact=True).check()
        panel.get_by_label("Yes", exact=True).check()
        panel.get_by_label("Feedback on the criterion").fill("Clear, dated and your own.")
    page.get_by_label("Accept it as evidence").check()
    page.get_by_label("Feedback to the learner").fill("Good work, Sam.")
    page.get_by_label("To the best of my knowledge", exact=False).check()
    page.get_by_role("button", name="Save decision").click()


def test_alan_judges_and_signs(cast, sign_in, handed_in):
    page = sign_in(cast.assessor)
    page.get_by_role("link", name="Judge the oldest").click()
    expect(page.locator(".judge-evidence strong", has_text="every")).to_be_visible()
    assert fits(page)
    _judge_all_met(page, handed_in)
    expect(page.get_by_role("status").first).to_be_visible()
    unit = progress_of(cast.enrolment).units[0]
    assert (unit.met, unit.state) == (3, "all_met")
    address = f"/e/{cast.enrolment.ref}/u/{unit.row.pk}/"
    for member, state in ((cast.sam, "declared"), (cast.assessor, "signed")):
        page = sign_in(member)
        page.goto(address + "sign/")
        page.locator("main form textarea").fill("I have read every page of this and stand by it.")
        page.locator("main form input[type=checkbox]").check()
        page.get_by_role("button", name="Sign").click()
        expect(page).to_have_url(re.compile(r"(?<!/sign)/$"))
        assert progress_of(cast.enrolment).units[0].state == state
    expect(page.get_by_role("main")).to_contain_text("Signed off")


def test_a_decision_without_feedback_is_asked_for_and_keeps_the_rest(cast, sign_in, handed_in):
    page = sign_in(cast.assessor)
    page.goto(f"/judge/{handed_in.pk}/")
    for each in handed_in.claims.all():
        page.locator(f"#claim-{each.pk}").get_by_label("Yes to all four").check()
    page.get_by_label("What should they do next?", exact=False).fill("Bring the diary.")
    page.get_by_label("Return it for more").check()
    page.get_by_role("button", name="Save decision").click()
    expect(page.get_by_role("heading", name="There is a problem")).to_be_visible()
    expect(page.get_by_label("What should they do next?", exact=False)).to_have_value("Bring the diary.")
    assert not handed_in.judgements.exists()
