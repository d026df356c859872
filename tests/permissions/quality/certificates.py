"""Rows of the matrix about claims for certificates and direct claims status."""

from assessment.models import CertificateClaim, EqaRelease
from assessment.services.certificates import record_direct_claims
from portfolio import clock
from tests.permissions.row import Row

#: Who sees where certificates stand; who sees Sam on the course without it.
CLAIMS, OTHERS = "UECX", "LATQM"

ROWS: list[Row] = [
    Row("assessment:certificate-list", ok=CLAIMS, no="LlAaTQM", own=True),
    Row("assessment:certificate-registrations", ok="CX", no="LlAaTQUEM", own=True),
    Row("assessment:certificate-claims", ok="CX", no="LlAaTQUEM", own=True),
    Row("assessment:direct-claims", ok="UCX", no="LlAaTQEM", own=True),
    Row("assessment:direct-claims", "POST", ok="X", no="LlAaTQUECM", own=True),
    Row("assessment:certificate", about="enrolment", ok=CLAIMS, no=OTHERS),
    Row("assessment:certificate-prepare", "POST", "enrolment", ok="X", no="LATQUECM"),
    Row("assessment:certificate-names", about="enrolment", ok="LCXM", no="ATQUE"),
    Row("assessment:certificate-names", "POST", "enrolment", ok="CX", no="LATQUEM"),
    Row("assessment:certificate-authorise", "POST", "certificate-claim", ok="U", no="LATQECXM"),
    Row("assessment:certificate-release", "POST", "certificate-claim", ok="EX", no="LATQUCM"),
    Row("assessment:certificate-submit", "POST", "certificate-claim", ok="X", no="LATQUECM"),
    Row("assessment:certificate-record", "POST", "certificate-claim", ok="X", no="LATQUECM"),
    Row("assessment:certificate-revoke", "POST", "certificate-claim", ok="X", no="LATQUECM"),
]


def about(cast):
    """Arguments of the addresses, of things that are made here."""
    claim = CertificateClaim.objects.create(centre=cast.centre, enrolment=cast.enrolment, number=1)
    who = {"centre": cast.centre, "claim": claim, "by": cast.exams_officer, "role": cast.exams_officer.role}
    claim.steps.create(kind="prepared", position=1, **who)
    return {"certificate-claim": {"pk": claim.pk}}


def fill(cast):
    """One row in every table of this area, so that tests can see that none leaks to another centre."""
    officer = cast.exams_officer
    status = {"qualification_code": "Q-TEST", "status": "active", "reference": "AO-1"}
    record_direct_claims(by=officer, from_on=clock.today(), **status)
    claim = CertificateClaim.objects.create(centre=cast.centre, enrolment=cast.enrolment, number=1)
    who = {"centre": cast.centre, "claim": claim, "by": officer, "role": officer.role}
    claim.steps.create(kind="prepared", position=1, **who)
    EqaRelease.objects.create(reference="AO-2", released_on=clock.today(), **who)
