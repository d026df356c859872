"""Judging the same thing, each for themselves, and agreeing on a reading."""

import pytest
from django.core.exceptions import PermissionDenied

from assessment.models import BlindJudgement
from assessment.progress import progress_of
from assessment.readings import add_readings
from assessment.services.standardising import (
    agree_reading,
    call_meeting,
    interview_learner,
    judge_blind,
    observe_assessor,
    put_up,
    reveal,
)
from portfolio import clock
from portfolio.refusals import Moved, Refused
from portfolio.services.people import add_member

TOLD = {"checklist": {"fair": "yes"}, "words": "Calm and fair."}


@pytest.fixture
def item(cast):
    meeting = call_meeting(
        by=cast.iqa, title="Part 1", held_on=clock.today(), attendees=[cast.assessor, cast.other_assessor]
    )
    criterion = cast.unit.unit.criteria.get(code="TST-01")
    return put_up(by=cast.iqa, meeting=meeting, criterion=criterion, text="A diary of ten calls.")


def says(cast, item, who, outcome="met"):
    return judge_blind(by=getattr(cast, who), item=item, outcome=outcome, reasons="Ten calls, dated.")


def seen_by(member):
    return [each.judged_by.user.name for each in BlindJudgement.objects.visible_to(member)]


def test_nobody_sees_the_others_words_before_all_have_judged(cast, item):
    says(cast, item, "assessor")
    assert [seen_by(each) for each in (cast.assessor, cast.other_assessor, cast.iqa)] == [
        ["Alan Reid"],
        [],
        [],
    ]
    says(cast, item, "other_assessor", "not_yet")
    assert seen_by(cast.other_assessor) == ["Alan Reid", "Beth Cole"]


def test_the_chair_need_not_wait(cast, item):
    says(cast, item, "assessor")
    reveal(by=cast.iqa, item=item)
    with pytest.raises(Moved, match="none can be added"):
        says(cast, item, "other_assessor")


def test_nobody_judges_twice(cast, item):
    says(cast, item, "assessor")
    with pytest.raises(Moved, match="judged this already"):
        says(cast, item, "assessor")


def test_who_does_not_attend_does_not_judge(cast, item):
    with pytest.raises(PermissionDenied):
        says(cast, item, "trainee")


def test_nothing_is_revealed_or_agreed_before_anybody_judged(cast, item):
    with pytest.raises(Refused):
        reveal(by=cast.iqa, item=item)
    with pytest.raises(Refused):
        agree_reading(by=cast.iqa, item=item, text="Ten calls.")


def test_the_agreed_reading_stands_beside_the_criterion_for_staff(cast, item):
    says(cast, item, "assessor")
    reveal(by=cast.iqa, item=item)
    agree_reading(by=cast.iqa, item=item, text="Ten calls.")
    agree_reading(by=cast.iqa, item=item, text="Ten dated calls.")
    criteria = progress_of(cast.enrolment).units[0].criteria
    add_readings(criteria, cast.sam)
    assert [each.reading for each in criteria] == ["", "", ""]
    add_readings(criteria, cast.assessor)
    assert [each.reading for each in criteria] == ["Ten dated calls.", "", ""]


def test_only_the_chair_or_a_lead_reveals(cast, item):
    says(cast, item, "assessor")
    with pytest.raises(PermissionDenied):
        reveal(by=cast.assessor, item=item)
    assert reveal(by=cast.lead_iqa, item=item).revealed_by == cast.lead_iqa


def test_a_meeting_needs_two_who_judge(cast):
    with pytest.raises(Refused, match="at least two"):
        call_meeting(by=cast.iqa, title="Alone", held_on=clock.today(), attendees=[cast.assessor])


def test_a_verifier_watches_an_assessor_but_never_themselves(cast):
    observe_assessor(by=cast.iqa, assessor=cast.assessor, happened_on=clock.today(), **TOLD)
    user = cast.iqa.user
    twin = add_member(by=cast.administrator, name=user.name, email=user.email, role="assessor")
    with pytest.raises(PermissionDenied):
        observe_assessor(by=cast.iqa, assessor=twin, happened_on=clock.today(), **TOLD)


def test_only_who_verifies_a_learner_interviews_them(cast):
    row = interview_learner(by=cast.iqa, enrolment=cast.enrolment, happened_on=clock.today(), **TOLD)
    assert row.made_by == cast.iqa
    with pytest.raises(PermissionDenied):
        interview_learner(by=cast.iqa, enrolment=cast.other_enrolment, happened_on=clock.today(), **TOLD)
