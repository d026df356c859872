"""Sam, on a phone, in a break: log what happened with a photo, say what it shows, hand it in."""

import pytest
from playwright.sync_api import expect

from assessment.models import Claim, SubmissionItem
from portfolio.models import Record, RecordState
from tests.browser.conftest import PHONE, fits
from tests.permissions.world import picture

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_sam_logs_a_photo_claims_a_criterion_and_hands_it_in(cast, sign_in):
    page = sign_in(cast.sam, PHONE)
    assert fits(page)
    page.get_by_role("link", name="Photo").click()
    page.get_by_label("What is it?").fill("Call-back diary on the wall")
    photo = picture()
    page.locator("#id_photo").set_input_files(
        {"name": photo.name, "mimeType": "image/jpeg", "buffer": photo.read()}
    )
    page.get_by_label("What happened").fill("The diary we hung up on Monday. **I** drew the columns.")
    assert fits(page)
    page.get_by_text("Before you hand it in").click()
    page.get_by_label("No AI help was used").check()
    page.get_by_label("I have checked it for other people", exact=False).check()
    page.get_by_role("button", name="Save and map criteria").click()
    page.get_by_role("checkbox", name="TST-01", exact=False).check()
    page.get_by_label("Why").first.fill("It shows who promised which call.")
    page.get_by_role("button", name="Save criteria").click()
    expect(page.get_by_role("heading", name="Call-back diary on the wall")).to_be_visible()
    expect(page.get_by_role("main")).to_contain_text("AV-01")
    assert fits(page)
    assert Claim.objects.get().reason == "It shows who promised which call."
    page.goto(f"/e/{cast.enrolment.ref}/submit/")
    page.get_by_label("AV-01", exact=False).check()
    page.get_by_label("I declare", exact=False).check()
    page.get_by_role("button", name="Declare and hand in").click()
    expect(page.get_by_role("status").first).to_contain_text("Alan Reid")
    record = Record.objects.get()
    assert (record.state, record.attachments.get().name) == (RecordState.SUBMITTED, "desk.jpg")
    assert SubmissionItem.objects.get().version.snapshot["narrative"].startswith("The diary")


def test_a_bad_file_costs_nothing_that_was_typed(cast, sign_in):
    page = sign_in(cast.sam, PHONE)
    page.goto("/log/WP/")
    page.get_by_label("What is it?").fill("Survey results")
    page.get_by_label("What happened").fill("Forty tenants answered.")
    page.locator("#id_files").set_input_files(
        {"name": "empty.pdf", "mimeType": "application/pdf", "buffer": b""}
    )
    page.get_by_role("button", name="Save draft").click()
    expect(page.get_by_role("heading", name="There is a problem")).to_be_visible()
    expect(page.get_by_role("main")).to_contain_text("is empty")
    expect(page.get_by_label("What is it?")).to_have_value("Survey results")
    expect(page.get_by_label("What happened")).to_have_value("Forty tenants answered.")
