"""Rows of the matrix about claims for certificates and direct claims status."""

from assessment.models import CertificateClaim, EqaRelease
from assessment.services.certificates import record_direct_claims
from portfolio import clock
from tests.permissions.row import Row

ROWS: list[Row] = []


def about(cast):
    """Arguments of the addresses, of things that are made here."""
    return {}


def fill(cast):
    """One row in every table of this area, so that tests can see that none leaks to another centre."""
    officer = cast.exams_officer
    status = {"qualification_code": "Q-TEST", "status": "active", "reference": "AO-1"}
    record_direct_claims(by=officer, from_on=clock.today(), **status)
    claim = CertificateClaim.objects.create(centre=cast.centre, enrolment=cast.enrolment, number=1)
    who = {"centre": cast.centre, "claim": claim, "by": officer, "role": officer.role}
    claim.steps.create(kind="prepared", position=1, **who)
    EqaRelease.objects.create(reference="AO-2", released_on=clock.today(), **who)
