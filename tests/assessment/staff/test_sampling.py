"""A verifier with an interest in a learner does not look at their samples."""

import pytest

from assessment.services.sampling.verifying import lock_sample
from portfolio.refusals import Refused
from tests.assessment.sampling.desk import drawn, signed_unit
from tests.assessment.staff import office


def test_a_verifiers_cousin_is_sampled_by_somebody_else(cast):
    signed_unit(cast)
    drawn(cast)
    office.interest(cast, cast.iqa)
    sample = cast.unit.samples.get()
    with pytest.raises(Refused, match="You declared an interest in this learner"):
        lock_sample(by=cast.iqa, sample=sample)
