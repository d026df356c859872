"""Invariant 6."""

from assessment.models import CriterionDecision
from assessment.readiness import rule as registry
from tests.invariants.desk import hand_in, log, met, unit_of


def test_06_with_or_without_rules_decisions_are_the_same(cast, monkeypatch):
    """6: a rule says what is missing and never decides; without any rule every decision stands as it did."""
    hand_in(cast, log(cast, title="Not judged"))
    undecided = unit_of(cast).met
    met(cast)
    before = (unit_of(cast).manifest_hash, list(CriterionDecision.objects.values()))
    monkeypatch.setattr(registry, "_rules", type(registry._rules)())
    assert (unit_of(cast).manifest_hash, list(CriterionDecision.objects.values())) == before
    assert undecided == 0
