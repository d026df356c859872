"""Sam writes a plan at a desk and asks Pat, who has no account and answers on a phone; Sam sees it."""

import re

import pytest
from django.core import mail
from playwright.sync_api import expect

from improvements.models import Approval, SuccessCriterion
from tests.browser.conftest import DESK, PHONE, fits
from tests.improvements import loop

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def turn(cast):
    turn = loop.turn(cast)
    loop.finding(loop.analysis(cast, turn))
    return turn


@pytest.fixture
def mailed_links_lead_here(live_server, settings):
    settings.BASE_URL = live_server.url


@pytest.mark.usefixtures("mailed_links_lead_here")
def test_sam_plans_pat_agrees_on_a_phone_and_sam_sees_it(cast, turn, sign_in, browser):
    page = sign_in(cast.sam, DESK)
    page.goto(f"/p/{cast.portfolio.ref}/improvements/{turn.ref}/plan/")
    page.get_by_label("What is the plan called?").fill("Shared diary")
    page.get_by_label("What should be better?").fill("Fewer late call-backs")
    page.get_by_label("A third of call-backs", exact=False).check()
    page.get_by_label("We have succeeded when").fill("One in ten or fewer is late")
    page.get_by_role("button", name="Add another sign").click()
    page.get_by_label("We have succeeded when").nth(1).fill("Nobody rings twice")
    page.get_by_role("button", name="Save and ask for approval").click()
    assert SuccessCriterion.objects.count() == 2
    page.get_by_label("Their name").fill("Pat Lee")
    page.get_by_label("Their job").fill("Branch manager")
    page.get_by_label("Their work e-mail").fill("pat@firm.example")
    page.get_by_role("button", name="Make the link and send it").click()
    expect(page.get_by_role("heading", name="The e-mail is on its way")).to_be_visible()
    asked = next(each for each in mail.outbox if "/answer/" in each.body)
    link = re.search(r"http\S+/answer/\S+", asked.body).group(0)

    guest = browser.new_context(viewport=PHONE, locale="en-GB").new_page()
    guest.goto(link)
    expect(guest.get_by_role("main")).to_contain_text("Nobody rings twice")
    assert fits(guest)
    guest.get_by_role("button", name="Send my answer").click()
    expect(guest.get_by_role("heading", name="There is a problem")).to_be_visible()
    guest.get_by_label("Yes, for a trial").check()
    guest.get_by_label("In your words").fill("Until May.")
    guest.get_by_role("button", name="Send my answer").click()
    expect(guest.get_by_role("heading", name="Thank you")).to_be_visible()
    assert fits(guest)
    guest.goto(link)
    expect(guest.get_by_role("heading", name="This link does not work")).to_be_visible()
    guest.context.close()

    page.goto(f"/p/{cast.portfolio.ref}/PLAN-01/approval/ask/")
    expect(page.get_by_role("main")).to_contain_text("Agreed for a trial by Pat Lee, Branch manager")
    given = Approval.objects.get()
    assert (given.outcome, given.words) == ("trial", "Until May.")


def test_the_plan_fits_a_phone(cast, turn, sign_in):
    page = sign_in(cast.sam, PHONE)
    page.goto(f"/p/{cast.portfolio.ref}/improvements/{turn.ref}/plan/")
    assert fits(page)
    page.get_by_label("What should be better?").fill("Fewer late call-backs")
    page.get_by_role("button", name="Save plan").click()
    expect(page.get_by_role("list", name="SMART so far")).to_contain_text("Needs a measure")
    assert fits(page)
