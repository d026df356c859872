"""What must still hold once a judgement is written, checked before its transaction ends."""

import re
from collections.abc import Iterable

from assessment.models import CriterionDecision, Enrolment, EnrolmentUnit, SubmissionItem, UnitSignature
from assessment.models.decisions import counting
from assessment.progress import judged_of
from assessment.staffing import is_conflicted
from portfolio.models import Access, Membership, Role
from portfolio.refusals import Refused

TESTIMONIES = ("WT", "EWT")
ADDRESS = re.compile(r"[^\s<>,;()]+@[^\s<>,;()]+")


def refuse_conflicted(by: Membership, enrolment: Enrolment) -> None:
    """Whoever declared an interest in this learner waits until what is done about it is agreed (8.3)."""
    if is_conflicted(by, enrolment.portfolio):
        raise Refused(
            "You declared an interest in this learner. Until a mitigation is agreed, a colleague decides."
        )


def refuse_trainee_after_colleague(by: Membership, item: SubmissionItem) -> None:
    """A trainee's word cannot stand over a qualified colleague's (domain.md 5.1)."""
    if by.role != Role.TRAINEE_ASSESSOR:
        return
    if item.judgements.filter(counting()).exists():
        raise Refused("A qualified colleague has judged this already, so it no longer waits for you.")


def hold_access(by: Membership, item: SubmissionItem) -> None:
    """Their access to the portfolio cannot end between the check of it and what is then written."""
    mine = Access.objects.filter(membership=by, portfolio=item.submission.enrolment.portfolio_id)
    list(mine.select_for_update(no_key=True).order_by("pk"))


def lock_units(item: SubmissionItem) -> None:
    """In the order of their ids, so that a unit is not signed, and not reopened, while it is decided."""
    claimed = item.claims.values_list("enrolment_unit", flat=True)
    list(EnrolmentUnit.objects.select_for_update(no_key=True).filter(pk__in=claimed).order_by("pk"))


def refuse_signed_off(item: SubmissionItem, decisions: Iterable[CriterionDecision]) -> None:
    """What a standing sign-off rests on is decided anew only after it was reopened, with a reason (8.3)."""
    decided = {each.enrolment_unit_id for each in decisions}
    signed = UnitSignature.objects.filter(
        manifest__enrolment_unit__in=decided, stage=UnitSignature.Stage.ASSESSOR, signature__voiding=None
    )
    row = signed.select_related("manifest__enrolment_unit__unit").first()
    if row is not None:
        code = row.manifest.enrolment_unit.unit.code
        raise Refused(f"Unit {code} is signed off. Reopen the criterion first, and say why.")


def refuse_own_testimony(by: Membership, item: SubmissionItem) -> None:
    """Invariant 3: nobody judges what they testified to, as the judged version says who testified.

    The address decides. Where the paper gives none, the same name is enough.
    """
    if item.version.record.kind not in TESTIMONIES:
        return
    details = item.version.snapshot["details"]
    contact = f"{details.get('witness_email', '')} {details.get('contact', '')}".casefold()
    addresses = {found.rstrip(".") for found in ADDRESS.findall(contact)}
    same_name = details.get("witness_name", "").strip().casefold() == by.user.name.strip().casefold()
    if by.user.email.casefold() in addresses or (same_name and not addresses):
        raise Refused("You are the witness of this testimony, so somebody else judges it.")


def refuse_met_without_evidence(item: SubmissionItem) -> None:
    """Invariant 5: no criterion of this record stays met when the last evidence for it has gone."""
    claimed = {(claim.enrolment_unit_id, claim.criterion_id) for claim in item.claims.all()}
    for unit in judged_of(item.submission.enrolment).units:
        for each in unit.criteria:
            is_claimed = (unit.row.pk, each.criterion.pk) in claimed
            if is_claimed and each.is_met and not any(piece.counts for piece in each.evidence):
                raise Refused(
                    f"{each.criterion.label} is met by this record alone. Decide not yet for it as well."
                )
