"""Writing down what was said: one at a time, thousands at once, put right, taken away."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from feedback.models import Item
from feedback.services.items import change_item, log_item, log_items, remove_item
from portfolio import clock
from portfolio.refusals import AlreadyDone, Refused
from tests.feedback.shop import cards, hand_in, many, said


def test_items_are_numbered_within_their_source_and_no_number_comes_twice(cast):
    source, other = cards(cast), cards(cast)
    remove_item(by=cast.sam, item=said(source))
    assert [said(source).number, said(source).number, said(other).number] == [2, 3, 1]


@pytest.mark.parametrize("who", ["other_learner", "assessor", "coordinator", "administrator"])
def test_nobody_else_writes_into_sams_source(cast, who):
    source, them = cards(cast), getattr(cast, who)
    item = said(source)
    for write in (
        lambda: log_item(by=them, source=source, fields={"text": "Not mine"}),
        lambda: log_items(by=them, source=source, rows=[{"text": "Not mine"}]),
        lambda: change_item(by=them, item=item, fields={"text": "Not mine"}),
        lambda: remove_item(by=them, item=item),
    ):
        with pytest.raises(PermissionDenied):
            write()
    assert list(source.items.values_list("text", flat=True)) == ["Nobody rang me back."]


def test_what_was_handed_in_takes_nothing_more(cast):
    source = cards(cast)
    item = said(source)
    hand_in(cast, source)
    for write in (
        lambda: said(source),
        lambda: many(source, 2),
        lambda: change_item(by=cast.sam, item=item, fields={"text": "Better now."}),
        lambda: remove_item(by=cast.sam, item=item),
    ):
        with pytest.raises(Refused, match="FB-01 was handed in"):
            write()
    assert list(source.items.values_list("text", flat=True)) == ["Nobody rang me back."]


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"text": ""}, "Write what was said, or give the score."),
        ({"text": "Soon.", "said_on": "tomorrow"}, "This date is in the future."),
        ({"score": 9, "scale_low": 1, "scale_high": 5}, "The score lies outside its scale."),
    ],
)
def test_what_cannot_have_been_said_is_refused(cast, fields, sentence):
    if "said_on" in fields:
        fields = fields | {"said_on": clock.today() + timedelta(days=1)}
    with pytest.raises(ValidationError, match=sentence):
        log_item(by=cast.sam, source=cards(cast), fields=fields)


def test_the_same_form_sent_twice_is_one_item_and_other_words_are_another(cast):
    source = cards(cast)
    first = said(source, "Too slow.", fingerprint="form:1")
    with pytest.raises(AlreadyDone) as again:
        said(source, "Too slow.", fingerprint="form:1")
    assert again.value.made == first
    assert said(source, "Too loud.", fingerprint="form:1").number == 2


def test_words_wait_to_be_looked_through_and_bare_scores_do_not(cast):
    source = cards(cast)
    rows = [
        {"text": "Ring me on 07700 900123."},
        {"text": "The hall was cold."},
        {"score": 4, "scale_low": 1, "scale_high": 5},
    ]
    log_items(by=cast.sam, source=source, rows=rows)
    kept = source.items.order_by("number").values_list("pii_checked", "has_pii")
    assert list(kept) == [(False, True), (False, False), (True, False)]


def test_changed_words_wait_to_be_looked_through_again(cast):
    item = said(cards(cast), pii_checked=True)
    assert change_item(by=cast.sam, item=item, fields={"area": "Hall"}).pii_checked
    assert not change_item(by=cast.sam, item=item, fields={"text": "Ask Mrs Smith."}).pii_checked


def test_thousands_come_in_whole_or_not_at_all(cast):
    source, heard = cards(cast), []
    rows = [{"text": f"Row {n}"} for n in range(1200)]
    assert log_items(by=cast.sam, source=source, rows=iter(rows), tell=heard.append) == 1200
    assert heard == [500, 1000, 1200]
    with pytest.raises(ValidationError):
        log_items(by=cast.sam, source=source, rows=[*rows[:600], {"text": ""}])
    assert source.items.count() == 1200
    assert said(source).number == 1201


def test_a_lot_of_five_hundred_costs_a_handful_of_questions(cast):
    source = cards(cast)
    with CaptureQueriesContext(connection) as asked:
        many(source, 500)
    assert len(asked) < 30


def test_taking_away_what_another_window_took_away_is_said_in_a_sentence(cast):
    item = said(cards(cast))
    stale = Item.objects.get(pk=item.pk)
    remove_item(by=cast.sam, item=item)
    with pytest.raises(Refused, match="taken away already"):
        remove_item(by=cast.sam, item=stale)
