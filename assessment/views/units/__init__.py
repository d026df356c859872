"""The unit grid: criteria down, records across, why it is not 100 %, and who signed what."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from assessment.attempts import grades_of
from assessment.models import EnrolmentUnit, UnitSignature
from assessment.permissions.cases import may_appeal
from assessment.permissions.deciding import may_reopen
from assessment.permissions.sampling import VERIFIERS, may_verify
from assessment.progress import EnrolmentProgress, UnitProgress, progress_of, standing
from assessment.progress.gaps import turn_to_sign
from assessment.readings import add_readings
from assessment.services.signoffs import may_sign_stage
from assessment.views.readiness.lines import looker
from portfolio.access import member_required
from portfolio.middleware import MemberRequest
from portfolio.models import Membership

from .grid import grid_of
from .missing import missing_of


@dataclass(frozen=True)
class Signed:
    """One signature on the unit; ``void`` says why it no longer counts, and is empty while it stands."""

    row: UnitSignature
    void: str


@require_GET
@member_required
def unit(request: MemberRequest, eref: str, pk: int) -> HttpResponse:
    row = get_object_or_404(units_for(request.member), enrolment__ref=eref, pk=pk)
    whole = progress_of(row.enrolment)
    progress = unit_in(whole, row)
    add_readings(progress.criteria, request.member)
    missing = missing_of(progress, whole, looker(request.member, whole))
    context = {
        "unit": progress,
        "row": row,
        "learner": row.enrolment.portfolio.learner.user.name,
        "grid": grid_of(progress, request.member, missing.waits()),
        "missing": missing,
        "signatures": signatures_of(progress),
        "my_stage": stage_of(request.member, progress),
        "turn": turn_to_sign(progress),
        "grade": grades_of([whole]).get(row.pk, ""),
        "may_reopen": may_reopen(request.member, row.enrolment, []) and any(_met(progress)),
        "appeal_url": appeal_url_of(request.member, row),
        "may_pick": request.member.role in VERIFIERS and may_verify(request.member, row.enrolment),
    }
    return render(request, "assessment/units/unit.html", context)


def appeal_url_of(member: Membership, row: EnrolmentUnit) -> str:
    """Where the learner appeals against a decision on this unit; nothing for others."""
    if not may_appeal(member, row.enrolment):
        return ""
    return reverse("assessment:appeal-raise", args=[row.enrolment.ref, row.pk])


def _met(unit: UnitProgress) -> Iterator[bool]:
    return (each.is_met for each in unit.criteria)


def units_for(member: Membership) -> QuerySet[EnrolmentUnit]:
    """Those whose evidence the member may read; knowing the learner's name is not enough."""
    return EnrolmentUnit.objects.evidence_visible_to(member).select_related(
        "unit", "enrolment__portfolio__learner__user", "enrolment__qualification"
    )


def unit_in(progress: EnrolmentProgress, row: EnrolmentUnit) -> UnitProgress:
    """The one of ``row`` among those of its enrolment."""
    found = next(each for each in progress.units if each.row.pk == row.pk)
    found.row.enrolment = row.enrolment  # the same row, with its people loaded
    return found


def stage_of(member: Membership, unit: UnitProgress) -> str:
    """The stage that is this member's to sign now, or nothing."""
    turn = turn_to_sign(unit)
    return turn if turn and may_sign_stage(member, unit, turn) else ""


def signatures_of(unit: UnitProgress) -> list[Signed]:
    """All signatures, the newest first. A void one stays on show (invariant 9)."""
    stand = {each.pk for each in standing(unit.signatures, unit.manifest_hash)}
    signed = [Signed(row, "" if row.pk in stand else _why_void(row)) for row in unit.signatures]
    return signed[::-1]


def _why_void(row: UnitSignature) -> str:
    voiding = getattr(row.signature, "voiding", None)
    return voiding.reason if voiding else "The unit changed after this was signed."
