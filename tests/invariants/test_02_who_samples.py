"""Invariant 2."""

import pytest
from django.core.exceptions import PermissionDenied

from assessment.models import SampleOutcome
from tests.assessment.sampling.desk import drawn, finished, signed_unit
from tests.invariants.desk import other_role


@pytest.mark.parametrize("name", ["assessor", "trainee"])
def test_02_nobody_verifies_what_they_had_a_hand_in(cast, name):
    """2: the verifier of a sample judged, confirmed and witnessed nothing in it, under no role."""
    signed_unit(cast)
    sample, twin = drawn(cast), other_role(cast, getattr(cast, name), "iqa")
    with pytest.raises(PermissionDenied):
        finished(cast, sample, by=twin)
    assert not SampleOutcome.objects.exists()
