"""Invariant 5."""

import pytest

from assessment.models import CriterionDecision
from assessment.services.judging import DecisionInput, VerdictInput
from portfolio.refusals import Refused
from tests.invariants.desk import hand_in, judged, log

MET = DecisionInput("met", True, "Clear.", 0)
LACKS = {
    "an accepted claim": {"outcome": "returned"},
    "valid": {"verdict": VerdictInput(False, True, True, True, "No.")},
    "authentic": {"verdict": VerdictInput(True, False, True, True, "No.")},
    "reliable": {"verdict": VerdictInput(True, True, False, True, "No.")},
    "current": {"verdict": VerdictInput(True, True, True, False, "No.")},
    "sufficient": {"decision": DecisionInput("met", False, "Clear.", 0)},
    "feedback": {"decision": DecisionInput("met", True, " ", 0)},
}


@pytest.mark.parametrize("lacks", LACKS.values(), ids=LACKS)
def test_05_met_needs_accepted_evidence_that_holds_and_feedback(cast, lacks):
    """5: met stands on a claim that was accepted as V, A, R and C, is sufficient, and says why."""
    item = hand_in(cast, log(cast), "TST-01")
    pk = item.claims.get().pk
    given = {"verdicts": {pk: VerdictInput(True, True, True, True)}, "decisions": {pk: MET}}
    given |= {"verdicts": {pk: lacks["verdict"]}} if "verdict" in lacks else {}
    given |= {"decisions": {pk: lacks["decision"]}} if "decision" in lacks else {}
    with pytest.raises(Refused):
        judged(cast, item, **given, outcome=lacks.get("outcome", "accepted"))
    assert not CriterionDecision.objects.exists()
