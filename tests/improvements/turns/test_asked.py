"""The story says who was asked, who answered, and what shows a change; and leads to where one asks."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from improvements.models import Improvement
from improvements.services.actions import change_action
from improvements.services.approvals import ask_for_approval, ask_for_confirmation
from improvements.services.plans import add_stakeholder
from portfolio import clock
from portfolio.models import GuestLink
from tests.cast import log
from tests.improvements import loop
from tests.improvements.turns.desk import read, text_of, words_of
from tests.whole_turn import told

PRIYA = {"name": "Priya Shah", "group": "manager", "has_authority": True}


@pytest.fixture
def turn(cast):
    return told(cast)


def address(cast, name, record):
    return reverse(f"improvements:{name}", args=[cast.portfolio.ref, record.ref])


def today():
    return f"{clock.today().day} {clock.today():%b %Y}"


def test_the_manager_who_confirmed_stands_beside_the_change(cast, turn):
    page = text_of(read(cast, turn.improvement))
    assert f"Yes, as it is written says Pat Lee, Branch manager, {today()}: “I saw it.”" in page


def test_a_confirmed_change_asks_nobody_again_and_what_was_told_does(cast, turn):
    page = words_of(read(cast, turn.improvement))
    assert address(cast, "confirm-ask", turn.telling.record) in page
    assert address(cast, "confirm-ask", turn.action.record) not in page


def test_a_turn_that_is_over_asks_no_more(cast, turn):
    Improvement.objects.update(state="closed")
    assert "/confirm/ask/" not in words_of(read(cast, turn.improvement))


def test_an_action_that_is_only_planned_is_not_to_be_confirmed(cast):
    bare = loop.turn(cast)
    planned = loop.action(cast, bare)
    assert address(cast, "confirm-ask", planned.record) not in words_of(read(cast, bare))


def test_who_was_asked_to_confirm_and_has_not_answered_is_named(cast, turn):
    ask_for_confirmation(by=cast.sam, record=turn.telling.record, name="Joe Bloom", email="")
    page = read(cast, turn.improvement)
    assert f"Asked Joe Bloom on {today()}, not answered yet." in text_of(page)
    assert address(cast, "confirm-ask", turn.telling.record) not in words_of(page)


def test_who_was_asked_about_the_plan_is_named_until_the_link_runs_out(cast, turn):
    priya = add_stakeholder(by=cast.sam, improvement=turn.improvement, fields=PRIYA)
    ask_for_approval(by=cast.sam, plan=turn.plan, stakeholder=priya)
    assert f"Asked Priya Shah on {today()}, not answered yet." in text_of(read(cast, turn.improvement))
    GuestLink.objects.filter(name="Priya Shah").update(expires_at=clock.now() - timedelta(days=1))
    assert "The link ran out on" in text_of(read(cast, turn.improvement))


def test_the_plan_leads_to_asking_and_to_recording_until_it_is_agreed_in_full(cast, turn):
    page = words_of(read(cast, turn.improvement))
    assert address(cast, "approval-ask", turn.plan.record) in page
    assert address(cast, "approval-record", turn.plan.record) in page
    loop.approval(turn.plan, "full")
    assert address(cast, "approval-ask", turn.plan.record) not in words_of(read(cast, turn.improvement))


def test_what_shows_a_change_is_one_click_away(cast, turn):
    photo = log(cast, title="Photo of the diary", happened_on=date(2026, 4, 2))
    before = turn.action.record
    fields = {"evidence": [photo]}
    change_action(by=cast.sam, action=turn.action, fields=fields, record_fields={}, edit_no=before.edit_no)
    assert f"Shown by {photo.ref} Photo of the diary" in text_of(read(cast, turn.improvement))


def test_an_assessor_reads_the_answers_once_the_records_are_handed_in(cast, turn):
    assert "I saw it." not in text_of(read(cast, turn.improvement, cast.assessor))
    loop.hand_in_all(cast)
    page = read(cast, turn.improvement, cast.assessor)
    assert "I saw it." in text_of(page) and "/confirm/ask/" not in words_of(page)
