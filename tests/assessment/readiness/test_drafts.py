"""A rule that fails because of a draft tells nobody but its author, even where it names no draft."""

import pytest

from assessment.readiness import Scope, rule_of, run
from assessment.readiness.facts import Analysis, Claim, Evidence, Finding, Plan, Review, Source

from .small import GIVEN, made, small


def result_of(world, rule):
    (found,) = run(world.enrolment, GIVEN, rules=[rule]).results
    return found


def no_limits(turn, given):
    return turn.plan is not None and not turn.plan.constraints


@pytest.mark.parametrize("hidden", [True, False])
def test_what_a_draft_plan_lacks_is_private_until_it_is_handed_in(hidden):
    world = small()
    world.turn.plan = Plan(record="PL-01", hidden=hidden)
    assert result_of(world, made(no_limits)).is_private is hidden


def test_that_there_is_no_plan_may_be_told():
    assert result_of(small(), made(lambda turn, given: turn.plan is None)).open_faults


def test_of_several_faults_others_hear_of_those_that_no_draft_is_behind():
    world = small()
    handed, draft = Source(ref="FB-01"), Source(ref="FB-02", hidden=True)
    world.turn.sources = [handed, draft]
    assert result_of(world, made(lambda turn, given: turn.sources)).open_faults == (handed,)


def test_what_a_criterion_rests_on_is_private_while_it_is_a_draft():
    world = small()
    draft = Evidence(ref="WP-01", setting="simulation", hidden=True)
    world.first.claims = [Claim(evidence=draft, hidden=True)]
    rule = made(lambda criterion, given: bool(criterion.claims), scope=Scope.CRITERION)
    assert result_of(world, rule).is_private
    whole = made(lambda unit, given: any(each.claims for each in unit.criteria), scope=Scope.UNIT)
    assert result_of(world, whole).is_private


@pytest.mark.parametrize(
    ("code", "part"),
    [
        ("FB-05", {"sources": [Source(method="survey", hidden=True)]}),
        ("PL-12", {"plan": Plan(hidden=True)}),
        ("PL-13", {"plan": Plan(hidden=True)}),
        ("RV-11", {"reviews": [Review(hidden=True)]}),
        ("PF-14", {"reviews": [Review(hidden=True)]}),
        ("SU-06", {"reviews": [Review(hidden=True)]}),
        ("RV-05", {"reviews": [Review(hidden=True)], "analyses": [Analysis(findings=[Finding()])]}),
    ],
)
def test_rules_that_ask_of_what_is_there_keep_drafts_to_themselves(code, part):
    world = small("closed", rules=code)
    world.unit.ref = "OWN"
    world.turn.sources = []
    for name, value in part.items():
        setattr(world.turn, name, value)
    assert result_of(world, rule_of(code)).is_private
