"""Sam's unit on its way: handed in, met, signed; and the same account in another role."""

from datetime import timedelta

from assessment.progress import judged_of
from assessment.services.certificates import record_direct_claims
from assessment.services.enrolments import allocate
from assessment.services.signoffs import sign_unit
from portfolio import clock
from portfolio.services.people import add_member
from tests.assessment.judging.desk import hand_in, judged
from tests.assessment.sampling.desk import drawn, finished
from tests.cast import log

__all__ = ["hand_in", "judged", "log"]


def unit_of(cast):
    return judged_of(cast.enrolment).units[0]


def met(cast, *, by=None):
    """A record of Sam's that is handed in and found good for every criterion."""
    record = log(cast)
    judged(cast, hand_in(cast, record), by=by)
    return record


def sign(cast, who, stage):
    unit = unit_of(cast)
    words = {"words": "So it was.", "manifest_hash": unit.manifest_hash}
    return sign_unit(by=who, enrolment_unit=unit.row, stage=stage, **words)


def signed(cast):
    record = met(cast)
    sign(cast, cast.sam, "learner")
    sign(cast, cast.assessor, "assessor")
    record.refresh_from_db()
    return record


def other_role(cast, member, role, *, allocated=True):
    """The same account under another role, given to Sam's enrolment."""
    person = member.user
    twin = add_member(by=cast.administrator, name=person.name, email=person.email, role=role)
    if allocated:
        allocate(by=cast.coordinator, enrolment=cast.enrolment, to=twin)
    return twin


def registered(cast):
    """With the awarding organisation, ten weeks ago."""
    days = {"registration_number": "R-1", "registered_on": clock.today() - timedelta(weeks=10)}
    type(cast.enrolment).objects.filter(pk=cast.enrolment.pk).update(**days)
    cast.enrolment.refresh_from_db()


def cleared(cast):
    """Registered, signed, and agreed by the internal verifier."""
    registered(cast)
    signed(cast)
    finished(cast, drawn(cast))


def direct_claims(cast, status, *, days_ago=0):
    since = clock.today() - timedelta(days=days_ago)
    told = {"qualification_code": "Q-TEST", "status": status, "reference": "AO-1"}
    record_direct_claims(by=cast.exams_officer, from_on=since, **told)
