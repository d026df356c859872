"""Sam's unit signed by both, Sam registered long enough ago."""

from datetime import timedelta

import pytest

from assessment.progress import progress_of
from assessment.services.certificates import record_direct_claims
from assessment.services.judging import judge
from assessment.services.signoffs import sign_unit
from assessment.services.submissions import submit
from portfolio import clock
from tests.cast import all_yes, claim, log


@pytest.fixture
def registered(cast):
    cast.enrolment.registration_number = "R-1"
    cast.enrolment.registered_on = clock.today() - timedelta(weeks=10)
    cast.enrolment.save()
    return cast


@pytest.fixture
def finished(registered):
    cast, record = registered, log(registered)
    claim(cast, record)
    item = submit(by=cast.sam, enrolment=cast.enrolment, records=[record], declared=True).items.get()
    judge(by=cast.assessor, item=item, given=all_yes(item))
    unit = progress_of(cast.enrolment).units[0]
    for who, stage in ((cast.sam, "learner"), (cast.assessor, "assessor")):
        sign_unit(
            by=who, enrolment_unit=unit.row, stage=stage, words="Yes.", manifest_hash=unit.manifest_hash
        )
    return cast


@pytest.fixture
def say_direct(cast):
    """Record what the awarding organisation said, from this many days ago on."""

    def say(status, days=0):
        told = {"qualification_code": "Q-TEST", "status": status, "reference": "AO-1"}
        since = clock.today() - timedelta(days=days)
        return record_direct_claims(by=cast.exams_officer, from_on=since, **told)

    return say
