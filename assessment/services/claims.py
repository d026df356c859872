"""Mapping a record to criteria. The learner claims; this decides nothing."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db import transaction

from assessment.models import Claim, Criterion, EnrolmentUnit
from assessment.permissions import may_map
from assessment.progress import judged_of_many
from portfolio.models import Membership, Record
from portfolio.refusals import Refused


@dataclass(frozen=True)
class Wish:
    """One criterion that the record is said to show, where, and why."""

    enrolment_unit: EnrolmentUnit
    criterion: Criterion
    locator_kind: str = "whole"
    locator: str = ""
    reason: str = ""


@transaction.atomic
def set_claims(*, by: Membership, record: Record, wishes: Iterable[Wish]) -> list[Claim]:
    """Make the record's claims exactly these. What was handed in before stays as it was handed in."""
    if not may_map(by, record):
        raise PermissionDenied
    wanted = {(wish.enrolment_unit.pk, wish.criterion.pk): wish for wish in wishes}
    existing = {(row.enrolment_unit_id, row.criterion_id): row for row in record.claims.select_for_update()}
    changed = wanted.keys() ^ existing.keys()
    _refuse_sealed(record, {unit_id for unit_id, _ in changed})
    for key in existing.keys() - wanted.keys():
        existing.pop(key).delete()
    return [_write(by, record, wish, existing.get(key)) for key, wish in wanted.items()]


@transaction.atomic
def add_claims(*, by: Membership, record: Record, wishes: Iterable[Wish]) -> list[Claim]:
    """Claim these criteria too, and keep every claim there is. Returns what was added."""
    if not may_map(by, record):
        raise PermissionDenied
    taken = set(record.claims.select_for_update().values_list("enrolment_unit_id", "criterion_id"))
    fresh = [wish for wish in wishes if (wish.enrolment_unit.pk, wish.criterion.pk) not in taken]
    _refuse_sealed(record, {wish.enrolment_unit.pk for wish in fresh})
    return [_write(by, record, wish, None) for wish in fresh]


def _write(by: Membership, record: Record, wish: Wish, claim: Claim | None) -> Claim:
    if wish.enrolment_unit.enrolment.portfolio_id != record.portfolio_id:
        raise PermissionDenied
    if wish.criterion.unit_id != wish.enrolment_unit.unit_id:
        raise PermissionDenied
    claim = claim or Claim(
        centre=record.centre,
        record=record,
        enrolment_unit=wish.enrolment_unit,
        criterion=wish.criterion,
        made_by=by,
    )
    claim.locator_kind, claim.locator, claim.reason = wish.locator_kind, wish.locator, wish.reason
    claim.full_clean(exclude=["record"])
    claim.save()
    return claim


def _refuse_sealed(record: Record, unit_ids: set[int]) -> None:
    """A signed unit takes nothing new: its manifest would no longer be what was signed.

    Whether the signature still stands is for ``progress`` to say; where nobody has signed, it is not asked.
    """
    units = EnrolmentUnit.objects.filter(pk__in=unit_ids, manifests__signatures__isnull=False).distinct()
    progress = judged_of_many({unit.enrolment for unit in units.select_related("enrolment")})
    sealed = [
        unit.row.unit.code
        for each in progress.values()
        for unit in each.units
        if unit.row.pk in unit_ids and unit.is_sealed
    ]
    if sealed:
        raise Refused(f"Unit {', '.join(sealed)} is signed off. Ask your assessor to reopen it first.")
