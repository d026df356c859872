"""Sampling and standardisation as Ines, Leo and Alan meet them: no barrier on any page."""

import pytest
from django.urls import reverse

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
from tests.assessment.sampling.desk import drawn, finished, lines_of, signed_unit
from tests.browser.barriers import faults_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
TOLD = {"checklist": {"fair": "yes", "planned": "no"}, "words": "Calm and fair.", "actions": "Plan ahead."}


@pytest.fixture
def item(cast):
    today, people = clock.today(), [cast.assessor, cast.other_assessor]
    meeting = call_meeting(by=cast.iqa, title="Reading part 1", held_on=today, attendees=people)
    criterion = cast.unit.unit.criteria.get(code="TST-01")
    return put_up(by=cast.iqa, meeting=meeting, criterion=criterion, text="A diary of ten calls, dated.")


def faults(page, live_server, paths):
    found = {}
    for path in paths:
        page.goto(f"{live_server.url}{path}")
        found[path] = faults_of(page)
    return {path: lines for path, lines in found.items() if lines}


def test_planning_and_looking(cast, sign_in, live_server):
    signed_unit(cast)
    sample, page = drawn(cast), sign_in(cast.iqa)
    plan, own = sample.draw.plan, reverse("assessment:sample", args=[sample.pk])
    unit = [cast.enrolment.ref, cast.unit.pk]
    paths = [
        reverse("assessment:sampling"), reverse("assessment:sampling-plan-new"),
        reverse("assessment:sampling-plan", args=[plan.pk]),
        reverse("assessment:sampling-draw", args=[sample.draw_id]), reverse("assessment:sample-list"), own,
        reverse("assessment:sample-pick", args=unit), reverse("assessment:sample-action-list"),
    ]  # fmt: skip
    assert faults(page, live_server, paths) == {}
    page.goto(f"{live_server.url}{own}")
    page.get_by_role("button", name="Open the sample").click()
    assert faults(page, live_server, [own]) == {}


def test_what_the_assessor_is_asked(cast, sign_in, live_server):
    signed_unit(cast)
    sample = drawn(cast)
    due, lines = clock.today(), lines_of(cast, "action", "TST-01")
    finished(cast, sample, "action", lines=lines, actions=[("Add the date of the call.", due)])
    action = sample.actions.get()
    paths = [
        reverse("assessment:sample", args=[sample.pk]), reverse("assessment:sample-action-list"),
        reverse("assessment:sample-action", args=[action.pk]),
    ]  # fmt: skip
    assert faults(sign_in(cast.assessor), live_server, paths) == {}


def test_judging_blind(cast, sign_in, live_server, item):
    paths = [
        reverse("assessment:standardisation-list"),
        reverse("assessment:standardisation", args=[item.meeting_id]),
        reverse("assessment:standardisation-item", args=[item.pk]),
    ]
    assert faults(sign_in(cast.assessor), live_server, paths) == {}


def test_chairing_and_visiting(cast, sign_in, live_server, item):
    judge_blind(by=cast.assessor, item=item, outcome="met", reasons="Ten calls.")
    reveal(by=cast.iqa, item=item)
    agree_reading(by=cast.iqa, item=item, text="Ten dated calls are enough.")
    observe_assessor(by=cast.iqa, assessor=cast.assessor, happened_on=clock.today(), **TOLD)
    interview_learner(by=cast.iqa, enrolment=cast.enrolment, happened_on=clock.today(), **TOLD)
    names = ("standardisation-list", "standardisation-new", "visit-list", "observation-new", "interview-new")
    paths = [reverse(f"assessment:{name}") for name in names] + [
        reverse("assessment:standardisation-item", args=[item.pk]),
        reverse("assessment:standardisation-item-new", args=[item.meeting_id]),
        reverse("assessment:unit", args=[cast.enrolment.ref, cast.unit.pk]),
    ]
    assert faults(sign_in(cast.iqa), live_server, paths) == {}
