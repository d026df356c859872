"""Invariant 1."""

import pytest
from django.core.exceptions import PermissionDenied

from assessment.models import Allocation, CriterionDecision
from assessment.services.enrolments import deallocate
from tests.invariants.desk import hand_in, judged, log, other_role


def test_01_only_an_assessor_allocated_that_day_who_is_not_the_learner_decides(cast):
    """1: who decides is somebody else than the learner, and is the assessor of this enrolment today."""
    item = hand_in(cast, log(cast))
    sam_as_assessor = other_role(cast, cast.sam, "assessor", allocated=False)
    deallocate(by=cast.coordinator, allocation=Allocation.objects.get(access__membership=cast.trainee))
    for who in (sam_as_assessor, cast.other_assessor, cast.trainee, cast.iqa, cast.coordinator):
        with pytest.raises(PermissionDenied):
            judged(cast, item, by=who)
    assert not CriterionDecision.objects.exists()
