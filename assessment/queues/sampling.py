"""What internal verification waits for: samples, answered actions, plans; and what it asks of assessors."""

from datetime import datetime, time
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone

from assessment.models import ActionAnswer, Sample, SampleAction, SamplingPlan, StandardisationItem
from assessment.permissions.sampling import VERIFIERS
from assessment.permissions.standardising import JUDGE_BLIND
from assessment.verification import coverage_of
from portfolio import clock
from portfolio.models import Membership, Role

from .shapes import SHOWN, Queue, Waiting


def samples_to_finish(member: Membership) -> Queue | None:
    """Chosen units that this verifier is to look at; those of nobody are the lead's."""
    if member.role not in VERIFIERS:
        return None
    rows = Sample.objects.visible_to(member).filter(outcome__isnull=True)
    mine = rows.filter(iqa=member)
    if member.role == Role.LEAD_IQA:
        mine = mine | rows.filter(iqa=None)
    rows = mine.select_related("enrolment_unit__unit", "enrolment_unit__enrolment__portfolio__learner__user")
    found = [_sample(each) for each in rows.order_by("due_on", "pk")]
    return _queue("samples", "Samples to look at", found, f"{reverse('assessment:sample-list')}?state=open")


def _sample(each: Sample) -> Waiting:
    return Waiting(
        words=f"Sample of {each.enrolment_unit.unit.code}",
        about=each.enrolment_unit.enrolment.portfolio.learner.user.name,
        url=reverse("assessment:sample", args=[each.pk]),
        action="Look at it" if each.opened_at else "Open it",
        since=_morning(each.planned_on),
        due=each.due_on,
    )


def actions_to_close(member: Membership) -> Queue | None:
    """Answered by the assessor, for the verifier who asked; a lead closes any."""
    if member.role not in VERIFIERS:
        return None
    rows = _by_last_word(SampleAction.objects.visible_to(member)).filter(last="done")
    if member.role == Role.IQA:
        rows = rows.filter(asked_by=member)
    found = [_action(each, "Close it", each.last_at) for each in rows]
    return _queue("answered-actions", "Actions answered", found, reverse("assessment:sample-action-list"))


def actions_for_me(member: Membership) -> Queue | None:
    """What verifiers asked of this assessor and is not done."""
    rows = _by_last_word(SampleAction.objects.visible_to(member)).filter(owner=member)
    rows = rows.exclude(last__in=("done", "closed"))
    found = [_action(each, "Say what you did", each.last_at or each.asked_at) for each in rows]
    return _queue("sample-actions", "Actions from sampling", found, reverse("assessment:sample-action-list"))


def _by_last_word(rows: QuerySet[SampleAction]) -> Any:
    said = ActionAnswer.objects.filter(action=OuterRef("pk")).order_by("-sequence")
    rows = rows.select_related(
        "sample__enrolment_unit__unit", "sample__enrolment_unit__enrolment__portfolio__learner__user"
    )
    word, at = said.values("word")[:1], said.values("said_at")[:1]
    # An action without an answer has the empty word, so that excluding a word keeps it.
    return rows.annotate(last=Coalesce(Subquery(word), Value("")), last_at=Subquery(at)).order_by("due_on")


def _action(each: SampleAction, action: str, since: datetime) -> Waiting:
    unit = each.sample.enrolment_unit
    return Waiting(
        words=each.what[:90],
        about=f"{unit.unit.code} of {unit.enrolment.portfolio.learner.user.name}",
        url=reverse("assessment:sample-action", args=[each.pk]),
        action=action,
        since=since,
        due=each.due_on,
    )


def blind_judgements(member: Membership) -> Queue | None:
    """Things put up at a meeting that this member attends and has not judged."""
    if member.role not in JUDGE_BLIND:
        return None
    rows = StandardisationItem.objects.visible_to(member).filter(meeting__attendees=member, revealed_at=None)
    rows = rows.exclude(judgements__judged_by=member).select_related("meeting", "criterion")
    found = [
        Waiting(
            words=f"Judge {each.criterion.code} for yourself",
            about=each.meeting.title,
            url=reverse("assessment:standardisation-item", args=[each.pk]),
            action="Judge it",
            since=each.meeting.made_at,
            due=each.meeting.held_on,
        )
        for each in rows
    ]
    return _queue("blind", "Blind judgements", found, reverse("assessment:standardisation-list"))


def plans_to_approve(member: Membership) -> Queue | None:
    if member.role != Role.LEAD_IQA:
        return None
    rows = SamplingPlan.objects.visible_to(member).filter(approved_at=None).order_by("made_at")
    found = [_plan(each, "Approve a sampling plan", "Look at it", each.made_at) for each in rows]
    return _queue("plans", "Plans to approve", found, reverse("assessment:sampling"))


def _plan(each: SamplingPlan, words: str, action: str, since: datetime) -> Waiting:
    url = reverse("assessment:sampling-plan", args=[each.pk])
    return Waiting(words, str(each), url, action, since, each.ends_on)


def uncovered_axes(member: Membership) -> Queue | None:
    """Of the newest running plan only, so that the questions asked do not grow with the plans."""
    if member.role != Role.LEAD_IQA:
        return None
    today = clock.today()
    running = SamplingPlan.objects.visible_to(member).filter(
        approved_at__isnull=False, starts_on__lte=today, ends_on__gte=today
    )
    plan = running.first()
    missing = coverage_of(plan).names if plan else ()
    if plan is None or not missing:
        return None
    words = f"Nobody has looked at {', '.join(missing[:3])}"
    words += f" and {len(missing) - 3} more" if len(missing) > 3 else ""
    found = [_plan(plan, words, "Draw samples", _morning(plan.starts_on))]
    return _queue("uncovered", "Not covered yet", found, reverse("assessment:sampling"))


def _morning(day: object) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(9)))  # type: ignore[arg-type]


def _queue(slug: str, title: str, found: list[Waiting], url: str) -> Queue | None:
    return Queue(slug, title, tuple(found[:SHOWN]), len(found), url) if found else None


SOURCES = (
    actions_for_me,
    blind_judgements,
    samples_to_finish,
    actions_to_close,
    plans_to_approve,
    uncovered_axes,
)
