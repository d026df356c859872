"""From when a rule counts: before that it is something to do."""

import pytest

from assessment.readiness import Gate
from assessment.readiness.facts import (
    Certificate,
    Claim,
    Criterion,
    Decision,
    Enrolment,
    Evidence,
    Improvement,
    Unit,
)
from assessment.readiness.gates import is_handed_in, is_reached


@pytest.mark.parametrize(
    ("state", "gate", "reached"),
    [
        ("gathering", Gate.ANALYSING, False),
        ("analysing", Gate.ANALYSING, True),
        ("closed", Gate.ANALYSING, True),
        ("planning", Gate.AGREED, False),
        ("declined", Gate.PLANNING, True),
        ("declined", Gate.AGREED, False),
        ("embedded", Gate.REVIEWED, True),
        ("embedded", Gate.CLOSED, False),
        ("abandoned", Gate.ANALYSING, False),
        ("abandoned", Gate.ALWAYS, True),
        ("draft", Gate.ALWAYS, True),
    ],
)
def test_a_turn_comes_to_its_gates_one_by_one(state, gate, reached):
    assert is_reached(gate, Improvement(state=state)) is reached


def test_a_result_is_to_be_told_once_the_review_was_handed_in():
    assert not is_reached(Gate.SUBMIT, Improvement(state="closed"))
    assert is_reached(Gate.SUBMIT, Improvement(state="live", reviewed_in=True))


@pytest.mark.parametrize(
    ("state", "handed_in", "gate", "reached"),
    [
        ("draft", False, Gate.SUBMIT, False),
        ("submitted", True, Gate.SUBMIT, True),
        ("submitted", True, Gate.DECIDE, True),
        ("accepted", True, Gate.SIGN_OFF, False),
        ("locked", True, Gate.SIGN_OFF, True),
    ],
)
def test_a_record_comes_to_its_gates_by_handing_in_and_signing_off(state, handed_in, gate, reached):
    assert is_reached(gate, Evidence(state=state, handed_in=handed_in)) is reached


def test_a_criterion_is_signed_off_only_once_it_is_met():
    assert not is_reached(Gate.SIGN_OFF, Criterion(handed_in=True))
    assert is_reached(Gate.SIGN_OFF, Criterion(met=True))


def test_a_unit_is_handed_in_by_its_last_piece():
    sent, kept = Criterion(claims=[Claim(handed_in=True)]), Criterion(claims=[Claim()])
    assert not is_reached(Gate.SUBMIT, Unit(criteria=[Criterion(required=False)]))
    assert not is_reached(Gate.SUBMIT, Unit(criteria=[sent, kept]))
    assert not is_reached(Gate.SUBMIT, Unit(criteria=[sent, Criterion()]))
    assert is_reached(Gate.SUBMIT, Unit(criteria=[sent, Criterion(met=True), Criterion(required=False)]))


def test_a_unit_is_up_for_sign_off_once_every_required_criterion_is_met():
    extra = Criterion(required=False)
    assert not is_reached(Gate.SIGN_OFF, Unit(criteria=[extra]))
    assert not is_reached(Gate.SIGN_OFF, Unit(criteria=[Criterion(met=True), Criterion()]))
    assert is_reached(Gate.SIGN_OFF, Unit(criteria=[Criterion(met=True), extra]))


def test_an_enrolment_is_asked_about_certificates_when_one_is_claimed():
    assert not is_reached(Gate.SUBMIT, Enrolment(evidence=[Evidence()]))
    assert is_reached(Gate.SUBMIT, Enrolment(evidence=[Evidence(handed_in=True)]))
    assert not is_reached(Gate.CLAIM, Enrolment(evidence=[Evidence(handed_in=True)]))
    assert is_reached(Gate.CLAIM, Enrolment(certificates=[Certificate()]))


def test_a_decision_is_there_only_once_its_gate_is_passed():
    assert is_reached(Gate.DECIDE, Decision())


def test_the_last_pieces_of_a_unit_may_go_in_together():
    one, two = (Criterion(claims=[Claim(evidence=Evidence(pk=pk))]) for pk in (1, 2))
    unit = Unit(criteria=[one, two])
    assert not is_handed_in(unit, frozenset({1}))
    assert is_handed_in(unit, frozenset({1, 2}))


def test_the_last_criterion_without_evidence_is_missing_and_no_longer_to_do():
    assert not is_reached(Gate.SUBMIT, Criterion())
    assert is_reached(Gate.SUBMIT, Criterion(is_last=True))
