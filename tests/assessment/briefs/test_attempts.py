"""Resubmissions never pass the policy; late ones need an extension dated before the deadline (8.7, 13)."""

from datetime import date

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st

from assessment.assignments import standing_of
from assessment.attempts import attempts_of, capped_pieces
from assessment.grades import grade_of
from assessment.models import Attempt, Extension, Submission
from assessment.progress import judged_of
from assessment.services.assignments import assign, authorise, extend, remove_work
from assessment.services.attempts import hand_in_attempt
from assessment.services.countersigning import countersign
from assessment.services.reopening import reopen_criteria
from portfolio.refusals import Moved, Refused
from portfolio.working_days import after_working_days
from tests.cast import make_cast

from . import desk

ALL = desk.POLICY["conditions"]
DAY = "2026-11-02 09:00"


def allow(cast, row, *, conditions=ALL, granted=True, seen=0, by=None):
    by = by or cast.lead_iqa
    said = {"conditions": conditions, "words": "He can show more.", "granted": granted}
    return authorise(by=by, assignment=row, seen=seen, **said)


def state(row):
    return standing_of(row).state


def kinds(row):
    return list(row.attempts.order_by("number").values_list("kind", "is_late"))


@pytest.fixture
def row(cast):
    return desk.assignment(desk.btec(cast))


@pytest.fixture
def november(db):
    """The cast as it came together on a Monday."""
    with time_machine.travel(DAY):
        return make_cast()


@pytest.fixture
def once_judged(cast, row):
    """Handed in and judged: the Distinction is not there yet."""
    desk.judged(cast, desk.hand_in(cast, row), not_yet=["TST-03"])
    return row


def test_sam_hands_in_once_and_it_is_judged(cast, row):
    assert state(row) == "issued"
    submission = desk.hand_in(cast, row)
    assert (kinds(row), state(row)) == ([("submission", False)], "handed_in")
    desk.judged(cast, submission)
    assert state(row) == "judged"


def test_a_trainees_word_on_it_counts_once_a_colleague_confirmed_it(cast, row):
    judgement = desk.judged(cast, desk.hand_in(cast, row), by=cast.trainee)
    assert (state(row), standing_of(row).met) == ("handed_in", set())
    said = {"outcome": "confirmed", "content_hash": judgement.content_hash}
    countersign(by=cast.assessor, judgement=judgement, **said)
    assert (state(row), len(standing_of(row).met)) == ("judged", 3)


def test_what_was_opened_again_is_not_met_for_it_either(cast, row):
    desk.judged(cast, desk.hand_in(cast, row))
    first = cast.unit.unit.criteria.get(code="TST-01")
    said = {"criteria": [first], "reason": "Found a gap.", "cause": "assessor"}
    reopen_criteria(by=cast.assessor, enrolment_unit=cast.unit, **said)
    assert len(standing_of(row).met) == 2


def test_a_resubmission_needs_the_lead_verifiers_word(cast, once_judged):
    with pytest.raises(Refused, match="needs the authority of the lead internal verifier"):
        desk.hand_in(cast, once_judged)
    assert (Attempt.objects.count(), Submission.objects.count()) == (1, 1)


def test_authorised_once_sam_hands_in_once_more_and_no_more(cast, once_judged):
    allow(cast, once_judged)
    assert state(once_judged) == "resubmission_authorised"
    again = desk.hand_in(cast, once_judged)
    assert kinds(once_judged) == [("submission", False), ("resubmission", False)]
    desk.judged(cast, again, not_yet=["TST-03"])
    with pytest.raises(Refused, match="A1 allows 1 resubmission, and no more are left"):
        desk.hand_in(cast, once_judged)
    assert state(once_judged) == "final"


def test_every_condition_is_confirmed_before_it_is_granted(cast, once_judged):
    with pytest.raises(Refused, match="Confirm every condition"):
        allow(cast, once_judged, conditions=ALL[1:])


def test_the_lead_verifier_may_say_no(cast, once_judged):
    allow(cast, once_judged, granted=False, conditions=[])
    with pytest.raises(Refused, match="did not authorise another attempt"):
        desk.hand_in(cast, once_judged)
    assert state(once_judged) == "final"


@pytest.mark.parametrize("role", ["assessor", "trainee", "iqa", "coordinator", "sam", "administrator"])
def test_nobody_but_the_lead_verifier_authorises(cast, once_judged, role):
    with pytest.raises(PermissionDenied):
        allow(cast, once_judged, by=getattr(cast, role))


def test_two_answers_to_one_attempt_do_not_both_stand(cast, once_judged):
    allow(cast, once_judged)
    with pytest.raises(Moved, match="answered since"):
        allow(cast, once_judged, granted=False)


def test_nothing_is_authorised_before_it_is_judged(cast, row):
    desk.hand_in(cast, row)
    with pytest.raises(Refused, match="There is nothing to authorise"):
        allow(cast, row)


def test_the_window_is_in_working_days_and_ends(november):
    with time_machine.travel(DAY):
        row = desk.assignment(desk.btec(november))
        desk.judged(november, desk.hand_in(november, row), not_yet=["TST-03"])
        assert allow(november, row).hand_in_by == date(2026, 11, 23)
    with time_machine.travel("2026-11-24 09:00"), pytest.raises(Refused, match="ended on 23 Nov 2026"):
        desk.hand_in(november, row)


