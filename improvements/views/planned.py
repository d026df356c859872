"""Reaching a plan, and who was asked about it or about a record: with state, for the learner's pages."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.utils import timezone

from improvements.models import Confirmation, Plan
from improvements.services.confirming import CONFIRMATION
from improvements.services.consulting import APPROVAL
from improvements.snapshots.plan import BY_LINK, how_known, who_gave
from portfolio.models import GuestLink, Membership, Record
from portfolio.permissions import owns

#: States of a link as words and tone; an answered one shows its answer instead.
LINK_WORDS = {"open": "Waiting for an answer", "revoked": "Taken back", "expired": "Ran out"}


@dataclass(frozen=True)
class Answers:
    """What was answered, and the links that were not."""

    given: list["Given"]
    links: list["Unanswered"]


@dataclass(frozen=True)
class Given:
    """``how`` says how the answer is known."""

    who: str
    answer: str
    words: str
    day: date
    how: str


@dataclass(frozen=True)
class Unanswered:
    link: GuestLink
    state: str
    words: str


NO_ANSWERS = Answers([], [])


def plan_or_404(member: Membership, portfolio_ref: str, ref: str) -> Plan:
    """With its record, portfolio and improvement."""
    rows = Plan.objects.visible_to(member).select_related(
        "record__portfolio__learner__user", "record__author", "improvement__portfolio"
    )
    return get_object_or_404(rows, record__portfolio__ref=portfolio_ref, record__ref=ref)


def own_plan(member: Membership, portfolio_ref: str, ref: str) -> Plan:
    """One to get approved; staff who can see it are told that it is not theirs (403)."""
    plan = plan_or_404(member, portfolio_ref, ref)
    if not owns(member, plan.record.portfolio):
        raise PermissionDenied
    return plan


def own_record(member: Membership, portfolio_ref: str, ref: str) -> Record:
    rows = Record.objects.visible_to(member).select_related("portfolio__learner__user")
    record = get_object_or_404(rows, portfolio__ref=portfolio_ref, ref=ref)
    if not owns(member, record.portfolio):
        raise PermissionDenied
    return record


def answers_of(member: Membership, plan: Plan) -> Answers:
    """Three queries."""
    given = plan.approvals.select_related("by", "link", "evidence", "recorded_by__user")
    rows = [
        Given(who_gave(each), each.get_outcome_display(), each.words, each.given_on, how_known(each))
        for each in given.order_by("-given_on", "-pk")
    ]
    people = plan.improvement.stakeholders.values("pk")
    links = GuestLink.objects.visible_to(member).filter(purpose=APPROVAL, subject_id__in=people)
    return Answers(rows, _unanswered(links))


def confirmations_of(member: Membership, record: Record) -> Answers:
    given = Confirmation.objects.visible_to(member).filter(record=record).order_by("-given_at")
    links = GuestLink.objects.visible_to(member).filter(purpose=CONFIRMATION, subject_id=record.pk)
    rows = [
        Given(
            f"{each.name}, {each.job_title}" if each.job_title else each.name,
            each.get_answer_display(),
            each.words,
            timezone.localdate(each.given_at),
            BY_LINK,
        )
        for each in given
    ]
    return Answers(rows, _unanswered(links))


def _unanswered(links: Iterable[GuestLink]) -> list[Unanswered]:
    states = [(link, link.state) for link in links]
    return [Unanswered(link, state, LINK_WORDS[state]) for link, state in states if state != "answered"]


def answers_about(member: Membership, record: Record) -> Answers:
    """What people outside answered about a record that the member can see; nothing for most kinds."""
    if record.kind == "PLAN":
        plan = Plan.objects.visible_to(member).select_related("improvement").filter(record=record).first()
        return answers_of(member, plan) if plan else NO_ANSWERS
    return confirmations_of(member, record) if record.kind in ("CH", "LOG") else NO_ANSWERS
