"""How far the ring is closed, what is next and what is overdue."""

from datetime import date, timedelta

import pytest

from improvements.models import Improvement
from improvements.progress import standings
from improvements.services.turns import begin_next
from portfolio import clock
from tests.improvements import loop

TITLE = "Call-backs we promise"


def standing(cast, member=None):
    rows = Improvement.objects.visible_to(member or cast.sam)
    return next(each for each in standings(rows, member or cast.sam) if each.improvement.title == TITLE)


@pytest.mark.parametrize(
    ("state", "arcs"),
    [
        ("draft", 0), ("gathering", 1), ("analysing", 1), ("planning", 2), ("agreed", 2), ("declined", 2),
        ("changing", 3), ("live", 3), ("reviewed", 4), ("embedded", 4), ("closed", 4), ("abandoned", 0),
    ],
)  # fmt: skip
def test_a_bare_turn_is_as_far_as_its_state_says(cast, state, arcs):
    loop.turn(cast, state=state)
    assert standing(cast).reached == arcs


def test_a_paused_turn_stands_where_it_was_left(cast):
    made = loop.turn(cast, state="paused")
    Improvement.objects.filter(pk=made.pk).update(state_before_pause="agreed")
    assert (standing(cast).stage, standing(cast).reached) == ("plan", 2)


def test_what_was_typed_up_late_closes_the_ring_before_the_state_moves_on(cast):
    made = loop.turn(cast)
    assert standing(cast).reached == 0
    loop.source(cast, made)
    assert standing(cast).reached == 1
    loop.action(cast, made)
    assert standing(cast).reached == 1  # a change without a plan leaves a gap
    loop.plan(cast, made)
    assert standing(cast).reached == 3
    loop.review(cast, made)
    assert standing(cast).reached == 4


def test_what_is_next_follows_what_is_there(cast):
    for title in ("Stopped", "Shelved", "Sold"):  # so that no two tables number alike
        loop.turn(cast, title, state="abandoned")
    made = loop.turn(cast)
    base = f"/p/{cast.portfolio.ref}"
    said = []

    def note():
        found = standing(cast).next
        said.append((found.words, found.url.removeprefix(base)))

    note()
    look = loop.analysis(cast, made)
    loop.source(cast, made)
    note()
    loop.finding(look)
    note()
    agreed = loop.plan(cast, made)
    note()
    loop.approval(agreed, "declined")
    note()
    loop.approval(agreed, "full")
    note()
    did = loop.action(cast, made)
    note()
    did.done_on = loop.DAY
    did.save()
    note()
    loop.review(cast, made)
    note()
    Improvement.objects.update(state="closed")
    begin_next(by=cast.sam, improvement=made)
    assert said == [
        ("Gather what customers say", "/improvements/IMP-04/gather/"),
        ("Find out what it shows", "/improvements/IMP-04/gather/analysis/"),
        ("Write the plan", "/improvements/IMP-04/plan/"),
        ("Get the plan agreed", "/PLAN-01/plan/"),
        ("Get the plan agreed", "/PLAN-01/plan/"),
        ("Log the first change", "/improvements/IMP-04/actions/new/"),
        ("Say what was done", "/improvements/IMP-04/"),
        ("Review: did it work?", "/improvements/IMP-04/review/"),
        ("Begin the next turn", "/improvements/IMP-04/next/"),
    ]
    first = standings(Improvement.objects.filter(pk=made.pk), cast.sam)[0]
    assert first.next is None


def test_nobody_else_is_told_what_sam_should_do(cast):
    loop.turn(cast)
    assert standing(cast, cast.assessor).next is None


def test_an_assessor_sees_the_ring_of_what_was_handed_in(cast):
    made = loop.turn(cast)
    loop.source(cast, made)
    assert (standing(cast).reached, standing(cast, cast.assessor).reached) == (1, 0)
    loop.hand_in_all(cast)
    assert standing(cast, cast.assessor).reached == 1


def test_days_that_passed_are_said(cast):
    made = loop.turn(cast, follow_up_on=date(2026, 6, 1))
    agreed = loop.plan(cast, made, review_on=date(2026, 5, 1))
    did = loop.action(cast, made, due_on=date(2026, 4, 1))
    assert standing(cast).overdue == [
        "An action was due on 1 Apr 2026.",
        "The review was due on 1 May 2026.",
        "It was to be looked at again on 1 Jun 2026.",
    ]
    did.done_on = loop.DAY
    did.save()
    loop.review(cast, made)
    Improvement.objects.update(state="closed")
    assert (agreed.pk, standing(cast).overdue) == (agreed.pk, [])


def test_a_day_is_not_overdue_before_it_is_over(cast):
    loop.turn(cast, follow_up_on=clock.today())
    assert standing(cast).overdue == []
    Improvement.objects.update(follow_up_on=clock.today() - timedelta(days=1))
    assert len(standing(cast).overdue) == 1


def test_turns_of_one_chain_stand_together_under_the_first_ones_name(cast):
    first = loop.turn(cast, "Call-backs", state="closed")
    loop.turn(cast, "Shorter queue")
    second = begin_next(by=cast.sam, improvement=first)
    Improvement.objects.filter(pk=second.pk).update(title="Call-backs at weekends")
    found = standings(Improvement.objects.visible_to(cast.sam), cast.sam)
    assert [(each.improvement.ref, each.chain) for each in found] == [
        ("IMP-02", "Shorter queue"),
        ("IMP-01", "Call-backs"),
        ("IMP-03", "Call-backs"),
    ]
