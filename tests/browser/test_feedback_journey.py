"""Sam with a phone at the counter, and at a desk in the evening: write down, look through, sort by key."""

import time

import pytest
from playwright.sync_api import expect

from feedback.models import Item, Source
from tests.browser.conftest import PHONE, fits
from tests.feedback.shop import cards, many, said, sorting

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_sam_writes_down_two_customers_in_seconds(cast, sign_in):
    page = sign_in(cast.sam, PHONE)
    page.goto("/say/")
    began = time.monotonic()
    for words, face in (("You said you'd ring and you didn't.", "Unhappy"), ("Lovely, thank you.", "Happy")):
        page.get_by_label("What did they say?").fill(words)
        page.get_by_text(face, exact=True).click()
        assert fits(page)
        page.get_by_role("button", name="Save and next").click()
        expect(page.get_by_role("status").first).to_contain_text("Who is next?")
    assert time.monotonic() - began < 20
    kept = Item.objects.order_by("number").values_list("text", "sentiment")
    assert list(kept) == [("You said you'd ring and you didn't.", -1), ("Lovely, thank you.", 1)]
    assert Source.objects.count() == 1


def test_the_button_to_save_stands_on_the_first_screen_of_a_phone(cast, sign_in):
    cards(cast)
    page = sign_in(cast.sam, PHONE)
    page.goto("/say/")
    box = page.get_by_role("button", name="Save and next").bounding_box()
    assert box and box["y"] + box["height"] < PHONE["height"]


def test_a_line_appears_without_a_new_page_and_a_name_is_asked_about(cast, sign_in):
    source = cards(cast)
    page = sign_in(cast.sam, PHONE)
    page.goto(f"/p/{cast.portfolio.ref}/{source.record.ref}/feedback/")
    box = page.get_by_label("What did they say?")
    box.fill("Too slow.")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator("#item-1")).to_contain_text("Too slow.")
    expect(box).to_have_value("")
    expect(box).to_be_focused()
    box.fill("Mrs Smith waited all day.")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".personal mark")).to_have_text("Mrs Smith")
    assert fits(page)
    page.get_by_role("button", name="Take them out and save").click()
    expect(page.locator("#item-2")).to_contain_text("[name] waited all day.")
    expect(page.locator("#said-tally")).to_contain_text("2 items")


def test_personal_details_go_line_by_line_without_losing_the_place(cast, sign_in):
    source = cards(cast)
    for name in ("Mrs Smith", "Mr Jones"):
        said(source, f"{name} rang twice.")
    page = sign_in(cast.sam, PHONE)
    page.goto(f"/p/{cast.portfolio.ref}/{source.record.ref}/privacy/")
    page.get_by_role("button", name="Take them out of no. 1").click()
    expect(page.locator("#item-1")).to_contain_text("[name] rang twice.")
    expect(page.locator("#item-2 mark")).to_have_text("Mr Jones")
    assert fits(page)


def test_sam_sorts_by_key_and_by_hand(cast, sign_in):
    theme_list = sorting(cast, "Late", "Rude")
    many(cards(cast), 4)
    page = sign_in(cast.sam)
    page.goto(f"/p/{cast.portfolio.ref}/themes/{theme_list.pk}/")
    expect(page.locator("[data-key-help]")).to_be_visible()
    rows = page.locator("[data-sort-row]")
    for place, key in enumerate("121"):
        if place == 0:
            page.keyboard.press("j")
        page.keyboard.press(key)
        expect(rows.nth(place).locator(".theme-tag")).to_have_text("Rude" if key == "2" else "Late")
    expect(page.locator("#theme-tally li").first).to_contain_text("2")
    page.keyboard.press("k")
    page.keyboard.press("0")
    expect(rows.nth(2).locator(".theme-tag")).to_have_count(0)
    page.goto(page.url)
    for number in (1, 4):
        page.get_by_label(f"Tick FB-01 no. {number}").check()
    page.locator(".sort-bar").get_by_role("button", name="Rude").click()
    expect(rows.nth(3).locator(".theme-tag")).to_have_text("Rude")
    found = Item.objects.order_by("number").values_list("item_themes__theme__name", flat=True)
    assert list(found) == ["Rude", "Rude", None, "Rude"]


def test_a_phone_sorts_with_two_touches(cast, sign_in):
    theme_list = sorting(cast, "Late", "Rude")
    many(cards(cast), 3)
    page = sign_in(cast.sam, PHONE)
    page.goto(f"/p/{cast.portfolio.ref}/themes/{theme_list.pk}/")
    assert fits(page)
    page.get_by_label("Tick FB-01 no. 2").check()
    page.locator(".sort-bar").get_by_role("button", name="Late").click()
    expect(page.locator("[data-sort-row]").nth(1).locator(".theme-tag")).to_have_text("Late")
