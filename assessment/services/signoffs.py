"""Signing a unit off: the learner's statement, then the assessor's, both over the same manifest (8.4).

A trainee's sign-off waits for the countersignature of a qualified assessor (invariant 4).
"""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.db.models import Max

from assessment.models import EnrolmentUnit, Manifest, UnitSignature
from assessment.permissions import may_sign_off, may_submit
from assessment.permissions.deciding import may_countersign
from assessment.progress import UnitProgress, judged_of
from assessment.services.handovers import tell_signed
from assessment.services.soundness import refuse_conflicted
from portfolio.canonical import canonical_json
from portfolio.models import Membership, RecordState, Role, Signature
from portfolio.refusals import Moved, Refused
from portfolio.services.records import move_record
from portfolio.services.signatures import sign

STAGES = {
    UnitSignature.Stage.LEARNER: Signature.Purpose.STATEMENT,
    UnitSignature.Stage.ASSESSOR: Signature.Purpose.SIGN_OFF,
    UnitSignature.Stage.COUNTERSIGN: Signature.Purpose.COUNTERSIGN,
}


@transaction.atomic
def sign_unit(
    *, by: Membership, enrolment_unit: EnrolmentUnit, stage: str, words: str, manifest_hash: str
) -> UnitSignature:
    """Sign what the page showed. Moved if the unit changed since; Refused if it is not this stage's turn."""
    row = EnrolmentUnit.objects.select_for_update(of=("self",)).select_related(
        "enrolment__portfolio__learner"
    )
    enrolment = row.get(pk=enrolment_unit.pk).enrolment
    unit = judged_of(enrolment).unit(enrolment_unit.unit.code)
    if not may_sign_stage(by, unit, stage):
        raise PermissionDenied
    refuse_conflicted(by, enrolment)
    _refuse_out_of_turn(unit, stage, words, manifest_hash)
    manifest = _manifest(enrolment_unit, unit)
    signature = sign(
        by=by,
        portfolio=enrolment.portfolio,
        purpose=STAGES[UnitSignature.Stage(stage)],
        words=words,
        bound_hash=manifest.hash,
        about=_about(manifest, unit, stage),
    )
    try:
        with transaction.atomic():
            signed = UnitSignature.objects.create(
                signature=signature, centre=enrolment.centre, manifest=manifest, stage=stage
            )
    except IntegrityError as error:
        raise Moved("Somebody signed this unit a moment ago. Look again.") from error
    if stage == UnitSignature.Stage.COUNTERSIGN or by.role == Role.ASSESSOR:
        _lock_evidence(unit)
    tell_signed(unit.row, stage, by)
    return signed


def may_sign_stage(by: Membership, unit: UnitProgress, stage: str) -> bool:
    """The learner declares, an assessor or trainee signs, and another assessor countersigns a trainee."""
    enrolment = unit.row.enrolment
    if stage == UnitSignature.Stage.LEARNER:
        return may_submit(by, enrolment)
    if stage == UnitSignature.Stage.ASSESSOR:
        return may_sign_off(by, enrolment)
    signed = unit.signature_of(UnitSignature.Stage.ASSESSOR)
    return signed is not None and may_countersign(by, enrolment, signed.signature.signer)


def _refuse_out_of_turn(unit: UnitProgress, stage: str, words: str, manifest_hash: str) -> None:
    """Invariant 10: declared only when all is met, signed only after it was declared."""
    if unit.manifest_hash != manifest_hash:
        raise Moved("This unit changed since you opened the page. Look again before you sign.")
    if unit.met < unit.total or not unit.total:
        raise Refused(f"{unit.total - unit.met} criteria are not met yet, so this unit cannot be signed.")
    if unit.signature_of(stage):
        raise Refused("This is signed already.")
    if stage == UnitSignature.Stage.ASSESSOR and not unit.signature_of(UnitSignature.Stage.LEARNER):
        raise Refused("The learner makes their statement first.")
    if stage == UnitSignature.Stage.COUNTERSIGN and unit.is_signed_for_good:
        raise Refused("This unit needs no countersignature.")
    if not words.strip():
        raise Refused("Write your statement before you sign.")


def _manifest(enrolment_unit: EnrolmentUnit, unit: UnitProgress) -> Manifest:
    """The manifest both parties sign: the same row as long as nothing changed between them."""
    last = Manifest.objects.filter(enrolment_unit=enrolment_unit).order_by("round").last()
    if last and last.hash == unit.manifest_hash and not _has_void(last):
        return last
    top = Manifest.objects.filter(enrolment_unit=enrolment_unit).aggregate(top=Max("round"))["top"] or 0
    return Manifest.objects.create(
        centre=enrolment_unit.centre,
        enrolment_unit=enrolment_unit,
        round=top + 1,
        body=canonical_json(unit.manifest),
        hash=unit.manifest_hash,
    )


def _about(manifest: Manifest, unit: UnitProgress, stage: str) -> dict[str, Any]:
    """What the ledger adds to the hash: unit, round, evidence, and the signature that this one replaces."""
    earlier = UnitSignature.objects.filter(manifest__enrolment_unit=unit.row, stage=stage).order_by("-pk")
    counted = {piece.claim.item.version for each in unit.criteria for piece in each.evidence if piece.counts}
    return {
        "enrolment": unit.row.enrolment.ref,
        "unit": unit.row.unit.code,
        "round": manifest.round,
        "versions": sorted(version.content_hash for version in counted),
        "supersedes": earlier.values_list("pk", flat=True).first(),
    }


def _has_void(manifest: Manifest) -> bool:
    return manifest.signatures.filter(signature__voiding__isnull=False).exists()


def _lock_evidence(unit: UnitProgress) -> None:
    """What a sign-off rests on can no longer be edited in place (8.2)."""
    for record in unit.used_records:
        if record.state == RecordState.ACCEPTED:
            move_record(record=record, to=RecordState.LOCKED)