def test_late_work_is_refused(november):
    with time_machine.travel(DAY):
        row = desk.assignment(desk.btec(november))
    with (
        time_machine.travel("2026-11-17 09:00"),
        pytest.raises(Refused, match="The deadline of A1 was 16 Nov 2026"),
    ):
        desk.hand_in(november, row)
    assert kinds(row) == []


def test_an_extension_granted_on_the_last_day_lets_sam_hand_in_late(november):
    with time_machine.travel(DAY):
        row = desk.assignment(desk.btec(november))
    with time_machine.travel("2026-11-16 09:00"):
        extend(by=november.assessor, assignment=row, until=date(2026, 11, 20), reason="He was ill.")
    with time_machine.travel("2026-11-19 09:00"):
        desk.hand_in(november, row)
    assert kinds(row) == [("submission", True)]
    assert [(each.late, each.attempts) for each in attempts_of(november.enrolment)] == [(False, 1)]


def test_no_extension_is_granted_after_the_deadline(november):
    with time_machine.travel(DAY):
        row = desk.assignment(desk.btec(november))
    with (
        time_machine.travel("2026-11-17 09:00"),
        pytest.raises(Refused, match="granted before it, not after it"),
    ):
        extend(by=november.assessor, assignment=row, until=date(2026, 11, 20), reason="He was ill.")


def test_the_database_keeps_extensions_before_their_deadline(cast, row):
    late = {"instead_of": desk.days(1), "until": desk.days(9), "granted_on": desk.days(2), "reason": "Ill."}
    with pytest.raises(IntegrityError), transaction.atomic():
        Extension.objects.create(
            centre=cast.centre, assignment=row, by=cast.assessor, role="assessor", **late
        )


def test_a_retake_is_authorised_apart_and_reaches_a_pass_at_most(cast):
    row = desk.assignment(desk.btec(cast, max_resubmissions=0, retake_allowed=True))
    desk.judged(cast, desk.hand_in(cast, row), not_yet=["TST-02", "TST-03"])
    assert allow(cast, row).kind == "retake"
    again = desk.hand_in(cast, row)
    desk.judged(cast, again)
    unit = judged_of(cast.enrolment).units[0]
    assert (unit.met, grade_of(unit), grade_of(unit, capped_pieces([cast.enrolment]))) == (3, "D", "P")


def test_without_a_lead_verifier_in_the_policy_sam_may_hand_in_again_in_time(cast):
    row = desk.assignment(desk.btec(cast, needs_lead_iv=False))
    desk.judged(cast, desk.hand_in(cast, row), not_yet=["TST-03"])
    desk.hand_in(cast, row)
    assert kinds(row) == [("submission", False), ("resubmission", False)]


def test_facts_for_the_rule_say_who_authorised_what(cast, once_judged):
    allow(cast, once_judged)
    desk.hand_in(cast, once_judged)
    facts = [
        (f.code, f.attempts, f.attempts_allowed, f.authorised, f.late) for f in attempts_of(cast.enrolment)
    ]
    assert facts == [("A1", 2, 2, True, False)]


def test_an_nvq_never_meets_any_of_this(cast):
    for _ in range(3):
        record = desk.log(cast, kind="ASG")
        desk.claim(cast, record)
        desk.submit(by=cast.sam, enrolment=cast.enrolment, records=[record], declared=True)
    assert (Attempt.objects.count(), attempts_of(cast.enrolment)) == (0, [])


def test_what_is_not_issued_is_set_to_nobody(cast):
    brief = desk.write(desk.btec(cast))
    desk.verify(cast, brief)
    with pytest.raises(Refused, match="only once it is issued"):
        assign(by=cast.assessor, brief=brief, enrolment=cast.enrolment)


@pytest.mark.parametrize("role", ["other_assessor", "trainee", "iqa", "lead_iqa", "sam"])
def test_only_sams_assessor_sets_it_to_him(cast, role):
    brief = desk.issued(desk.btec(cast))
    with pytest.raises(PermissionDenied):
        assign(by=getattr(cast, role), brief=brief, enrolment=cast.enrolment)


def test_work_comes_off_until_it_is_handed_in(cast, row):
    desk.work(cast, row)
    remove_work(by=cast.sam, work=row.works.get())
    assert row.works.count() == 0
    desk.hand_in(cast, row)
    with pytest.raises(Refused, match="so it stays"):
        remove_work(by=cast.sam, work=row.works.get())


@given(st.dates(date(2026, 1, 1), date(2030, 1, 1)), st.integers(1, 60))
def test_working_days_are_counted_one_by_one(day, count):
    end = after_working_days(day, count)
    between = [date.fromordinal(n) for n in range(day.toordinal() + 1, end.toordinal() + 1)]
    assert sum(each.weekday() < 5 for each in between) == count and end.weekday() < 5


def test_who_missed_the_deadline_may_be_given_a_retake_where_the_title_has_one(november):
    with time_machine.travel(DAY):
        row = desk.assignment(desk.btec(november, retake_allowed=True))
    with time_machine.travel("2026-11-17 09:00"):
        assert allow(november, row).kind == "retake"
        desk.hand_in(november, row)
    assert list(row.attempts.values_list("kind", "cap", "is_late")) == [("retake", "P", False)]


def test_the_service_itself_refuses_what_no_page_offers(cast, once_judged):
    with pytest.raises(Refused, match="needs the authority of the lead internal verifier"):
        hand_in_attempt(by=cast.sam, assignment=once_judged, submission=Submission.objects.get())
    with pytest.raises(PermissionDenied):
        hand_in_attempt(by=cast.assessor, assignment=once_judged, submission=Submission.objects.get())
