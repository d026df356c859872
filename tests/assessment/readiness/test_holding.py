"""What holds a record from being handed in: failing errors only, and only those that are about it."""

from assessment.readiness import Gate, Scope, Severity, ahead_of, holding, run
from assessment.readiness.facts import Claim, Evidence

from .small import GIVEN, aside, made, small


def _held(world, rule, asides=()) -> list[str]:
    return [each.rule.id for each in holding(run(world.enrolment, GIVEN, asides, [rule]), world.survey)]


def test_an_error_about_the_record_holds_it_though_it_was_not_handed_in_yet():
    rule = made(lambda e, g: True, scope=Scope.EVIDENCE, gate=Gate.SUBMIT)
    assert _held(small(), rule) == ["ZZ-1"]


def test_a_warning_holds_nothing():
    rule = made(lambda e, g: True, scope=Scope.EVIDENCE, severity=Severity.WARNING)
    assert _held(small(), rule) == []


def test_an_error_set_aside_holds_nothing():
    assert _held(small("analysing"), made(lambda t, g: True), [aside("IMP-01")]) == []


def test_an_error_about_another_record_holds_nothing():
    world = small()
    world.enrolment.evidence = [Evidence(pk=8, ref="WP-01")]
    assert _held(world, made(lambda e, g: True, scope=Scope.EVIDENCE)) == []


def test_a_step_after_handing_in_holds_nothing_yet():
    rule = made(lambda e, g: True, scope=Scope.EVIDENCE, gate=Gate.DECIDE)
    assert _held(small(), rule) == []


def test_an_error_of_the_turn_holds_what_claims_a_guarded_criterion_once_its_gate_is_reached():
    rule = made(lambda turn, given: True, gate=Gate.ANALYSING)
    assert _held(small("gathering"), rule) == []
    assert _held(small("analysing"), rule) == ["ZZ-1"]


def test_an_error_of_the_turn_holds_nothing_that_claims_other_criteria():
    world = small("analysing", rules="")
    assert _held(world, made(lambda turn, given: True)) == []


def test_an_error_on_the_record_itself_holds_it_whatever_it_claims():
    world = small("analysing", rules="")
    assert _held(world, made(lambda turn, given: turn.sources)) == ["ZZ-1"]


def test_an_error_of_a_turn_that_the_record_is_no_part_of_holds_nothing():
    world = small("analysing")
    world.turn.records = frozenset({99})
    assert _held(world, made(lambda turn, given: True)) == []


def test_an_error_of_a_criterion_holds_the_records_that_claim_it():
    rule = made(lambda c, g: c.ref == "PCI-01", scope=Scope.CRITERION, gate=Gate.SUBMIT)
    other = made(lambda c, g: c.ref == "PCI-02", scope=Scope.CRITERION, gate=Gate.SUBMIT)
    assert _held(small(), rule) == ["ZZ-1"]
    assert _held(small(), other) == []


def test_an_error_of_the_unit_holds_its_last_piece_only():
    rule = made(lambda unit, given: True, scope=Scope.UNIT, gate=Gate.SUBMIT)
    world = small()
    assert _held(world, rule) == []
    world.second.met = True
    assert _held(world, rule) == ["ZZ-1"]
    world.second.met, world.second.claims = False, [Claim(evidence=Evidence(pk=8))]
    assert _held(world, rule) == []
    together = holding(run(world.enrolment, GIVEN, rules=[rule]), world.survey, frozenset({8}))
    assert [each.rule.id for each in together] == ["ZZ-1"]


def test_an_error_of_the_unit_holds_nothing_whose_criteria_do_not_carry_it():
    world = small(rules="")
    world.second.met = True
    assert _held(world, made(lambda unit, given: True, scope=Scope.UNIT, gate=Gate.SUBMIT)) == []


def test_what_the_turn_still_asks_is_said_before_the_record_goes_in():
    world = small("gathering")
    ahead = made(lambda turn, given: True, gate=Gate.ANALYSING)
    hint = made(lambda turn, given: True, id="ZZ-2", gate=Gate.ANALYSING, severity=Severity.INFO)
    elsewhere = made(lambda turn, given: True, id="ZZ-3", gate=Gate.ANALYSING)
    found = run(world.enrolment, GIVEN, rules=[ahead, hint, elsewhere])
    assert [each.rule.id for each in ahead_of(found, world.survey)] == ["ZZ-1"]
    assert holding(found, world.survey) == []


def test_what_is_put_right_on_the_record_is_said_whatever_it_claims():
    world = small("gathering", rules="")
    rule = made(lambda turn, given: turn.sources, gate=Gate.ANALYSING)
    assert len(ahead_of(run(world.enrolment, GIVEN, rules=[rule]), world.survey)) == 1
    assert ahead_of(run(world.enrolment, GIVEN, rules=[rule]), Evidence(pk=8)) == []
