"""Invariant 15."""

import pytest
from django.urls import reverse

from assessment.models import Allocation
from assessment.services.enrolments import deallocate
from tests.cast import client_for
from tests.invariants.desk import hand_in, log


@pytest.mark.parametrize("who", ["assessor", "iqa", "eqa", "trainee"])
def test_15_a_portfolio_is_read_by_a_role_on_that_enrolment_and_no_longer(cast, who):
    """15: with the allocation the reading ends, at the next request."""
    record, member = log(cast), getattr(cast, who)
    hand_in(cast, record)
    url = reverse("assessment:record", args=[cast.portfolio.ref, record.ref])
    client = client_for(member)
    before = client.get(url).status_code
    deallocate(by=cast.coordinator, allocation=Allocation.objects.get(access__membership=member))
    assert (before, client.get(url).status_code) == (200, 404)


@pytest.mark.parametrize("who", ["other_assessor", "other_learner"])
def test_15_others_find_nothing_there(cast, who):
    """15: neither another learner nor an assessor of other learners."""
    hand_in(cast, record := log(cast))
    url = reverse("assessment:record", args=[cast.portfolio.ref, record.ref])
    assert client_for(getattr(cast, who)).get(url).status_code == 404
