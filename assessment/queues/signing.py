"""Units that the learner declared complete, and the assessor has not signed off."""

from collections.abc import Mapping, Sequence

from django.db.models import Max, OuterRef, Subquery
from django.urls import reverse

from assessment.models import Enrolment, EnrolmentUnit, UnitSignature
from assessment.progress import UnitProgress, judged_of_many
from assessment.progress.gaps import turn_to_sign
from assessment.progress.tallies import UnitTally, tally_units
from portfolio.models import Membership, Role

from .shapes import SHOWN, Queue, Waiting


def to_sign(member: Membership) -> Queue | None:
    """For assessors; the longest waiting first."""
    if member.role != Role.ASSESSOR:
        return None
    mine = Enrolment.objects.evidence_visible_to(member).allocated_to(member).filter(ended_on=None)
    enrolments = list(mine.select_related("portfolio__learner__user").distinct())
    found = units_to_sign(member, enrolments, tally_units(enrolments))
    rows = sorted((_waiting(enrolment, unit) for enrolment, unit in found), key=lambda row: row.since)
    return Queue("signing", "Units to sign off", tuple(rows[:SHOWN]), len(rows)) if rows else None


def units_to_sign(
    member: Membership, enrolments: Sequence[Enrolment], tallies: Mapping[int, list[UnitTally]]
) -> list[tuple[Enrolment, UnitProgress]]:
    """Those of ``tallies`` that wait for an assessor's signature, in the order of ``enrolments``.

    Only full ones that changed since the last signature are looked into.
    """
    full = {tally.row.pk for each in enrolments for tally in tallies.get(each.pk, []) if tally.is_full}
    likely = _changed_since_signed(full, member)
    chosen = [each for each in enrolments if any(t.row.pk in likely for t in tallies.get(each.pk, []))]
    progress = judged_of_many(chosen)
    return [
        (each, unit)
        for each in chosen
        for unit in progress[each.pk].units
        if turn_to_sign(unit) == UnitSignature.Stage.ASSESSOR
    ]


def _changed_since_signed(units: set[int], member: Membership) -> set[int]:
    """Those never signed off, or judged once more after it."""
    signed = (
        UnitSignature.objects.visible_to(member)
        .filter(manifest__enrolment_unit=OuterRef("pk"), stage=UnitSignature.Stage.ASSESSOR)
        .order_by("-signature__signed_at")
    )
    rows = (
        EnrolmentUnit.objects.evidence_visible_to(member)
        .filter(pk__in=units)
        .annotate(
            signed_at=Subquery(signed.values("signature__signed_at")[:1]),
            judged_at=Max("submitted_claims__item__judgements__judged_at"),
        )
    )
    return {
        row.pk
        for row in rows
        if row.signed_at is None or (row.judged_at is not None and row.judged_at > row.signed_at)
    }


def _waiting(enrolment: Enrolment, unit: UnitProgress) -> Waiting:
    declared = unit.signature_of(UnitSignature.Stage.LEARNER)
    assert declared is not None  # noqa: S101  it is the assessor's turn only after the learner's
    return Waiting(
        words=f"{unit.row.unit.code} {unit.row.unit.title}",
        about=enrolment.portfolio.learner.user.name,
        url=reverse("assessment:unit", args=[enrolment.ref, unit.row.pk]),
        action="Read and sign",
        since=declared.signature.signed_at,
    )
