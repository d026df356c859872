"""Sam writes the plan: one for each turn, saved as one, and nothing of it lost."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from feedback.models import Reading
from improvements.models import Plan, SuccessCriterion
from improvements.services.plans import (
    add_consultation,
    add_stakeholder,
    change_stakeholder,
    set_objectives,
    set_options,
    write_plan,
)
from improvements.smart import has_aim, smart_of
from portfolio import clock
from portfolio.refusals import AlreadyDone, Moved, Refused
from portfolio.services.records import withdraw_record
from tests.improvements import loop

WRITTEN = {"title": "Shared diary", "happened_on": loop.DAY}


@pytest.fixture
def turn(cast):
    return loop.turn(cast)


@pytest.fixture
def plan(cast, turn):
    return write_plan(by=cast.sam, improvement=turn, fields={}, record_fields=WRITTEN)


def test_a_turn_has_one_plan(cast, turn, plan):
    with pytest.raises(AlreadyDone) as again:
        write_plan(by=cast.sam, improvement=turn, fields={}, record_fields=WRITTEN)
    assert again.value.made == plan
    with pytest.raises(Moved):
        write_plan(by=cast.sam, improvement=turn, fields={"risks": "Rain"}, record_fields=WRITTEN)
    assert Plan.objects.count() == 1


def test_nobody_else_writes_it(cast, turn):
    with pytest.raises(PermissionDenied):
        write_plan(by=cast.assessor, improvement=turn, fields={}, record_fields=WRITTEN)


def test_it_cannot_end_before_it_starts(cast, turn):
    days = {"start": date(2026, 4, 2), "end": date(2026, 4, 1)}
    with pytest.raises(ValidationError, match="cannot end before it starts"):
        write_plan(by=cast.sam, improvement=turn, fields=days, record_fields=WRITTEN)


def test_a_withdrawn_plan_goes_on_under_a_new_reference_with_its_rows(cast, turn, plan):
    set_objectives(by=cast.sam, plan=plan, rows=[{"text": "Ring back in time"}])
    loop.approval(plan)
    withdraw_record(by=cast.sam, record=plan.record, reason="Wrong turn")
    again = write_plan(by=cast.sam, improvement=turn, fields={}, record_fields=WRITTEN)
    assert again.record.ref == "PLAN-02"
    assert [each.text for each in again.objectives.all()] == ["Ring back in time"]
    assert again.approvals.count() == 1
    assert Plan.objects.count() == 1


def test_rows_are_kept_changed_added_and_taken_out_in_one_go(cast, plan):
    first, second = set_options(
        by=cast.sam, plan=plan, rows=[{"text": "Leave it"}, {"text": "A diary", "chosen": True}]
    )
    set_options(
        by=cast.sam,
        plan=plan,
        rows=[{"pk": second.pk, "text": "One diary", "chosen": True}, {"text": "Staff"}],
    )
    rows = [(each.pk, each.text, each.chosen) for each in plan.options.all()]
    assert rows[0] == (second.pk, "One diary", True)
    assert [text for _, text, _ in rows] == ["One diary", "Staff"]
    assert first.pk not in [pk for pk, _, _ in rows]


def test_a_plan_that_was_handed_in_stays_as_it_is(cast, plan):
    loop.hand_in_all(cast)
    with pytest.raises(Refused, match="was handed in"):
        set_objectives(by=cast.sam, plan=plan, rows=[{"text": "Late thought"}])


def test_the_baseline_is_the_newest_reading_up_to_the_day_of_the_plan(cast, turn, plan):
    measure = loop.measure(cast, turn)
    for day, value in ((date(2026, 2, 2), "31"), (loop.DAY, "33.5"), (date(2026, 3, 9), "12")):
        Reading.objects.create(
            centre=cast.centre, measure=measure, taken_on=day, value=value, n=204, recorded_by=cast.sam
        )
    (objective,) = set_objectives(by=cast.sam, plan=plan, rows=[{"text": "Fewer late", "measure": measure}])
    assert objective.baseline == Decimal("33.5")
    (typed,) = set_objectives(
        by=cast.sam, plan=plan,
        rows=[{"pk": objective.pk, "text": "Fewer late", "measure": measure, "baseline": Decimal(30)}],
    )  # fmt: skip
    assert typed.baseline == 30


def test_what_an_objective_rests_on_belongs_to_the_turn(cast, turn, plan):
    measure, finding = loop.measure(cast), loop.finding(loop.analysis(cast))
    set_objectives(
        by=cast.sam, plan=plan, rows=[{"text": "Fewer late", "measure": measure, "findings": [finding]}]
    )
    assert list(turn.measures.all()) == [measure]
    assert list(turn.analyses.all()) == [finding.analysis]


def test_another_portfolios_finding_is_refused(cast, plan, elsewhere):
    strange = loop.finding(loop.analysis(elsewhere))
    with pytest.raises(ValidationError, match="findings of this portfolio"):
        set_objectives(by=cast.sam, plan=plan, rows=[{"text": "Fewer late", "findings": [strange]}])


def criterion(cast, plan, objective=None, sign=None, **fields):
    row = {"text": "One in ten or fewer is late", "threshold": "10 %", "set_on": loop.DAY, **fields}
    (kept,) = set_objectives(
        by=cast.sam, plan=plan,
        rows=[{"pk": objective, "text": "Fewer late", "criteria": [{"pk": sign, **row}]}],
    )  # fmt: skip
    return kept.pk, kept.success_criteria.get()


def test_a_sign_of_success_that_changes_later_says_so(cast, plan):
    objective, sign = criterion(cast, plan)
    _, same = criterion(cast, plan, objective, sign.pk)
    assert (same.pk, same.changed_on) == (sign.pk, None)
    _, easier = criterion(cast, plan, objective, sign.pk, threshold="20 %")
    assert (easier.set_on, easier.changed_on) == (loop.DAY, clock.today())


def test_a_sign_of_success_may_be_put_better_on_the_day_it_was_set(cast, plan):
    objective, sign = criterion(cast, plan, set_on=clock.today())
    _, better = criterion(cast, plan, objective, sign.pk, set_on=clock.today(), threshold="9 %")
    assert better.changed_on is None


def test_a_sign_that_a_review_answers_stays(cast, turn, plan):
    (objective,) = set_objectives(by=cast.sam, plan=plan, rows=[{"text": "Fewer late"}])
    loop.verdict(loop.review(cast, turn), objective, "met")
    with pytest.raises(Refused, match="has its answer in a review"):
        set_objectives(by=cast.sam, plan=plan, rows=[{"pk": objective.pk, "text": "Fewer late"}])
    assert SuccessCriterion.objects.count() == 1


def letters(objective, plan):
    return "".join(tick.letter for tick in smart_of(objective, aim=has_aim(plan)) if tick.is_on)


def test_an_objective_gets_its_letters_from_what_is_there(cast, turn, plan):
    measure, finding = loop.measure(cast, turn), loop.finding(loop.analysis(cast, turn))
    whole = {"text": "Fewer late", "measure": measure, "baseline": Decimal(31), "target": Decimal(10)}
    whole |= {"findings": [finding], "due_on": date(2026, 5, 31), "owner": "Sam", "owner_agreed_on": loop.DAY}
    (bare,) = set_objectives(by=cast.sam, plan=plan, rows=[{"text": "Fewer late"}])
    assert letters(bare, plan) == "S"
    (full,) = set_objectives(by=cast.sam, plan=plan, rows=[{"pk": bare.pk, **whole}])
    assert letters(full, plan) == "SMAT"
    plan.expected_customer_effect = "They are rung when we said."
    assert letters(full, plan) == "SMART"
    full.owner_agreed_on, full.target = None, None
    assert letters(full, plan) == "SRT"
    lacking = [tick.missing for tick in smart_of(full, aim=True) if not tick.is_on]
    assert lacking == ["the figure to reach", "the day they agreed"]


def test_a_conversation_cannot_lie_in_the_future(cast, turn, plan):
    who = add_stakeholder(by=cast.sam, improvement=turn, fields={"name": "Jo", "group": "frontline"})
    said = {"who": who, "held_on": clock.today() + timedelta(days=1), "said": "Fine"}
    with pytest.raises(ValidationError, match="in the future"):
        add_consultation(by=cast.sam, plan=plan, fields=said)


def test_who_gave_an_approval_stays_who_they_are(cast, plan):
    given = loop.approval(plan)
    with pytest.raises(Refused, match="who they are stays"):
        change_stakeholder(by=cast.sam, stakeholder=given.by, fields={"name": "The director"})
    moved = change_stakeholder(by=cast.sam, stakeholder=given.by, fields={"group": "support_team"})
    assert (moved.name, moved.group) == ("Priya", "support_team")
