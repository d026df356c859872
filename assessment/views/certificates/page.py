"""What the page of one learner's certificate shows to whoever looks."""

from dataclasses import dataclass

from django.forms import Form

from assessment.forms.certificates import NumberForm, ReleaseForm, RevokeForm
from assessment.models import CertificateClaim, ClaimStep, Enrolment, EqaRelease
from assessment.permissions.certificates import (
    may_authorise_claim,
    may_claim_certificates,
    may_release_claim,
)
from assessment.services.claim_lists import READY, UNCLAIMED, may_follow
from assessment.services.eligibility import AWAITING_EQA, RELEASED, certificate_faults, claim_state
from portfolio import clock
from portfolio.models import Membership
from portfolio.permissions import may_read_certificate_names

Kind = ClaimStep.Kind
NEXT = {
    UNCLAIMED: "Nothing can be claimed yet.",
    READY: "An exams officer can prepare the claim.",
    Kind.PREPARED: "A lead internal verifier authorises it, who did not prepare it.",
    Kind.AUTHORISED: "An exams officer can send it: direct claims are active.",
    AWAITING_EQA: "Direct claims are not active, so the external verifier releases it first.",
    RELEASED: "An exams officer can send it: the external verifier released it.",
    Kind.SUBMITTED: "The certificate is on its way. Its number is recorded when it comes.",
    Kind.CERTIFICATED: "The certificate has come.",
    Kind.REVOKED: "The last claim was revoked. Another can follow.",
}


@dataclass(frozen=True)
class CertificatePage:
    """``action`` is the one step that is the reader's to take now, or empty."""

    enrolment: Enrolment
    state: str
    faults: list[str]
    claim: CertificateClaim | None
    steps: list[ClaimStep]
    action: str
    may_revoke: bool
    reads_names: bool
    release_form: Form
    number_form: Form
    revoke_form: Form

    @property
    def learner(self) -> str:
        return str(self.enrolment.portfolio.learner.user.name)

    @property
    def release(self) -> EqaRelease | None:
        return getattr(self.claim, "release", None)

    @property
    def next(self) -> str:
        return NEXT[self.state]


def page_of(enrolment: Enrolment, member: Membership, typed: Form | None = None) -> CertificatePage:
    claim = enrolment.certificate_claims.select_related("release__by__user").order_by("number").last()
    state = claim_state(claim, clock.today()) if claim else UNCLAIMED
    unsent = state not in (Kind.SUBMITTED, Kind.CERTIFICATED)
    faults = certificate_faults(enrolment, clock.today()) if unsent else []
    if may_follow(state) and not faults:
        state = READY
    steps = ClaimStep.objects.visible_to(member).filter(claim__enrolment=enrolment)
    return CertificatePage(
        enrolment=enrolment,
        state=state,
        faults=faults,
        claim=claim,
        steps=list(steps.select_related("by__user").order_by("claim__number", "position")),
        action=_action(enrolment, member, claim, state, faults),
        may_revoke=claim is not None and may_claim_certificates(member) and not _is_over(state),
        reads_names=may_read_certificate_names(member, enrolment.portfolio),
        release_form=typed if isinstance(typed, ReleaseForm) else ReleaseForm(),
        number_form=typed if isinstance(typed, NumberForm) else NumberForm(),
        revoke_form=typed if isinstance(typed, RevokeForm) else RevokeForm(),
    )


def _is_over(state: str) -> bool:
    return state in (READY, Kind.REVOKED)


def _action(
    enrolment: Enrolment, member: Membership, claim: CertificateClaim | None, state: str, faults: list[str]
) -> str:
    officer = may_claim_certificates(member)
    if state == AWAITING_EQA:
        return "release" if may_release_claim(member, enrolment) else ""
    if state == Kind.SUBMITTED:
        return "record" if officer else ""
    if faults:
        return ""
    if claim and state == Kind.PREPARED:
        return "authorise" if may_authorise_claim(member, claim.steps.get(kind=state).by) else ""
    tasks = {READY: "prepare", Kind.AUTHORISED: "submit", RELEASED: "submit"}
    return tasks.get(state, "") if officer else ""
