"""Writing down what was said, on the page of a source and at the counter."""

import uuid
from datetime import timedelta

import pytest

from feedback.models import Item, Source
from portfolio import clock
from tests.cast import client_for
from tests.feedback.shop import cards, hand_in, said
from tests.feedback.views.test_sources import url, words

HTMX = {"HX-Request": "true"}


def typed(**changes):
    return {"form_key": str(uuid.uuid4()), "text": "Nobody rang me back.", "scale": "1:5"} | changes


def kept():
    return list(Item.objects.order_by("pk").values_list("text", "pii_checked", "has_pii", "pii_basis"))


def test_sam_writes_down_words_and_a_face(cast):
    source = cards(cast)
    today = clock.today().isoformat()
    response = client_for(cast.sam).post(url("item-log", source), typed(sentiment="-1", said_on=today))
    item = Item.objects.get()
    assert response.url == url("source", source)
    assert (item.number, item.sentiment, item.said_on, item.pii_checked) == (1, -1, clock.today(), True)


def test_htmx_gets_the_new_line_and_an_empty_form(cast):
    source = cards(cast)
    page = client_for(cast.sam).post(
        url("item-log", source), typed(score="4"), headers={"HX-Request": "true"}
    )
    assert 'id="item-1"' in words(page) and "4 of 5" in words(page)
    assert page.context["form"].is_bound is False


def test_pressing_twice_writes_it_down_once(cast):
    source, form = cards(cast), typed()
    for _ in range(2):
        assert client_for(cast.sam).post(url("item-log", source), form).status_code == 302
    assert Item.objects.count() == 1


def test_the_scale_used_last_is_offered_first(cast):
    source = cards(cast)
    said(source, score=8, scale_low=0, scale_high=10)
    page = client_for(cast.sam).get(url("source", source))
    assert page.context["form"]["scale"].value() == "0:10"


@pytest.mark.parametrize("headers", [{}, HTMX])
@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"text": ""}, "Write what was said, or give the score."),
        ({"score": "6"}, "The score lies outside its scale of 1 to 5."),
        ({"score": "many"}, "Give the score as a number."),
        ({"said_on": "tomorrow"}, "This date is in the future."),
    ],
)
def test_a_mistake_is_named_and_nothing_typed_is_lost(cast, wrong, sentence, headers):
    if "said_on" in wrong:
        wrong = {"said_on": (clock.today() + timedelta(days=1)).isoformat()}
    source = cards(cast)
    page = client_for(cast.sam).post(url("item-log", source), typed(**wrong), headers=headers)
    assert page.status_code == 422 and sentence in words(page)
    assert "text" in wrong or "Nobody rang me back." in words(page)
    assert not Item.objects.exists()


@pytest.mark.parametrize(
    ("answer", "saved"),
    [
        ({"personal": "redact"}, ("[name] waited.", True, False, "")),
        ({"personal": "fine"}, ("Mrs Smith waited.", True, False, "")),
        ({"personal": "keep", "pii_basis": "She agreed."}, ("Mrs Smith waited.", True, True, "She agreed.")),
    ],
)
def test_words_that_look_personal_come_back_marked_with_three_ways_on(cast, answer, saved):
    source, client, form = cards(cast), client_for(cast.sam), typed(text="Mrs Smith waited.", sentiment="0")
    page = client.post(url("item-log", source), form)
    assert page.status_code == 422 and '<mark title="name">Mrs Smith</mark>' in words(page)
    assert page.context["form"]["sentiment"].value() == "0" and not Item.objects.exists()
    client.post(url("item-log", source), form | answer)
    assert kept() == [saved]


def test_keeping_them_without_a_reason_is_asked_about(cast):
    form = typed(text="Mrs Smith waited.", personal="keep")
    page = client_for(cast.sam).post(url("item-log", cards(cast)), form)
    assert page.status_code == 422 and "Say why they are kept" in words(page)


def test_at_the_counter_the_first_words_begin_a_source_and_the_next_join_it(cast):
    client = client_for(cast.sam)
    first = client.get("/say/").context["form"]
    assert [value for value, _ in first.fields["source"].choices] == ["new"]
    for text in ("Too slow.", "Thank you!"):
        chosen = client.get("/say/").context["form"].fields["source"].initial
        assert client.post("/say/", typed(text=text, source=chosen)).url == "/say/"
    source = Source.objects.get()
    assert source.record.title.startswith("Said at the counter, ") and source.method == "verbal"
    assert source.items.count() == 2


def test_at_the_counter_a_second_press_makes_neither_source_nor_item_twice(cast):
    form = typed(source="new")
    for _ in range(2):
        assert client_for(cast.sam).post("/say/", form).status_code == 302
    assert (Source.objects.count(), Item.objects.count()) == (1, 1)


def test_at_the_counter_the_source_used_last_comes_first(cast):
    older, newer = cards(cast, title="Older"), cards(cast, title="Newer")
    said(newer)
    said(older)
    choices = client_for(cast.sam).get("/say/").context["form"].fields["source"].choices
    assert [value for value, _ in choices] == [older.record.ref, newer.record.ref, "new"]


def test_at_the_counter_a_mistake_keeps_words_and_begins_nothing(cast):
    page = client_for(cast.sam).post("/say/", typed(text="Mrs Smith waited.", source="new"))
    assert page.status_code == 422 and "Mrs Smith waited." in words(page)
    assert not Source.objects.exists()


def test_sam_puts_an_item_right(cast):
    item = said(cards(cast), sentiment=1, score=4, scale_low=1, scale_high=5, pii_checked=True)
    address = url("item-edit", item.source, item.number)
    form = client_for(cast.sam).get(address).context["form"]
    assert (form["score"].value(), form["scale"].value(), form["sentiment"].value()) == ("4", "1:5", 1)
    client_for(cast.sam).post(
        address, {"text": "She rang at last.", "sentiment": "", "scale": "1:5", "area": "Hall"}
    )
    item.refresh_from_db()
    assert (item.text, item.sentiment, item.score, item.area) == ("She rang at last.", None, None, "Hall")


def test_putting_the_place_right_leaves_a_settled_reason_alone(cast):
    item = said(cards(cast), "Priya Smith was kind.", pii_checked=True, has_pii=True, pii_basis="She agreed.")
    form = {"text": "Priya Smith was kind.", "scale": "1:5", "area": "Hall"}
    answer = client_for(cast.sam).post(url("item-edit", item.source, 1), form)
    assert answer.status_code == 302
    assert kept() == [("Priya Smith was kind.", True, True, "She agreed.")]


def test_taking_an_item_away_is_asked_about_first(cast):
    item, client = said(cards(cast)), client_for(cast.sam)
    address = url("item-remove", item.source, item.number)
    assert "Take this away for good?" in words(client.get(address)) and Item.objects.exists()
    client.post(address)
    assert not Item.objects.exists()


def test_what_was_handed_in_takes_nothing_from_the_counter(cast):
    source = cards(cast)
    hand_in(cast, source)
    page = client_for(cast.sam).post("/say/", typed(source=source.record.ref))
    assert page.status_code == 422 and not Item.objects.exists()
