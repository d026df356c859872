"""Home of those who judge, and of those who verify the judging."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max, OuterRef, QuerySet, Subquery
from django.http import HttpResponse
from django.shortcuts import render

from assessment.models import Enrolment, EnrolmentUnit, UnitSignature
from assessment.progress import UnitProgress, judged_of_many
from assessment.progress.gaps import turn_to_sign
from assessment.progress.tallies import UnitTally, tally_units
from assessment.queues import count_waiting, queues_of
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
    """Units that wait for the assessor's signature. Only full ones changed since the last are looked into."""
    full = {tally.row.pk for case in cases for tally in case.units if tally.is_full}
    likely = _changed_since_signed(full, member)
    enrolments = [case.enrolment for case in cases if likely & {tally.row.pk for tally in case.units}]
    progress = judged_of_many(enrolments)
    return [
        {"enrolment": case.enrolment, "learner": case.learner, "unit": unit}
        for case in cases
        if case.enrolment.pk in progress
        for unit in progress[case.enrolment.pk].units
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
