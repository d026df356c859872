"""Whom the steps of a claim for a certificate are told."""

from django.urls import reverse

from assessment.models import Allocation, CertificateClaim
from portfolio import clock
from portfolio.models import Membership, Role
from portfolio.notices import notify


def tell_leads(claim: CertificateClaim) -> None:
    _tell(claim, _with_role(claim, Role.LEAD_IQA), "certificate.to_authorise")


def tell_officers(claim: CertificateClaim) -> None:
    _tell(claim, _with_role(claim, Role.EXAMS_OFFICER), "certificate.to_submit")


def tell_external(claim: CertificateClaim) -> None:
    """The external verifiers of this learner only."""
    held = Allocation.objects.open_on(clock.today()).filter(enrolment=claim.enrolment_id)
    people = _with_role(claim, Role.EQA)
    mine = [each for each in people if held.filter(access__membership=each).exists()]
    _tell(claim, mine, "certificate.to_release")


def _with_role(claim: CertificateClaim, role: str) -> list[Membership]:
    return list(Membership.objects.active().filter(centre=claim.centre_id, role=role))


def _tell(claim: CertificateClaim, people: list[Membership], event: str) -> None:
    notify(to=people, event=event, path=reverse("assessment:certificate", args=[claim.enrolment.ref]))
