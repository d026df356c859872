"""What holds whatever is in a portfolio: rules never break, and say the same however it is put."""

from copy import deepcopy
from dataclasses import fields, replace
from random import Random
from typing import get_args, get_origin, get_type_hints

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from assessment.readiness import Given, Scope, Severity, all_rules, holding, run
from assessment.readiness.engine import THINGS
from assessment.readiness.facts import (
    Certificate,
    Criterion,
    Decision,
    Enrolment,
    Evidence,
    Fact,
    Improvement,
    Sample,
    SamplingPlan,
    Staff,
    Submission,
    Unit,
)

from .drawn import START, UNITS, drawn, enrolments, givens, within

GIVEN = Given(START)
#: To shrink a whole portfolio takes minutes, and what failed names the rule anyway.
PLENTY = settings(
    max_examples=40,
    deadline=None,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=(HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example),
)
#: The order of these means something: the latest comes last.
BY_DAY = ("readings", "reviews", "rebases")


def _key(result):
    where = {(type(each).__name__, each.pk) for each in result.faults}
    return result.rule.id, result.thing.pk, result.standing, frozenset(where)


def _said(enrolment: Enrolment, given_: Given = GIVEN, but: tuple[Fact, ...] = ()) -> set:
    """What the rules say, without what they say about the things in ``but``."""
    results = run(enrolment, given_).results
    return {_key(each) for each in results if not any(each.thing is one for one in but)}


def _shuffled(enrolment: Enrolment, seed: int) -> Enrolment:
    other, chance = deepcopy(enrolment), Random(seed)
    for fact in list(within(other)):
        for each in fields(fact):
            held = getattr(fact, each.name)
            if isinstance(held, list) and each.name not in BY_DAY:
                chance.shuffle(held)
    return other


def _bare(kind: type[Fact], above: tuple[type, ...] = ()) -> Fact:
    """All fields at their defaults, but one such thing in each place that may hold one."""
    made = kind()
    for name, hint in get_type_hints(kind).items():
        inner = next((each for each in get_args(hint) if _is_fact(each)), None)
        if inner and inner not in above:
            held = _bare(inner, (*above, kind))
            setattr(made, name, [held] if get_origin(hint) is list else held)
    return made


def _is_fact(hint) -> bool:
    return isinstance(hint, type) and issubclass(hint, Fact)


ASKED_OF = {
    Scope.IMPROVEMENT: Improvement,
    Scope.EVIDENCE: Evidence,
    Scope.CRITERION: Criterion,
    Scope.UNIT: Unit,
    Scope.ENROLMENT: Enrolment,
    Scope.DECISION: Decision,
    Scope.SUBMISSION: Submission,
    Scope.SAMPLE: Sample,
    Scope.CERTIFICATE: Certificate,
    Scope.PLAN: SamplingPlan,
    Scope.STAFF: Staff,
}


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.id)
def test_a_rule_can_be_asked_of_nothing_at_all(rule):
    kind = ASKED_OF[rule.scope]
    for thing in (kind(), _bare(kind)):
        assert all(isinstance(each, Fact) for each in rule.faults(thing, GIVEN))


@PLENTY
@given(enrolments(), givens())
def test_no_rule_breaks_on_what_is_missing(enrolment, figures):
    known = {id(each) for each in within(enrolment)}
    for rule in all_rules():
        for thing in THINGS[rule.scope](enrolment):
            assert {id(each) for each in rule.faults(thing, figures)} <= known, rule.id
        assert "{" not in rule.sentence(figures)


@PLENTY
@given(enrolments(), givens())
def test_asking_twice_says_the_same_and_changes_nothing(enrolment, figures):
    before = repr(enrolment)
    first, second = (run(enrolment, figures).results for _ in range(2))
    assert first == second
    assert repr(enrolment) == before


@PLENTY
@given(enrolments(), givens())
def test_what_holds_a_record_is_found_for_every_record(enrolment, figures):
    readiness = run(enrolment, figures)
    for record in enrolment.evidence:
        assert all(each.rule.severity == Severity.ERROR for each in holding(readiness, record))


@PLENTY
@given(enrolments(), givens(), st.integers(0, 9))
def test_the_order_in_which_things_were_logged_does_not_matter(enrolment, figures, seed):
    assert _said(_shuffled(enrolment, seed), figures) == _said(enrolment, figures)


@PLENTY
@given(enrolments(), drawn(Evidence))
def test_a_draft_that_nobody_claims_changes_nothing_else(enrolment, extra):
    before = _said(enrolment)
    extra.handed_in, extra.pk = False, 9999
    enrolment.evidence.append(extra)
    assert _said(enrolment, but=(extra,)) == before


@PLENTY
@given(enrolments(), drawn(Improvement))
def test_another_improvement_changes_nothing_else(enrolment, extra):
    before = _said(enrolment)
    extra.pk = 9999
    enrolment.improvements.append(extra)
    assert _said(enrolment, but=(extra,)) == before


@pytest.mark.parametrize("code", UNITS)
@settings(PLENTY, max_examples=10)
@given(enrolments(), drawn(Unit))
def test_other_units_change_nothing_for_the_unit_taken_first(code, enrolment, other):
    (first, *_) = enrolment.units
    first.ref, enrolment.units = code, [first]
    before = _of_unit(enrolment, first)
    for criterion in other.criteria:
        criterion.rules = frozenset(each.id for each in all_rules())
    for number, each in enumerate(UNITS, 9000):
        if each != code:
            enrolment.units.append(replace(other, pk=number, ref=each))
    assert _of_unit(enrolment, first) == before


def _of_unit(enrolment: Enrolment, unit: Unit) -> set:
    return {_key(each) for each in run(enrolment, GIVEN).of_unit(unit.pk)}
