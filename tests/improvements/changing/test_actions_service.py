"""Planning an action, doing it, and what the service will not take."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from improvements.models import Action
from improvements.services.actions import change_action, plan_action
from portfolio import clock
from portfolio.models import Record
from portfolio.refusals import AlreadyDone, Moved, Refused
from tests.cast import log
from tests.improvements import loop

MARCH = date(2026, 3, 3)
TITLE = {"title": "Hang up a shared diary"}


def planned(cast, turn, form_key=None, by=None, title="Hang up a shared diary", **fields):
    return plan_action(
        by=by or cast.sam,
        improvement=turn,
        fields={"kind": "change", "due_on": date(2030, 1, 1), **fields},
        record_fields={"title": title},
        form_key=form_key,
    )


def changed(cast, action, by=None, edit_no=1, **fields):
    return change_action(
        by=by or cast.sam, action=action, fields=fields, record_fields=TITLE, edit_no=edit_no
    )


@pytest.fixture
def turn(cast):
    return loop.turn(cast)


def test_sam_plans_an_action_for_later(cast, turn):
    action = planned(cast, turn)
    assert (action.record.ref, action.record.kind, action.record.happened_on) == ("CH-01", "CH", None)
    assert list(turn.actions.all()) == [action]


def test_the_records_day_follows_what_happened(cast, turn):
    action = planned(cast, turn)
    action = changed(cast, action, started_on=MARCH)
    assert action.record.happened_on == MARCH
    action = changed(cast, action, edit_no=2, done_on=date(2026, 3, 9))
    assert action.record.happened_on == date(2026, 3, 9)


def test_what_is_not_given_stays(cast, turn):
    action = planned(cast, turn, learner_role="lead", resources_used="Two hours")
    changed(cast, action, done_on=MARCH)
    kept = Action.objects.get()
    assert (kept.learner_role, kept.resources_used, kept.done_on) == ("lead", "Two hours", MARCH)


def test_it_points_at_what_led_to_it_and_at_what_shows_it(cast, turn):
    made, photo = loop.whole_turn(cast, turn), log(cast, title="Photo of the diary")
    action = planned(cast, turn, objective=made["objective"], findings=[made["finding"]], evidence=[photo])
    assert (action.objective, action.findings.get(), action.evidence.get()) == (
        made["objective"],
        made["finding"],
        photo,
    )


@pytest.mark.parametrize("name", ["started_on", "done_on"])
def test_nothing_is_done_in_the_future(cast, turn, name):
    with pytest.raises(ValidationError) as refused:
        planned(cast, turn, **{name: clock.today() + timedelta(1)})
    assert refused.value.message_dict == {name: ["This date is in the future. Give the day it happened."]}
    assert not Record.objects.exists()


def test_nothing_is_done_before_it_was_started(cast, turn):
    with pytest.raises(ValidationError) as refused:
        planned(cast, turn, started_on=MARCH, done_on=date(2026, 3, 2))
    assert refused.value.message_dict == {"done_on": ["It cannot be done before it was started."]}


def test_it_took_something_or_nothing_but_not_both(cast, turn):
    with pytest.raises(ValidationError) as refused:
        planned(cast, turn, resources_used="Two hours", no_resources=True)
    assert list(refused.value.message_dict) == ["no_resources"]


def test_another_learners_record_shows_nothing_of_sams(cast, turn):
    theirs = loop.log(cast)
    Record.objects.filter(pk=theirs.pk).update(portfolio=cast.other_learner.portfolio)
    theirs.refresh_from_db()
    with pytest.raises(ValidationError) as refused:
        planned(cast, turn, evidence=[theirs])
    assert refused.value.message_dict == {"evidence": ["Choose records of this portfolio."]}


def test_an_action_does_not_show_itself(cast, turn):
    action = planned(cast, turn)
    with pytest.raises(ValidationError) as refused:
        changed(cast, action, evidence=[action.record])
    assert list(refused.value.message_dict) == ["evidence"]


def test_another_turns_objective_and_findings_are_not_this_ones(cast, turn):
    other = loop.whole_turn(cast, loop.turn(cast, "Parking"))
    with pytest.raises(ValidationError) as refused:
        planned(cast, turn, objective=other["objective"])
    assert refused.value.message_dict == {"objective": ["Choose an objective of this plan."]}
    with pytest.raises(ValidationError) as refused:
        planned(cast, turn, findings=[other["finding"]])
    assert refused.value.message_dict == {"findings": ["Choose findings of this improvement."]}


@pytest.mark.parametrize("who", ["assessor", "other_learner", "iqa"])
def test_nobody_but_sam_writes_it(cast, turn, who):
    with pytest.raises(PermissionDenied):
        planned(cast, turn, by=getattr(cast, who))
    action = planned(cast, turn)
    with pytest.raises(PermissionDenied):
        changed(cast, action, by=getattr(cast, who), done_on=MARCH)


def test_once_handed_in_it_stands(cast, turn):
    action = planned(cast, turn)
    loop.hand_in_all(cast)
    with pytest.raises(Refused, match=r"^CH-01 was handed in\. "):
        changed(cast, action, done_on=MARCH)
    assert Action.objects.get().done_on is None


def test_two_windows_do_not_overwrite_each_other(cast, turn):
    action = planned(cast, turn)
    changed(cast, action, learner_role="lead")
    with pytest.raises(Moved):
        changed(cast, action, learner_role="did")
    assert Action.objects.get().learner_role == "lead"


def test_a_second_press_makes_no_second_action(cast, turn):
    key = uuid4()
    first = planned(cast, turn, form_key=key)
    with pytest.raises(AlreadyDone) as again:
        planned(cast, turn, form_key=key)
    assert (again.value.made, Action.objects.count()) == (first, 1)


def test_going_back_to_change_the_due_day_means_another_one(cast, turn):
    key = uuid4()
    planned(cast, turn, form_key=key)
    second = planned(cast, turn, form_key=key, due_on=date(2031, 1, 1))
    assert (second.record.ref, Action.objects.count()) == ("CH-02", 2)
