"""Claiming a certificate, step by step, by two different people (domain.md 8.5, 8.6)."""

from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, models, transaction

from assessment.models import CertificateClaim, ClaimStep, DirectClaims, Enrolment, EqaRelease
from assessment.permissions.certificates import (
    may_authorise_claim,
    may_claim_certificates,
    may_record_direct_claims,
    may_release_claim,
)
from assessment.services.eligibility import AWAITING_EQA, RELEASED, certificate_faults, claim_state
from assessment.services.telling_claims import tell_external, tell_leads, tell_officers
from portfolio import clock
from portfolio.models import Membership
from portfolio.refusals import Moved, Refused
from portfolio.services.ledger import append_entry, commit_to

Kind = ClaimStep.Kind


@transaction.atomic
def prepare_claim(*, by: Membership, enrolment: Enrolment) -> CertificateClaim:
    """Start a claim. Refused with the first thing that stands in the way, or while one is under way."""
    if not may_claim_certificates(by) or by.centre_id != enrolment.centre_id:
        raise PermissionDenied
    enrolment = Enrolment.objects.select_for_update().get(pk=enrolment.pk)
    last = enrolment.certificate_claims.order_by("number").last()
    if last and claim_state(last, clock.today()) != Kind.REVOKED:
        raise Refused("This certificate is claimed already.")
    _refuse_faults(enrolment)
    number = last.number + 1 if last else 1
    claim = CertificateClaim(centre_id=enrolment.centre_id, enrolment=enrolment, number=number)
    _save(claim)
    _step(by, claim, Kind.PREPARED)
    tell_leads(claim)
    return claim


@transaction.atomic
def authorise_claim(*, by: Membership, claim: CertificateClaim) -> ClaimStep:
    """The lead IQA's word. PermissionDenied for whoever prepared it, under any role."""
    claim = _lock(by, claim)
    if not may_authorise_claim(by, claim.steps.get(kind=Kind.PREPARED).by):
        raise PermissionDenied
    _refuse_unless(claim, Kind.PREPARED)
    _refuse_faults(claim.enrolment)
    step = _step(by, claim, Kind.AUTHORISED)
    waits = claim_state(claim, clock.today()) == AWAITING_EQA
    (tell_external if waits else tell_officers)(claim)
    return step


@transaction.atomic
def release_claim(
    *, by: Membership, claim: CertificateClaim, reference: str, released_on: date
) -> EqaRelease:
    """The external verifier lets go a claim that waits for them."""
    claim = _lock(by, claim)
    if not may_release_claim(by, claim.enrolment):
        raise PermissionDenied
    _refuse_unless(claim, AWAITING_EQA)
    if released_on > clock.today():
        raise Refused("A release cannot be dated in the future.")
    facts = {"reference": reference.strip(), "released_on": released_on}
    release = EqaRelease(centre_id=claim.centre_id, claim=claim, by=by, role=by.role, **facts)
    _save(release)
    _enter(by, claim, "released", reference)
    tell_officers(claim)
    return release


@transaction.atomic
def submit_claim(*, by: Membership, claim: CertificateClaim) -> ClaimStep:
    """Sent to the awarding organisation: direct claims active today, or released (invariants 11, 12)."""
    claim = _lock(by, claim)
    if not may_claim_certificates(by):
        raise PermissionDenied
    _refuse_unless(claim, Kind.AUTHORISED, RELEASED)
    _refuse_faults(claim.enrolment)
    return _step(by, claim, Kind.SUBMITTED)


@transaction.atomic
def record_certificate(*, by: Membership, claim: CertificateClaim, number: str) -> ClaimStep:
    """The certificate came, under this number."""
    claim = _lock(by, claim)
    if not may_claim_certificates(by):
        raise PermissionDenied
    _refuse_unless(claim, Kind.SUBMITTED)
    if not number.strip():
        raise Refused("Give the number on the certificate.")
    return _step(by, claim, Kind.CERTIFICATED, number)


@transaction.atomic
def revoke_claim(*, by: Membership, claim: CertificateClaim, reason: str) -> ClaimStep:
    """Taken back at any point, a wrong certificate too. It stays to be read; another claim may follow."""
    claim = _lock(by, claim)
    if not may_claim_certificates(by):
        raise PermissionDenied
    if claim_state(claim, clock.today()) == Kind.REVOKED:
        raise Moved("This claim was revoked a moment ago. Look again.")
    if not reason.strip():
        raise Refused("Say why the claim is revoked.")
    return _step(by, claim, Kind.REVOKED, reason)


@transaction.atomic
def record_direct_claims(
    *, by: Membership, qualification_code: str, status: str, from_on: date, reference: str
) -> DirectClaims:
    """What the awarding organisation said. Claims that are not submitted follow it by themselves."""
    if not may_record_direct_claims(by):
        raise PermissionDenied
    said = {"qualification_code": qualification_code, "status": status, "reference": reference.strip()}
    row = DirectClaims(centre=by.centre, from_on=from_on, recorded_by=by, **said)
    row.full_clean()
    row.save()
    facts = {"qualification": qualification_code, "status": status, "from": from_on.isoformat()}
    append_entry(event="direct_claims.recorded", actor=by, centre=by.centre, facts=facts)
    return row


def _lock(by: Membership, claim: CertificateClaim) -> CertificateClaim:
    if by.centre_id != claim.centre_id:
        raise PermissionDenied
    rows = CertificateClaim.objects.select_for_update(of=("self",))
    return rows.select_related("enrolment__portfolio", "enrolment__qualification", "centre").get(pk=claim.pk)


def _refuse_unless(claim: CertificateClaim, *states: str) -> None:
    state = claim_state(claim, clock.today())
    if state == AWAITING_EQA and AWAITING_EQA not in states:
        raise Refused("This claim waits for the external verifier's release.")
    if state not in states:
        raise Moved("This claim has moved on since you opened it. Look again.")


def _refuse_faults(enrolment: Enrolment) -> None:
    faults = certificate_faults(enrolment, clock.today())
    if faults:
        raise Refused(faults[0])


def _step(by: Membership, claim: CertificateClaim, kind: str, words: str = "") -> ClaimStep:
    step = ClaimStep(
        centre_id=claim.centre_id,
        claim=claim,
        position=claim.steps.count() + 1,
        kind=kind,
        by=by,
        role=by.role,
        words=words.strip(),
    )
    _save(step)
    _enter(by, claim, kind, step.words)
    return step


def _save(row: models.Model) -> None:
    """Two people at the same moment: the later one is told, and nothing is written twice."""
    try:
        with transaction.atomic():
            row.full_clean(validate_unique=False, validate_constraints=False)
            row.save()
    except IntegrityError as error:
        raise Moved("Somebody did this a moment ago. Look again.") from error


def _enter(by: Membership, claim: CertificateClaim, kind: str, words: str) -> None:
    portfolio = claim.enrolment.portfolio
    facts = {"enrolment": claim.enrolment.ref, "claim": claim.number, "step": str(kind)}
    facts["words"] = commit_to(portfolio, words)
    append_entry(event="certificate.step", actor=by, centre=claim.centre, portfolio=portfolio, facts=facts)
