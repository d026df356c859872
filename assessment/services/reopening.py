"""Opening a decided criterion again (domain.md 8.3, 8.4): what rested on it is void in the same transaction.

Nothing is deleted: the decision, the signatures and the reason all stay to be read (invariant 9).
"""

from collections.abc import Iterable, Sequence

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.urls import reverse

from assessment.models import Criterion, Enrolment, EnrolmentUnit, Reopening, UnitSignature
from assessment.permissions.deciding import may_reopen
from assessment.progress import CriterionProgress, EnrolmentProgress, UnitProgress, judged_of
from portfolio.canonical import sha256_hex
from portfolio.models import Membership, RecordState, Voiding
from portfolio.notices import notify
from portfolio.refusals import Moved, Refused
from portfolio.services.ledger import append_entry, commit_to
from portfolio.services.records import move_record

Cause = Reopening.Cause
SYSTEM_REASON = "What this unit was signed over has changed since."


@transaction.atomic
def reopen_criteria(
    *,
    by: Membership | None,
    enrolment_unit: EnrolmentUnit,
    criteria: Iterable[Criterion],
    reason: str,
    cause: str,
) -> list[Reopening]:
    """Open these criteria again; every standing signature on the unit is void with the same reason.

    ``cause`` is of ``Reopening.Cause``. An upheld appeal and internal verification have checked already
    that ``by`` took the decision to do so; without a person only the system itself reopens. Refused when
    there is nothing to reopen or no reason, PermissionDenied for whoever may not.
    """
    row = _lock(enrolment_unit)
    progress = judged_of(row.enrolment)
    unit = progress.unit(row.unit.code)
    wanted = {criterion.pk for criterion in criteria}
    opened = [each for each in unit.criteria if each.criterion.pk in wanted]
    _refuse(by, row.enrolment, opened, reason, cause)
    rows = [_append(by, row, each, reason, cause) for each in opened]
    void_signatures(by=by, unit=unit, reason=reason)
    _unlock(unit, progress)
    _tell(row, unit)
    return rows


def _tell(row: EnrolmentUnit, unit: UnitProgress) -> None:
    """The learner, and whoever decided or signed on this unit."""
    people = {each.signature.signer for each in unit.signatures}
    people |= {each.decision.decided_by for each in unit.criteria if each.decision}
    to = people | {row.enrolment.portfolio.learner}
    path = reverse("assessment:unit", args=[row.enrolment.ref, row.pk])
    notify(to=sorted(to, key=lambda each: each.pk), event="criterion.reopened", path=path)


def _lock(enrolment_unit: EnrolmentUnit) -> EnrolmentUnit:
    rows = EnrolmentUnit.objects.select_for_update(of=("self",))
    return rows.select_related("unit", "enrolment__centre", "enrolment__portfolio__learner").get(
        pk=enrolment_unit.pk
    )


def _refuse(
    by: Membership | None, enrolment: Enrolment, opened: Sequence[CriterionProgress], reason: str, cause: str
) -> None:
    if (by is None) != (cause == Cause.SYSTEM):
        raise PermissionDenied
    trusted = (Cause.SYSTEM, Cause.APPEAL)
    decisions = (each.decision for each in opened)
    if by is not None and cause not in trusted and not may_reopen(by, enrolment, decisions):
        raise PermissionDenied
    stands = (_may_be_appealed(each) if cause == Cause.APPEAL else each.is_met for each in opened)
    if not opened or not all(stands):
        raise Refused("Only a criterion that is met can be opened again.")
    if not reason.strip():
        raise Refused("Say why you open it again: the learner and the verifiers read it.")


def _may_be_appealed(each: CriterionProgress) -> bool:
    """An appeal opens a "not yet" too: that is what learners appeal against (8.5)."""
    return each.decision is not None and not each.is_reopened


def _append(
    by: Membership | None, row: EnrolmentUnit, each: CriterionProgress, reason: str, cause: str
) -> Reopening:
    assert each.decision is not None  # noqa: S101  a met criterion has one
    reopening = Reopening(
        centre=row.enrolment.centre,
        enrolment_unit=row,
        criterion=each.criterion,
        after_sequence=each.decision.sequence,
        cause=cause,
        reason=reason.strip(),
        opened_by=by,
        role=by.role if by else "",
    )
    reopening.full_clean(validate_unique=False, validate_constraints=False)
    try:
        with transaction.atomic():
            reopening.save()
    except IntegrityError as error:
        raise Moved("Somebody opened this criterion again a moment ago. Look again.") from error
    append_entry(
        event="criterion.reopened",
        actor=by,
        centre=row.enrolment.centre,
        portfolio=row.enrolment.portfolio,
        facts={
            "unit": row.unit.code,
            "criterion": each.criterion.code,
            "text": sha256_hex(each.criterion.text),
            "supersedes": each.decision.sequence,
            "cause": cause,
            "reason": commit_to(row.enrolment.portfolio, reason.strip()),
        },
    )
    return reopening


def void_signatures(*, by: Membership | None, unit: UnitProgress, reason: str) -> list[Voiding]:
    """Every signature on the unit that is not void yet. They stay visible as void (invariant 9)."""
    return [_void(by, each, reason) for each in unit.signatures if not hasattr(each.signature, "voiding")]


def _void(by: Membership | None, signed: UnitSignature, reason: str) -> Voiding:
    signature = signed.signature
    voiding = Voiding.objects.create(
        centre_id=signature.centre_id, signature=signature, reason=reason.strip(), voided_by=by
    )
    append_entry(
        event="signature.voided",
        actor=by,
        centre=signature.centre,
        portfolio=signature.portfolio,
        facts={
            "hash": signature.bound_hash,
            "stage": signed.stage,
            "reason": commit_to(signature.portfolio, reason.strip()),
        },
    )
    return voiding


def _unlock(unit: UnitProgress, progress: EnrolmentProgress) -> None:
    """Evidence is locked only as long as a signed unit rests on it (8.2)."""
    others = (other for other in progress.units if other is not unit and other.is_sealed)
    kept = {record.pk for other in others for record in other.used_records}
    for record in unit.used_records:
        if record.pk not in kept and record.state == RecordState.LOCKED:
            move_record(record=record, to=RecordState.ACCEPTED)


@transaction.atomic
def reopen_changed(*, enrolment: Enrolment) -> list[Reopening]:
    """What was signed and no longer matches reopens by itself (8.3, invariant 7).

    Criteria whose line of the signed list differs from today's are opened again; all signatures over the
    old list are void. Whoever changes what a signature may rest on calls this in the same transaction, and
    ``manage.py checksignoffs`` looks for changes that came another way.
    """
    found: list[Reopening] = []
    for unit in judged_of(enrolment).units:
        if unit.state != "reopened" or not _standing(unit):
            continue
        row, hashes = _lock(unit.row), unit.signed_hashes()
        moved = [each for each in unit.criteria if each.is_met and len(set(hashes[each.criterion.code])) > 1]
        found += [_append(None, row, each, SYSTEM_REASON, Cause.SYSTEM) for each in moved]
        void_signatures(by=None, unit=unit, reason=SYSTEM_REASON)
        _tell(row, unit)
    return found


def _standing(unit: UnitProgress) -> list[UnitSignature]:
    """Signed once and not void, though over something else than the unit holds now."""
    return [each for each in unit.signatures if not hasattr(each.signature, "voiding")]
