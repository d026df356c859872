"""Sam ticks off a change on his phone, notes who was told, and looks back at a desk."""

from datetime import date

import pytest
from playwright.sync_api import expect

from feedback.models import Reading
from improvements.models import Action, JournalEntry, Review
from improvements.services.actions import plan_action
from tests.browser.conftest import DESK, PHONE, fits
from tests.improvements import loop

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_sam_ticks_off_a_change_on_the_phone_and_notes_who_was_told(cast, sign_in):
    turn = loop.turn(cast, state="changing")
    plan_action(by=cast.sam, improvement=turn, fields={}, record_fields={"title": "Hang up a diary"})
    page = sign_in(cast.sam, PHONE)
    page.goto(f"/p/{turn.portfolio.ref}/CH-01/action/done/")
    assert fits(page)
    page.get_by_label("What was done").fill("It hangs by the phones.")
    page.get_by_role("button", name="Mark as done").click()
    expect(page.get_by_role("heading", name="There is a problem")).to_be_visible()
    expect(page.get_by_label("What was done")).to_have_value("It hangs by the phones.")
    page.get_by_label("I led it").check()
    page.get_by_role("button", name="Mark as done").click()
    expect(page.get_by_role("status").first).to_contain_text("Is the new way in use?")
    action = Action.objects.get()
    assert (action.learner_role, action.done_note) == ("lead", "It hangs by the phones.")

    page.goto(f"/p/{turn.portfolio.ref}/improvements/{turn.ref}/journal/")
    assert fits(page)
    page.get_by_role("link", name="Told somebody").click()
    page.get_by_label("My team").check()
    page.get_by_label("The change and why").check()
    page.get_by_label("What you told them").fill("Why we keep one diary.")
    assert fits(page)
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("status").first).to_contain_text("LOG-01 is saved")
    entry = JournalEntry.objects.get()
    assert (entry.audience, entry.purpose, entry.record.narrative) == (
        "team",
        "change",
        "Why we keep one diary.",
    )


def test_sam_reviews_before_and_after_and_one_mistake_costs_nothing(cast, sign_in):
    turn = loop.turn(cast, state="live", live_on=date(2026, 3, 16))
    measure = loop.measure(cast, turn)
    for day, value in ((date(2026, 2, 2), 32), (date(2026, 2, 9), 30), (date(2026, 4, 6), 12)):
        Reading.objects.create(
            centre=cast.centre, measure=measure, taken_on=day, value=value, n=100, recorded_by=cast.sam
        )
    page = sign_in(cast.sam, DESK)
    page.goto(f"/p/{turn.portfolio.ref}/improvements/{turn.ref}/review/")
    expect(page.get_by_role("main")).to_contain_text("After is lower than before by 19")
    page.get_by_label("Better").check()
    page.get_by_label("What you learned").fill("Ring before lunch.")
    page.get_by_text("Days and way of measuring").click()
    page.get_by_label("After, from").fill("2026-03-01")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", name="There is a problem")).to_be_visible()
    expect(page.get_by_role("link", name="The change went live on 16 Mar 2026")).to_be_visible()
    expect(page.get_by_label("Better")).to_be_checked()
    expect(page.get_by_label("What you learned")).to_have_value("Ring before lunch.")
    page.get_by_label("After, from").fill("")
    page.get_by_label("Before, from").fill("2026-02-09")
    page.get_by_role("button", name="Reckon again").click()
    expect(page.get_by_role("main")).to_contain_text("After is lower than before by 18")
    assert not Review.objects.exists()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("status").first).to_contain_text("REV-01 is saved")
    line = Review.objects.get().lines.get()
    assert (line.before, line.after, line.verdict) == (30, 12, "improved")
