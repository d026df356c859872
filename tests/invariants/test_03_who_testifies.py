"""Invariant 3."""

import pytest

from assessment.models import Judgement
from portfolio.refusals import Refused
from tests.invariants.desk import hand_in, judged, log


@pytest.mark.parametrize("kind", ["WT", "EWT"])
def test_03_a_witness_does_not_judge_their_own_testimony(cast, kind):
    """3: who wrote a testimony is not who judges what is claimed with it."""
    details = {"witness_name": "Alan Reid", "contact": cast.assessor.user.email}
    item = hand_in(cast, log(cast, kind=kind, details=details))
    with pytest.raises(Refused, match="You are the witness of this testimony"):
        judged(cast, item)
    assert not Judgement.objects.exists()
