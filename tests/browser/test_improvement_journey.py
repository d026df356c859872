"""Sam takes one thing round the loop on a phone and a desk, and walks back from the change to the words."""

import pytest
from playwright.sync_api import expect

from improvements.models import Improvement
from tests.browser.conftest import DESK, PHONE, fits
from tests.improvements import loop

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_sam_begins_an_improvement_and_the_story_says_what_comes_first(cast, sign_in):
    page = sign_in(cast.sam, PHONE)
    page.goto("/improvements/")
    expect(page.get_by_role("heading", name="No improvement yet")).to_be_visible()
    page.get_by_role("main").get_by_role("link", name="Begin an improvement").click()
    page.get_by_label("What do you want to make better?").fill("Call-backs we promise")
    page.get_by_label("Where in your work?").fill("Call centre")
    assert fits(page)
    page.get_by_role("button", name="Begin").click()
    expect(page.get_by_role("heading", name="Call-backs we promise")).to_be_visible()
    assert fits(page)
    page.get_by_role("link", name="Gather feedback").click()
    page.get_by_role("main").get_by_role("link", name="Feedback", exact=True).click()
    page.get_by_label("What is it?").fill("Comment cards, March")
    page.get_by_label("How was it gathered?").select_option("comment_card")
    page.get_by_role("button", name="Go on").click()
    expect(page.get_by_role("main")).to_contain_text("Comment cards, March")
    made = Improvement.objects.get()
    assert [each.record.title for each in made.sources.all()] == ["Comment cards, March"]


def test_sam_moves_on_with_advice_and_begins_the_next_turn(cast, sign_in):
    made = loop.turn(cast)
    parts = loop.whole_turn(cast, made)
    loop.verdict(parts["review"], parts["objective"], "partly")
    page = sign_in(cast.sam, DESK)
    page.goto(f"/p/{cast.portfolio.ref}/improvements/{made.ref}/")
    for label in (
        "Start gathering feedback", "Go on to finding out why", "Go on to planning", "The plan is agreed",
        "Start making the change",
    ):  # fmt: skip
        page.get_by_role("button", name=label).click()
    page.get_by_label("Your comment").fill("Two weeks of diaries so far.")
    page.get_by_role("button", name="Add comment").click()
    expect(page.locator(".story-comment")).to_contain_text("Two weeks of diaries so far.")
    page.get_by_role("link", name="It is live").click()
    page.get_by_label("Day the change went live").fill("2026-03-09")
    page.get_by_role("button", name="It is live").click()
    expect(page.get_by_role("main")).to_contain_text("live since 9 Mar 2026")
    page.get_by_role("button", name="It is reviewed").click()
    page.get_by_role("link", name="Begin the next turn").click()
    expect(page.get_by_role("main")).to_contain_text("Partly met: One in ten or fewer is late")
    page.get_by_role("button", name="Begin turn 2").click()
    expect(page.get_by_role("main")).to_contain_text("Brought over from the turn before")
    assert [each.state for each in Improvement.objects.order_by("pk")] == ["reviewed", "draft"]


def test_every_link_of_the_trail_opens(cast, sign_in):
    made = loop.turn(cast)
    parts = loop.whole_turn(cast, made)
    page = sign_in(cast.sam, PHONE)
    page.goto(f"/p/{cast.portfolio.ref}/{parts['action'].record.ref}/trail/")
    assert fits(page)
    links = [each.get_attribute("href") for each in page.get_by_role("main").locator(".trail-line a").all()]
    assert len(links) == 8
    for address in links:
        assert page.goto(address).status == 200, address
        assert fits(page), address
