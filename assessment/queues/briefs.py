"""What waits for whom about assignments: checks, changes, leave to hand in again, and deadlines."""

from datetime import datetime, time

from django.db.models import Exists, F, Max, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.timezone import make_aware

from assessment.assignments import Standing, standings_of
from assessment.models import Assignment, Attempt, Brief, BriefVerification, Enrolment
from assessment.permissions.briefs import VERIFIERS
from portfolio import clock
from portfolio.models import Membership, Role

from .shapes import SHOWN, Queue, Waiting


def briefs_to_check(member: Membership) -> Queue | None:
    """For internal verifiers: newest versions that nobody checked, and that they wrote no version of."""
    if not member.is_a(*VERIFIERS):
        return None
    wrote = Brief.objects.filter(centre=member.centre_id, author__user=member.user_id).values("code")
    rows = Brief.objects.visible_to(member).newest().filter(issued_at=None, verifications=None)
    rows = rows.exclude(code__in=wrote).order_by("written_at", "pk")
    return _of_briefs(rows, "briefs-to-check", "Briefs to check", "Check")


def briefs_to_finish(member: Membership) -> Queue | None:
    """For assessors: their own briefs that were checked, and now are to be changed or issued."""
    if not member.is_a(Role.ASSESSOR, Role.TRAINEE_ASSESSOR):
        return None
    checked = Exists(BriefVerification.objects.filter(brief=OuterRef("pk")))
    rows = Brief.objects.visible_to(member).newest().filter(checked, author=member, issued_at=None)
    return _of_briefs(rows.order_by("written_at", "pk"), "briefs-to-finish", "Your checked briefs", "Go on")


def _of_briefs(rows: QuerySet[Brief], slug: str, title: str, action: str) -> Queue | None:
    rows = rows.select_related("unit").defer("unit__source")
    found = [
        Waiting(
            words=f"{each.code} {each.title}",
            about=each.unit.code,
            url=reverse("assessment:brief", args=[each.pk]),
            action=action,
            since=each.written_at,
            due=each.issue_on,
        )
        for each in rows[:SHOWN]
    ]
    return Queue(slug, title, tuple(found), rows.count(), reverse("assessment:brief-list")) if found else None


def attempts_to_authorise(member: Membership) -> Queue | None:
    """For the lead internal verifier: judged, not all met, and another attempt is possible."""
    if not member.is_a(Role.LEAD_IQA):
        return None
    newest = Attempt.objects.filter(assignment=OuterRef("pk")).order_by("-number").values("number")[:1]
    rows = _open(member).annotate(
        newest=Coalesce(Subquery(newest), 0), said=Coalesce(Max("authorisations__after"), -1)
    )
    rows = rows.filter(Q(newest__gt=0) | Q(deadline__lt=clock.today()), said__lt=F("newest"))
    waiting = [each for each in standings_of(rows) if each.next.to_authorise]
    return _of_assignments(waiting, "attempts-to-authorise", "Attempts to authorise", "Decide")


def overdue_assignments(member: Membership) -> Queue | None:
    """For assessors: their learners' assignments whose deadline passed with nothing handed in."""
    if not member.is_a(Role.ASSESSOR):
        return None
    mine = Enrolment.objects.allocated_to(member)
    rows = _open(member).filter(enrolment__in=mine, attempts=None, deadline__lt=clock.today())
    late = [each for each in standings_of(rows) if each.is_overdue and not each.all_met]
    return _of_assignments(late, "assignments-overdue", "Deadlines that passed", "Look")


def assignments_due(member: Membership) -> Queue | None:
    """For learners: what they may hand in now, the nearest deadline first."""
    if not member.is_a(Role.LEARNER):
        return None
    due = [each for each in standings_of(_open(member)) if each.next.kind]
    due.sort(key=lambda each: each.next.until or each.deadline)
    return _of_assignments(due, "assignments-due", "Assignments", "Open")


def _open(member: Membership) -> QuerySet[Assignment]:
    rows = Assignment.objects.visible_to(member).filter(enrolment__ended_on=None)
    return rows.select_related(
        "brief__unit", "enrolment__qualification", "enrolment__portfolio__learner__user"
    ).defer("brief__unit__source", "enrolment__qualification__source", "brief__text")


def _of_assignments(found: list[Standing], slug: str, title: str, action: str) -> Queue | None:
    rows = tuple(_waiting(each, action) for each in found[:SHOWN])
    return Queue(slug, title, rows, len(found), reverse("assessment:assignment-list")) if found else None


def _waiting(standing: Standing, action: str) -> Waiting:
    row = standing.assignment
    page = "assignment-authorise" if action == "Decide" else "assignment"
    return Waiting(
        words=f"{row.brief.code} {row.brief.title}",
        about=row.enrolment.portfolio.learner.user.name,
        url=reverse(f"assessment:{page}", args=[row.pk]),
        action=action,
        since=make_aware(datetime.combine(standing.judged_on, time())) if standing.judged_on else row.set_at,
        due=None if action == "Decide" else standing.next.until or standing.deadline,
    )
