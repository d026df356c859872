"""An appeal from the learner's reason to its end."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from assessment.models import AppealClock, Case, Reopening
from assessment.open_cases import open_cases
from assessment.progress import judged_of
from assessment.services.cases import (
    answer_appeal,
    appeal_further,
    end_appeal,
    may_adjudicate,
    name_adjudicator,
    set_appeal_clock,
)
from assessment.services.eligibility import certificate_faults
from portfolio import clock
from portfolio.models import Portfolio
from portfolio.refusals import Moved, Refused
from portfolio.services.holding import is_held
from tests.assessment.cases.desk import answered, appeal, decided, first, named


@pytest.fixture(autouse=True)
def met(cast):
    decided(cast)


def fresh(case):
    return Case.objects.get(pk=case.pk)


def test_sam_appeals_and_the_centre_numbers_it(cast):
    case = appeal(cast)
    assert (case.ref, fresh(case).state, case.stage) == ("HARB-C0001", "appealed", 1)


def test_nobody_appeals_for_sam(cast):
    for who in (cast.assessor, cast.other_learner, cast.coordinator):
        with pytest.raises(PermissionDenied):
            appeal(cast, by=who)


def test_one_open_appeal_for_a_decision(cast):
    appeal(cast)
    with pytest.raises(Refused, match="open already"):
        appeal(cast)


def test_who_took_part_does_not_answer(cast):
    case = appeal(cast)
    staff = (cast.assessor, cast.trainee, cast.other_assessor, cast.iqa, cast.lead_iqa, cast.coordinator)
    assert [may_adjudicate(each, case) for each in staff] == [False, False, True, True, True, False]


def test_an_assessor_of_the_unit_cannot_be_named(cast):
    with pytest.raises(Refused, match="took no part"):
        name_adjudicator(by=cast.coordinator, case=appeal(cast), member=cast.assessor)


def test_the_adjudicator_sees_the_evidence_only_while_they_answer(cast):
    case = named(cast)
    mine = Portfolio.objects.evidence_visible_to(cast.other_assessor)
    assert mine.filter(pk=cast.portfolio.pk).exists()
    answer_appeal(by=cast.other_assessor, case=case, outcome="not_upheld", words="No.")
    assert not mine.filter(pk=cast.portfolio.pk).exists()


def test_upheld_opens_the_criterion_again_and_ends_the_appeal(cast):
    case = answered(cast, "upheld")
    assert [(each.criterion.code, each.cause) for each in Reopening.objects.all()] == [("TST-01", "appeal")]
    assert (fresh(case).state, judged_of(cast.enrolment).met) == ("case_closed", 2)


def test_partly_upheld_opens_what_is_chosen(cast):
    with pytest.raises(Refused, match="Choose the criteria"):
        answered(cast, "partly")
    case = fresh(Case.objects.get())
    answer_appeal(by=cast.other_assessor, case=case, outcome="partly", words="Some.", criteria=[first(cast)])
    assert Reopening.objects.count() == 1


def test_not_upheld_goes_on_with_another_adjudicator(cast):
    case = answered(cast)
    appeal_further(by=cast.sam, case=case, words="Nobody opened the diary.")
    case = fresh(case)
    assert (case.state, case.stage) == ("appealed", 2)
    assert (may_adjudicate(cast.other_assessor, case), may_adjudicate(cast.iqa, case)) == (False, True)


def test_sam_lets_it_end_and_the_hold_ends(cast):
    case = answered(cast)
    assert is_held(cast.portfolio)
    end_appeal(by=cast.sam, case=case, words="I accept it.")
    assert (fresh(case).state, is_held(cast.portfolio)) == ("case_closed", False)


def test_the_coordinator_ends_it_only_after_sams_time(cast):
    case = answered(cast)
    with pytest.raises(Refused, match="still has time"):
        end_appeal(by=cast.coordinator, case=case, words="Over.")


def test_the_last_stage_ends_by_itself(cast):
    set_appeal_clock(by=cast.lead_iqa, stages=1, days=5)
    assert answered(cast).state == "case_closed"


def test_only_the_named_one_answers_and_only_once(cast):
    case = named(cast)
    with pytest.raises(PermissionDenied):
        answer_appeal(by=cast.iqa, case=case, outcome="upheld", words="Yes.")
    answer_appeal(by=cast.other_assessor, case=case, outcome="not_upheld", words="No.")
    with pytest.raises((PermissionDenied, Moved)):
        answer_appeal(by=cast.other_assessor, case=case, outcome="upheld", words="Yes.")


def test_an_open_appeal_keeps_the_certificate(cast):
    case = appeal(cast)
    assert "An appeal is open." in certificate_faults(cast.enrolment, clock.today())
    assert open_cases([cast.enrolment, cast.other_enrolment]) == {
        cast.enrolment.pk: 1,
        cast.other_enrolment.pk: 0,
    }
    end_appeal(by=cast.sam, case=case, words="I take it back.")
    assert "An appeal is open." not in certificate_faults(cast.enrolment, clock.today())


def test_weekends_are_no_working_days():
    friday = date(2026, 11, 27)
    assert AppealClock(days=1).due_on(friday) == friday + timedelta(days=3)
    assert AppealClock(days=10).due_on(friday) == friday + timedelta(days=14)
