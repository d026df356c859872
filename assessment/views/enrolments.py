"""One learner on one qualification: how far, who, and what is next for whoever looks."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from assessment.attempts import grades_of
from assessment.models import Enrolment, Judgement, Submission, SubmissionItem
from assessment.permissions import JUDGES, may_export, may_submit
from assessment.progress import EnrolmentProgress, UnitProgress, progress_of
from assessment.progress.gaps import turn_to_sign
from assessment.queues import waiting_for
from assessment.services.holds import ready_records
from assessment.views.exports import export_panel
from assessment.views.learners import people_panel
from assessment.views.readiness.lines import Line, looker
from assessment.views.units.missing import Missing, missing_of
from portfolio.access import member_required
from portfolio.middleware import MemberRequest
from portfolio.models import Membership, RecordState, Role

RECENT = 8
#: Who may not read evidence is told how far somebody is, and not why.
NOT_TOLD = Missing([], [])


@dataclass(frozen=True)
class Step:
    """What the member does next here. Without ``url`` there is nothing for them to press."""

    sentence: str
    url: str = ""
    label: str = ""


@dataclass(frozen=True)
class Event:
    """One line of what happened lately."""

    when: datetime
    title: str
    by: str
    text: str
    url: str


@require_GET
@member_required
def enrolment(request: MemberRequest, eref: str) -> HttpResponse:
    """Roles that may not read evidence see how far somebody is, and nothing of what they wrote."""
    member = request.member
    found = get_object_or_404(enrolments_for(member), ref=eref)
    progress = progress_of(found)
    reads = Enrolment.objects.evidence_visible_to(member).filter(pk=found.pk).exists()
    looks = looker(member, progress) if reads else None
    missing = [missing_of(unit, progress, looks) if looks else NOT_TOLD for unit in progress.units]
    grades = grades_of([progress])
    context = {
        "enrolment": found,
        "progress": progress,
        "units": [
            _unit_row(*each, progress, reads, grades) for each in zip(progress.units, missing, strict=True)
        ],
        "people_panel": people_panel(found, member),
        "export_panel": export_panel(found, member) if may_export(member, found) else None,
        "reads": reads,
        "events": _events(found, member) if reads else [],
        "step": _next_step(progress, member, missing),
    }
    return render(request, "assessment/enrolments/enrolment.html", context)


def enrolments_for(member: Membership) -> QuerySet[Enrolment]:
    return Enrolment.objects.visible_to(member).select_related(
        "portfolio__learner__user", "qualification", "centre"
    )


def _unit_row(
    unit: UnitProgress, missing: Missing, progress: EnrolmentProgress, reads: bool, grades: dict[int, str]
) -> dict[str, Any]:
    states = [each.state for each in unit.required]
    url = reverse("assessment:unit", args=[progress.enrolment.ref, unit.row.pk]) if reads else ""
    return {
        "unit": unit,
        "grade": grades.get(unit.row.pk, ""),
        "url": url,
        "missing": missing.words,
        "waiting": states.count("with_assessor"),
        "ready": states.count("ready"),
        "claimed": states.count("claimed"),
        "not_yet": states.count("not_yet"),
    }


def _next_step(progress: EnrolmentProgress, member: Membership, missing: list[Missing]) -> Step:
    if may_submit(member, progress.enrolment):
        return _learner_step(progress, missing)
    if member.role in JUDGES:
        return _assessor_step(progress, member)
    if _all_sealed(progress):
        return Step("Every unit is signed off.")
    if progress.waiting_since:
        return Step("Evidence waits for the assessor. There is nothing for you to do.")
    return Step("Nothing waits for you here.")


def _learner_step(progress: EnrolmentProgress, missing: list[Missing]) -> Step:
    if returned := _returned(progress):
        url = reverse("assessment:record", args=[progress.enrolment.portfolio.ref, returned])
        return Step(f"{returned} came back to you. Read the feedback and change it.", url, f"Open {returned}")
    ref = progress.enrolment.ref
    ready = sum(not each.holds for each in ready_records(progress.enrolment, progress.readiness))
    if ready:
        words = "1 record is" if ready == 1 else f"{ready} records are"
        return Step(f"{words} ready to hand in.", reverse("assessment:submit", args=[ref]), "Hand in")
    if step := _signing_step(progress, "learner", "Make your statement"):
        return step
    if progress.met < progress.total:
        return _missing_step(line for each in missing for line in each.lines)
    if _all_sealed(progress):
        return Step("Every unit is signed off.")
    return Step("Every criterion is met. Your assessor signs off next.")


def _missing_step(lines: Iterable[Line]) -> Step:
    """The first thing that is theirs to do. Where nothing is there yet, all codes would say nothing more."""
    line = next((each for each in lines if each.is_mine and each.url), None)
    if line is None:
        return Step("Nothing here is yours to do for now.")
    if line.rule:
        return Step(line.sentence, line.url, line.label)
    if line.level == "todo":
        return Step("Log what you did and link it to criteria.", line.url, line.label)
    url = line.criteria[0].url if line.url.startswith("#") else line.url
    return Step(f"{', '.join(line.codes)} {line.sentence}", url, line.label)


def _all_sealed(progress: EnrolmentProgress) -> bool:
    return bool(progress.units) and all(unit.is_sealed for unit in progress.units)


def _returned(progress: EnrolmentProgress) -> str:
    """The reference of a record that came back and still claims something here."""
    claims = (claim for unit in progress.units for each in unit.criteria for claim in each.claims)
    return next((each.record.ref for each in claims if each.record.state == RecordState.RETURNED), "")


def _assessor_step(progress: EnrolmentProgress, member: Membership) -> Step:
    items = waiting_for(member).filter(submission__enrolment=progress.enrolment)
    waiting = list(items.values_list("pk", flat=True))
    if waiting:
        words = "1 record waits" if len(waiting) == 1 else f"{len(waiting)} records wait"
        return Step(f"{words} for you.", reverse("assessment:judge", args=[waiting[0]]), "Judge the oldest")
    if member.role == Role.ASSESSOR and (step := _signing_step(progress, "assessor", "Sign off")):
        return step
    if _all_sealed(progress):
        return Step("Every unit is signed off.")
    return Step("Nothing waits for you here. The learner is next.")


def _signing_step(progress: EnrolmentProgress, stage: str, label: str) -> Step | None:
    for unit in progress.units:
        if turn_to_sign(unit) == stage:
            url = reverse("assessment:unit-sign", args=[progress.enrolment.ref, unit.row.pk])
            return Step(
                f"Unit {unit.row.unit.code} has every criterion met.",
                url,
                f"{label} for {unit.row.unit.code}",
            )
    return None


def _events(enrolment: Enrolment, member: Membership) -> list[Event]:
    """The newest hand-ins and judgements, together and newest first."""
    handed_in = _submissions(enrolment, member)
    judged = _judgements(enrolment, member)
    return sorted([*handed_in, *judged], key=lambda event: event.when, reverse=True)[:RECENT]


def _submissions(enrolment: Enrolment, member: Membership) -> list[Event]:
    items = SubmissionItem.objects.visible_to(member).select_related("version__record")
    rows = Submission.objects.visible_to(member).filter(enrolment=enrolment)
    rows = rows.select_related("submitted_by__user").prefetch_related(
        Prefetch("items", items.defer("version__snapshot"))
    )
    return [
        Event(
            row.submitted_at,
            "Handed in",
            row.submitted_by.user.name,
            ", ".join(item.version.record.ref for item in row.items.all()),
            "",
        )
        for row in rows.order_by("-submitted_at")[:RECENT]
    ]


def _judgements(enrolment: Enrolment, member: Membership) -> list[Event]:
    rows = Judgement.objects.visible_to(member).filter(item__submission__enrolment=enrolment)
    rows = rows.select_related("judged_by__user", "item__version__record__portfolio")
    rows = rows.defer("item__version__snapshot").order_by("-judged_at")[:RECENT]
    return [
        Event(
            row.judged_at,
            f"{row.item.version.record.ref} {row.get_outcome_display().lower()}",
            row.judged_by.user.name,
            row.feedback,
            reverse(
                "assessment:record", args=[row.item.version.record.portfolio.ref, row.item.version.record.ref]
            ),
        )
        for row in rows
    ]
