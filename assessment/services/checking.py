"""Comparing what was signed with what is there now, also where a change came past the application.

Rows and snapshots prove each other by their hashes (invariants 7 and 8); what differs is opened again.
"""

from collections.abc import Iterator

from django.db import transaction

from assessment.models import Enrolment, UnitSignature
from assessment.progress import CriterionProgress, UnitProgress, judged_of
from assessment.services.reopening import (
    SYSTEM_REASON,
    Cause,
    reopen_changed,
    reopen_criteria,
    void_signatures,
)
from portfolio.canonical import fingerprint, sha256_hex
from portfolio.models import Centre, Version


def check_signoffs(*, centre: Centre | None = None) -> Iterator[str]:
    """One line for each signed unit that no longer is what was signed; that unit is open again by then."""
    signed = UnitSignature.objects.filter(signature__voiding=None, stage=UnitSignature.Stage.ASSESSOR)
    if centre is not None:
        signed = signed.filter(centre=centre)
    ids = signed.values("manifest__enrolment_unit__enrolment")
    for enrolment in Enrolment.objects.filter(pk__in=ids).order_by("pk"):
        yield from _check(enrolment)


@transaction.atomic
def _check(enrolment: Enrolment) -> list[str]:
    lines = []
    for unit in judged_of(enrolment).units:
        if _is_signed(unit) and (why := _reopen_broken(unit)):
            lines.append(f"{enrolment.ref} {unit.row.unit.code}: {why}")
    moved = [unit for unit in judged_of(enrolment).units if _is_signed(unit) and unit.state == "reopened"]
    reopen_changed(enrolment=enrolment)
    lines += [f"{enrolment.ref} {unit.row.unit.code}: the list changed after it was signed" for unit in moved]
    return lines


def _is_signed(unit: UnitProgress) -> bool:
    stands = (each for each in unit.signatures if not hasattr(each.signature, "voiding"))
    return any(each.stage == UnitSignature.Stage.ASSESSOR for each in stands)


def _reopen_broken(unit: UnitProgress) -> str:
    """What is wrong with the rows that the list names, or nothing."""
    signed = [each for each in unit.signatures if not hasattr(each.signature, "voiding")]
    if any(not _is_whole(each) for each in signed):
        broken, why = unit.criteria, "the signed list is not what its hash says"
    else:
        broken, why = _broken(unit), "evidence or a decision is not what its hash says"
    if not broken:
        return ""
    met = [each.criterion for each in broken if each.is_met]
    if met:
        reopen_criteria(
            by=None, enrolment_unit=unit.row, criteria=met, reason=SYSTEM_REASON, cause=Cause.SYSTEM
        )
    else:
        void_signatures(by=None, unit=unit, reason=SYSTEM_REASON)
    return why


def _is_whole(signed: UnitSignature) -> bool:
    manifest = signed.manifest
    return sha256_hex(manifest.body) == manifest.hash == signed.signature.bound_hash


def _broken(unit: UnitProgress) -> list[CriterionProgress]:
    used = {piece.claim.item.version_id for each in unit.criteria for piece in each.evidence if piece.counts}
    bad = {version.pk for version in Version.objects.filter(pk__in=used) if not _proves_itself(version)}
    return [each for each in unit.criteria if _is_broken(each, bad)]


def _proves_itself(version: Version) -> bool:
    """Its text under its own hash, and exactly the files that it names."""
    named = sorted(each["sha256"] for each in version.snapshot["files"])
    kept = sorted(version.attachments.values_list("blob__sha256", flat=True))
    return fingerprint(version.snapshot) == version.content_hash and named == kept


def _is_broken(each: CriterionProgress, bad: set[int]) -> bool:
    used = [piece for piece in each.evidence if piece.counts]
    rests = any(piece.claim.item.version_id in bad for piece in used)
    decision = each.decision
    if decision is None:
        return rests
    return rests or decision.criterion_hash != sha256_hex(each.criterion.text)
