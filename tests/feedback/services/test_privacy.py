"""Personal details in customers' words: taken out, kept for a reason, or not there at all."""

import pytest
from django.core.exceptions import PermissionDenied

from feedback.services.privacy import clear_privacy, clear_unsuspected, settle_privacy
from portfolio.models import LedgerEntry
from portfolio.refusals import Refused
from tests.feedback.shop import cards, hand_in, many, said


def open_ones(source):
    return list(source.items.with_personal_data_open().order_by("number").values_list("number", flat=True))


def test_words_without_the_name_take_the_place_of_the_words_with_it(cast):
    item = said(cards(cast), "Mrs Smith never rang.")
    item = settle_privacy(by=cast.sam, item=item, text="[name] never rang.")
    assert (item.text, item.pii_checked, item.has_pii) == ("[name] never rang.", True, False)
    entry = LedgerEntry.objects.order_by("seq").last()
    assert entry.event == "item.redacted" and "Smith" not in entry.body


def test_details_kept_need_a_reason_and_the_reason_stays(cast):
    item = said(cards(cast), "Priya was kind.")
    item = settle_privacy(by=cast.sam, item=item, basis="Priya agreed to be named.")
    assert (item.text, item.has_pii, item.pii_basis) == ("Priya was kind.", True, "Priya agreed to be named.")
    assert LedgerEntry.objects.order_by("seq").last().event == "item.kept"


def test_a_false_alarm_is_settled_without_an_entry(cast):
    item, before = said(cards(cast), "The Hope Street lift."), LedgerEntry.objects.count()
    assert settle_privacy(by=cast.sam, item=item).pii_checked
    assert (open_ones(item.source), LedgerEntry.objects.count()) == ([], before)


def test_nothing_is_never_left_of_words(cast):
    with pytest.raises(Refused, match="Take the item away instead"):
        settle_privacy(by=cast.sam, item=said(cards(cast)), text=" ")


def test_a_page_is_cleared_at_once_and_the_rest_stays_open(cast):
    source = cards(cast)
    many(source, 4)
    assert clear_privacy(by=cast.sam, source=source, numbers=[1, 3, 99]) == 2
    assert open_ones(source) == [2, 4]


def test_what_looks_personal_is_not_cleared_with_the_unsuspected(cast):
    source = cards(cast)
    many(source, 2)
    said(source, "Ring 07700 900123.")
    assert clear_unsuspected(by=cast.sam, source=source) == 2
    assert open_ones(source) == [3]


@pytest.mark.parametrize("who", ["other_learner", "assessor", "administrator"])
def test_only_sam_decides_and_only_before_it_is_handed_in(cast, who):
    source = cards(cast)
    item, them = said(source), getattr(cast, who)
    for settle in (
        lambda by: settle_privacy(by=by, item=item),
        lambda by: clear_privacy(by=by, source=source, numbers=[1]),
        lambda by: clear_unsuspected(by=by, source=source),
    ):
        with pytest.raises(PermissionDenied):
            settle(them)
    hand_in(cast, source)
    with pytest.raises(Refused, match="was handed in"):
        settle_privacy(by=cast.sam, item=item)
    assert open_ones(source) == [1]
