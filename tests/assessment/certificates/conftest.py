"""Sam's unit signed by both and verified, Sam registered long enough ago."""

from datetime import timedelta

import pytest

from assessment.services.certificates import record_direct_claims
from portfolio import clock
from tests.assessment.sampling import desk as sampling


@pytest.fixture
def registered(cast):
    cast.enrolment.registration_number = "R-1"
    cast.enrolment.registered_on = clock.today() - timedelta(weeks=10)
    cast.enrolment.save()
    return cast


@pytest.fixture
def finished(registered):
    """Signed, drawn as the first unit of its assessor, and agreed by the internal verifier."""
    sampling.signed_unit(registered)
    sampling.finished(registered, sampling.drawn(registered))
    return registered


@pytest.fixture
def say_direct(cast):
    """Record what the awarding organisation said, from this many days ago on."""

    def say(status, days=0):
        told = {"qualification_code": "Q-TEST", "status": status, "reference": "AO-1"}
        since = clock.today() - timedelta(days=days)
        return record_direct_claims(by=cast.exams_officer, from_on=since, **told)

    return say
