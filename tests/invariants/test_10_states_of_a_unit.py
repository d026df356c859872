"""Invariant 10."""

import pytest
from django.core.exceptions import PermissionDenied

from portfolio.refusals import Refused
from tests.invariants.desk import hand_in, judged, log, sign, unit_of


def test_10_a_unit_is_met_then_declared_then_signed(cast):
    """10: met takes every criterion, only the learner declares, and nobody signs before that."""
    judged(cast, hand_in(cast, log(cast), "TST-01", "TST-02"))
    with pytest.raises(Refused, match="1 criteria are not met yet"):
        sign(cast, cast.sam, "learner")
    judged(cast, hand_in(cast, log(cast, title="The third"), "TST-03"))
    states = [unit_of(cast).state]
    with pytest.raises(Refused, match="The learner makes their statement first"):
        sign(cast, cast.assessor, "assessor")
    with pytest.raises(PermissionDenied):
        sign(cast, cast.assessor, "learner")
    for who, stage in ((cast.sam, "learner"), (cast.assessor, "assessor")):
        sign(cast, who, stage)
        states.append(unit_of(cast).state)
    assert states == ["all_met", "declared", "signed"]
