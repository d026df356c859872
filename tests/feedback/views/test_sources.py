"""The pages of sources: what they show to whom, and what they cost."""

import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from feedback.models import Source
from feedback.services.sources import change_source
from tests.cast import client_for
from tests.feedback.shop import cards, hand_in, many, said


def url(name, source, *more):
    return reverse(f"feedback:{name}", args=[source.record.portfolio.ref, source.record.ref, *more])


def words(response):
    return " ".join(response.content.decode().split())


def typed(**changes):
    filled = {
        "form_key": str(uuid.uuid4()),
        "title": "Spring survey",
        "method": "survey",
        "origin": "customer",
    }
    return filled | changes


def cost(client, address):
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


def test_an_empty_list_says_what_to_write_down_first(cast):
    page = client_for(cast.sam).get("/feedback/", follow=True)
    assert "Start with what one customer said to you this week" in words(page)


def test_the_list_tells_each_source_in_one_line(cast):
    source = cards(cast)
    for mood in (1, 1, -1):
        said(source, sentiment=mood)
    page = words(client_for(cast.sam).get("/feedback/", follow=True))
    assert "Comment cards in March" in page and "3 items: 2 happy, 1 unhappy" in page


def test_staff_find_what_was_handed_in_and_no_draft(cast):
    hand_in(cast, cards(cast, title="Finished cards"))
    cards(cast, title="Secret draft")
    page = words(client_for(cast.assessor).get(reverse("feedback:source-list", args=[cast.portfolio.ref])))
    assert "Finished cards" in page and "Secret draft" not in page and "New source" not in page


def test_sam_begins_a_source_with_a_name_and_a_way(cast):
    response = client_for(cast.sam).post(
        "/feedback/new/", typed(happened_on="2026-03-01", to_date="2026-03-05")
    )
    source = Source.objects.get()
    assert response.url == url("source", source)
    days = (source.from_date.isoformat(), source.to_date.isoformat())
    assert days == ("2026-03-01", "2026-03-05")
    assert (source.record.happened_on, source.record.happened_until) == (source.from_date, source.to_date)


def test_pressing_twice_begins_one_source(cast):
    client, form = client_for(cast.sam), typed()
    answers = [client.post("/feedback/new/", form) for _ in range(2)]
    assert answers[0].url == answers[1].url == url("source", Source.objects.get())


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"title": ""}, "Say what it is in a few words."),
        ({"method": ""}, "Choose how you gathered it."),
        ({"method": "other"}, "Say which other way."),
        ({"to_date": "2099-01-01"}, "This date is in the future."),
        ({"invited": "3", "responses": "4"}, "More people answered than were asked."),
    ],
)
def test_a_mistake_is_named_and_nothing_typed_is_lost(cast, wrong, sentence):
    page = client_for(cast.sam).post("/feedback/new/", typed(method_reason="Reaches every tenant.") | wrong)
    assert page.status_code == 422
    assert sentence in words(page) and "Reaches every tenant." in words(page)
    assert not Source.objects.exists()


def test_the_second_of_two_windows_keeps_its_words_and_is_told(cast):
    source, client = cards(cast), client_for(cast.sam)
    change_source(by=cast.sam, source=source, fields={"invited": 40}, record_fields={}, edit_no=1)
    page = client.post(url("source-edit", source), typed(edit_no="1", method_reason="Mine."))
    assert page.status_code == 409
    assert "changed in another window" in words(page) and "Mine." in words(page)
    again = client.post(url("source-edit", source), typed(edit_no="2", method_reason="Mine."))
    assert again.url == url("source", source)


def test_what_was_handed_in_offers_nothing_to_write(cast):
    source = cards(cast)
    said(source, "Nobody rang me back.")
    hand_in(cast, source)
    for who in (cast.sam, cast.assessor):
        page = words(client_for(who).get(url("source", source)))
        assert "Nobody rang me back." in page and 'id="log-form"' not in page


def test_words_and_filters_narrow_what_is_shown(cast):
    source = cards(cast)
    said(source, "The hall was cold.", sentiment=-1)
    said(source, "The hall was lovely.", sentiment=1)
    said(source, "Too loud.", sentiment=-1)
    page = words(client_for(cast.sam).get(url("source", source), {"q": "hall", "show": "unhappy"}))
    assert "The hall was cold." in page
    assert "lovely" not in page and "Too loud" not in page


def test_what_customers_wrote_stays_words(cast):
    source = cards(cast)
    said(source, "<script>alert(1)</script> Mrs <b>Smith</b>")
    client = client_for(cast.sam)
    for name in ("source", "privacy"):
        page = words(client.get(url(name, source)))
        assert "<script>alert" not in page and "&lt;script&gt;" in page and "<b>Smith" not in page


@pytest.mark.parametrize("name", ["source", "privacy"])
def test_sixty_items_cost_no_more_questions_than_three(cast, name):
    few, lots = cards(cast), cards(cast)
    many(few, 3)
    many(lots, 60)
    client = client_for(cast.sam)
    assert cost(client, url(name, few)) == cost(client, url(name, lots))


def test_the_list_of_sources_costs_the_same_for_one_as_for_three(cast):
    client, address = client_for(cast.sam), reverse("feedback:source-list", args=[cast.portfolio.ref])
    many(cards(cast), 2)
    one = cost(client, address)
    for _ in range(2):
        many(cards(cast), 40)
    assert cost(client, address) == one


def test_the_twenty_sixth_source_stands_on_the_next_page(cast):
    for number in range(26):
        cards(cast, title=f"Cards of day {number}")
    client, address = client_for(cast.sam), reverse("feedback:source-list", args=[cast.portfolio.ref])
    first, second = words(client.get(address)), words(client.get(f"{address}?page=2"))
    assert "Page 2" in first and "Cards of day 0<" not in first and "Cards of day 0<" in second
