"""Home of those who judge, and of those who verify the judging."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import OuterRef, QuerySet, Subquery
from django.http import HttpResponse
from django.shortcuts import render

from assessment.models import Enrolment, UnitSignature
from assessment.progress import UnitProgress, judged_of_many
from assessment.progress.tallies import UnitTally, tally_units
from assessment.queues import count_waiting, queues_of
from assessment.queues.signing import units_to_sign
from assessment.views.queue import row_of, waiting_items
from portfolio.middleware import MemberRequest
from portfolio.models import Membership, Record, Role

from .greeting import greeting

OLDEST = 5
SIGNED = 10
LEARNERS = 50
#: Queues that the assessor's home shows in its own way.
TOLD_HERE = ("judging", "signing")


@dataclass(frozen=True)
class Caseload:
    """One learner of the member's: their units, and when something last happened."""

    enrolment: Enrolment
    learner: str
    units: list[UnitTally]
    active_at: datetime | None


@dataclass(frozen=True)
class SignedUnit:
    """A sign-off, and how the unit stands today."""

    signature: UnitSignature
    learner: str
    unit: UnitProgress


def assessor_home(request: MemberRequest) -> HttpResponse:
    member = request.member
    enrolments = learners_of(Enrolment.objects.evidence_visible_to(member).allocated_to(member), member)
    cases = caseload_of(enrolments)
    context = {
        "greeting": greeting(member),
        "oldest": [row_of(item) for item in waiting_items(member)[:OLDEST]],
        "waiting": count_waiting(member),
        "is_trainee": member.role == Role.TRAINEE_ASSESSOR,
        "to_sign": _to_sign(cases, member) if member.role == Role.ASSESSOR else [],
        "cases": cases,
        "queues": queues_of(member, besides=TOLD_HERE),
    }
    return render(request, "assessment/homes/assessor_home.html", context)


def verifier_home(request: MemberRequest) -> HttpResponse:
    """What waits, what was signed lately, and where each learner stands."""
    member = request.member
    visible = learners_of(Enrolment.objects.evidence_visible_to(member), member)
    context = {
        "greeting": greeting(member),
        "signed": _signed_lately(member),
        "cases": caseload_of(visible[:LEARNERS]),
        "total": visible.count(),
        "queues": queues_of(member),
    }
    return render(request, "assessment/homes/verifier_home.html", context)


def learners_of(enrolments: QuerySet[Enrolment], member: Membership) -> QuerySet[Enrolment]:
    """Those still running, by the learner's name, with the moment something last happened."""
    records = (
        Record.objects.visible_to(member).filter(portfolio=OuterRef("portfolio")).order_by("-changed_at")
    )
    return (
        enrolments.filter(ended_on=None)
        .select_related("portfolio__learner__user", "qualification")
        .annotate(active_at=Subquery(records.values("changed_at")[:1]))
        .order_by("portfolio__learner__user__name", "pk")
        .distinct()
    )


def caseload_of(enrolments: Iterable[Enrolment]) -> list[Caseload]:
    listed = list(enrolments)
    tallies = tally_units(listed)
    return [
        Caseload(each, each.portfolio.learner.user.name, tallies[each.pk], each.active_at)  # type: ignore[attr-defined]
        for each in listed
    ]


def _to_sign(cases: list[Caseload], member: Membership) -> list[dict]:
    names = {case.enrolment.pk: case.learner for case in cases}
    tallies = {case.enrolment.pk: case.units for case in cases}
    found = units_to_sign(member, [case.enrolment for case in cases], tallies)
    return [
        {"enrolment": enrolment, "learner": names[enrolment.pk], "unit": unit} for enrolment, unit in found
    ]


def _signed_lately(member: Membership) -> list[SignedUnit]:
    rows = UnitSignature.objects.visible_to(member).filter(stage=UnitSignature.Stage.ASSESSOR)
    rows = rows.select_related(
        "signature__signer__user", "manifest__enrolment_unit__enrolment__portfolio__learner__user"
    ).order_by("-signature__signed_at")[:SIGNED]
    listed = list(rows)
    enrolments = {row.manifest.enrolment_unit.enrolment for row in listed}
    progress = judged_of_many(enrolments)
    units = {unit.row.pk: unit for each in progress.values() for unit in each.units}
    return [SignedUnit(row, _learner(row), units[row.manifest.enrolment_unit_id]) for row in listed]


def _learner(row: UnitSignature) -> str:
    return str(row.manifest.enrolment_unit.enrolment.portfolio.learner.user.name)
