"""What waits about papers of staff: one's own that are due, and those of others to look at."""

from collections.abc import Callable
from datetime import datetime, time
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.timezone import make_aware

from assessment.models import Competence, LearnerInterest, StaffQualification
from assessment.permissions.staff import VOUCHES, may_keep_papers
from assessment.staff_faults import declaration_is_due
from assessment.staffing import CPD_MONTHS, StaffPapers, add_months, papers_of
from portfolio import clock
from portfolio.models import Membership

from .shapes import SHOWN, Queue, Waiting


def papers_due(member: Membership) -> Queue | None:
    """For assessors and verifiers: their declaration of the year, and CPD of the last twelve months."""
    if not may_keep_papers(member) or member.joined_at > clock.now():
        return None
    papers, today = papers_of([member])[member.pk], clock.today()
    rows = []
    if declaration_is_due(papers, today):
        rows.append(_declaration(papers))
    if not papers.cpd_is_current(today):
        rows.append(_cpd(papers))
    url = reverse("assessment:papers")
    return Queue("papers-due", "Your papers", tuple(rows), len(rows), url) if rows else None


def _declaration(papers: StaffPapers) -> Waiting:
    last = max((each.valid_until for each in papers.declarations), default=None)
    return Waiting(
        words="Declare your interests for the year",
        about="",
        url=reverse("assessment:papers") + "#declaration",
        action="Declare",
        since=_start(last) if last and last < clock.today() else papers.member.joined_at,
        due=last,
    )


def _cpd(papers: StaffPapers) -> Waiting:
    last = papers.last_cpd(clock.today())
    return Waiting(
        words="Log what you did to stay up to date",
        about="",
        url=reverse("assessment:cpd-add"),
        action="Log it",
        since=_start(add_months(last, CPD_MONTHS)) if last else papers.member.joined_at,
    )


def interests_to_settle(member: Membership) -> Queue | None:
    """For the coordinator and the lead internal verifier; never their own."""
    if not member.is_a(*VOUCHES):
        return None
    rows = LearnerInterest.objects.visible_to(member).unmitigated().not_of(member)
    return _of(
        rows.order_by("raised_at", "pk"),
        ("interests-to-settle", "Interests that wait for a mitigation", "Answer"),
        lambda each: ("An interest in a learner", each.raised_at),
    )


def certificates_to_see(member: Membership) -> Queue | None:
    if not member.is_a(*VOUCHES):
        return None
    rows = StaffQualification.objects.visible_to(member).standing().not_of(member)
    return _of(
        rows.filter(seen_at=None, working_towards=False).order_by("added_at", "pk"),
        ("certificates-to-see", "Certificates to look at", "Look"),
        lambda each: (each.title, each.added_at),
    )


def competence_to_agree(member: Membership) -> Queue | None:
    if not member.is_a(*VOUCHES):
        return None
    rows = Competence.objects.visible_to(member).standing().not_of(member)
    return _of(
        rows.filter(agreed_at=None).order_by("added_at", "pk"),
        ("competence-to-agree", "Competence to agree", "Look"),
        lambda each: (f"Competence for {each.unit_code}", each.added_at),
    )


def _of(
    rows: QuerySet[Any], names: tuple[str, str, str], said: Callable[[Any], tuple[str, datetime]]
) -> Queue | None:
    slug, title, action = names
    found = []
    for each in rows.filter(membership__is_active=True).select_related("membership__user")[:SHOWN]:
        words, since = said(each)
        url = reverse("assessment:staff-person", args=[each.membership_id])
        found.append(Waiting(words, each.membership.user.name, url, action, since))
    if not found:
        return None
    total = rows.filter(membership__is_active=True).count() if len(found) == SHOWN else len(found)
    return Queue(slug, title, tuple(found), total, reverse("assessment:staff-list"))


def _start(day: Any) -> datetime:
    return make_aware(datetime.combine(day, time.min))
