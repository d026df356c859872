"""The learner's home: one look answers "what do I do next?"."""

import re
from dataclasses import dataclass

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render

from assessment.models import Enrolment, Judgement, SubmissionItem, UnitSignature
from assessment.progress import EnrolmentProgress, UnitProgress, progress_of_many
from assessment.queues import queues_of
from assessment.services.holds import ready_records
from assessment.views.readiness.lines import looker
from assessment.views.units.missing import Missing, missing_of
from improvements.models import Improvement
from improvements.progress import Standing, standings
from improvements.stages import ENDED
from portfolio.kinds import Kind, kind_of
from portfolio.middleware import MemberRequest
from portfolio.models import Membership, Record, RecordState

from .greeting import greeting

SHOWN = 5
#: A first sentence as short as "Good start, Sam." takes the next one along.
_SENTENCE = re.compile(r"(.{30,}?[.!?])(?:\s|$)", re.DOTALL)


@dataclass(frozen=True)
class Returned:
    """A record that came back, with the beginning of why."""

    record: Record
    sentence: str
    who: str


@dataclass(frozen=True)
class Course:
    """One qualification: how far, and what is missing unit by unit."""

    progress: EnrolmentProgress
    units: list[tuple[UnitProgress, Missing]]


@dataclass(frozen=True)
class ToHandIn:
    enrolment: Enrolment
    ready: int
    held: int  # besides those that came back, which stand above


@dataclass(frozen=True)
class Drafts:
    """The newest drafts and how many there are; ``written_for_me`` are signed by somebody else."""

    newest: list[tuple[Record, Kind]]
    count: int
    written_for_me: list[Record]


def learner_home(request: MemberRequest) -> HttpResponse:
    member = request.member
    enrolments = Enrolment.objects.visible_to(member).filter(portfolio__learner=member)
    progress = list(progress_of_many(enrolments.select_related("qualification", "portfolio")).values())
    units = [unit for each in progress for unit in each.units]
    drafts = _drafts(member)
    context = {
        "greeting": greeting(member),
        "courses": [_course(each, member) for each in progress],
        "returned": _returned(member),
        "to_sign": [unit for unit in units if waits_for_statement(unit)],
        "to_hand_in": _to_hand_in(progress),
        "drafts": drafts,
        "waiting": _waiting(member),
        "turns": _turns(member),
        "queues": queues_of(member),
    }
    tasks = (context["returned"], context["to_sign"], context["to_hand_in"], drafts.written_for_me)
    context["has_tasks"] = any(tasks)
    return render(request, "assessment/homes/learner_home.html", context)


def first_sentence(text: str) -> str:
    found = _SENTENCE.match(text.strip())
    return found.group(1) if found else text.strip()


def waits_for_statement(unit: UnitProgress) -> bool:
    """All is met and the learner has not said so over what the unit holds now."""
    done = unit.total > 0 and unit.met == unit.total and not unit.is_sealed
    return done and not unit.signature_of(UnitSignature.Stage.LEARNER)


def _course(progress: EnrolmentProgress, member: Membership) -> Course:
    looks = looker(member, progress)
    return Course(progress, [(unit, missing_of(unit, progress, looks)) for unit in progress.units])


def _returned(member: Membership) -> list[Returned]:
    records = list(_own(member).filter(author=member, state=RecordState.RETURNED).order_by("changed_at"))
    judgements = Judgement.objects.visible_to(member).filter(item__version__record__in=records)
    latest = {
        each.item.version.record_id: each
        for each in judgements.select_related("item__version", "judged_by__user")
        .defer("item__version__snapshot")
        .order_by("judged_at", "pk")
    }
    return [
        Returned(record, first_sentence(latest[record.pk].feedback), latest[record.pk].judged_by.user.name)
        for record in records
        if record.pk in latest
    ]


def _to_hand_in(progress: list[EnrolmentProgress]) -> list[ToHandIn]:
    found = []
    for each in progress:
        records = ready_records(each.enrolment, each.readiness)
        ready = sum(not one.holds for one in records)
        held = sum(bool(one.holds) and one.record.state != RecordState.RETURNED for one in records)
        if ready or held:
            found.append(ToHandIn(each.enrolment, ready, held))
    return found


def _drafts(member: Membership) -> Drafts:
    """Drafts without criteria: those that have some are counted among what can be handed in."""
    rows = list(_own(member).filter(state=RecordState.DRAFT, claims=None).order_by("-changed_at"))
    mine = [row for row in rows if row.author_id == member.pk]
    newest = [(row, kind_of(row.kind)) for row in mine[:SHOWN]]
    return Drafts(newest, len(mine), [row for row in rows if row.author_id != member.pk])


def _waiting(member: Membership) -> list[SubmissionItem]:
    items = (
        SubmissionItem.objects.visible_to(member)
        .waiting()
        .select_related("submission", "version__record__portfolio")
    )
    return list(
        items.defer("version__snapshot", "version__record__narrative").order_by("submission__submitted_at")
    )


def _turns(member: Membership) -> list[Standing]:
    """Improvements that are still on their way, each with what it needs next; else the last that ended."""
    rows = Improvement.objects.visible_to(member).filter(portfolio__learner=member)
    every = standings(rows, member)
    return [each for each in every if each.improvement.state not in ENDED] or every[:1]


def _own(member: Membership) -> QuerySet[Record]:
    rows = Record.objects.visible_to(member).filter(portfolio__learner=member)
    return rows.select_related("portfolio", "author__user").defer("narrative", "details")
