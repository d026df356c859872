"""What stands beside a story: who was asked and has not answered, who confirmed what, and what shows it."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from improvements.models import Action, Approval, Confirmation, JournalEntry, Stakeholder, State
from improvements.services.confirming import CONFIRMATION
from improvements.services.consulting import APPROVAL
from improvements.telling import Story, Told
from improvements.trail import Node
from portfolio.models import GuestLink, Membership

#: What was done in these is long past; its record still leads to asking.
OVER = (State.EMBEDDED, State.CLOSED, State.ABANDONED)


@dataclass(frozen=True)
class Waiting:
    """Somebody who was asked by link. ``ran_out_on`` is None while the link works."""

    who: str
    asked_on: date
    ran_out_on: date | None


@dataclass(frozen=True)
class Change:
    """An action or journal entry. ``asks`` says that a manager could be asked to confirm it."""

    told: Told
    evidence: list[Node]
    confirmations: list[Confirmation]
    waiting: list[Waiting]
    asks: bool


@dataclass(frozen=True)
class Asked:
    """``for_approval`` were asked about the plan; ``is_agreed`` once somebody agreed in full."""

    for_approval: list[Waiting]
    changes: list[Change]
    is_agreed: bool


def asked_of(story: Story, member: Membership) -> Asked:
    """Two queries, whatever the turn holds."""
    links = _waiting(story, member)
    given = defaultdict(list)
    for each in Confirmation.objects.visible_to(member).filter(record__in=_deeds(story)):
        given[each.record_id].append(each)
    shown, changes = _evidence(story), []
    is_over = story.improvement.state in OVER
    for told in story.changes:
        waiting, answers = links[CONFIRMATION, told.row.pk], given[told.row.pk]
        asks = is_done(told.row) and not (answers or waiting or is_over)
        changes.append(Change(told, shown[told.node.key], answers, waiting, asks))
    people = [each for (purpose, _), found in links.items() if purpose == APPROVAL for each in found]
    in_full = any(each.outcome == Approval.Outcome.FULL for each in story.approvals)
    return Asked(people, changes, in_full)


def is_done(row: Action | JournalEntry) -> bool:
    """What a manager can say took place: an action that is done, or somebody who was told."""
    if isinstance(row, Action):
        return row.done_on is not None
    return row.kind == JournalEntry.Kind.COMMUNICATION


def _evidence(story: Story) -> dict[str, list[Node]]:
    """By the key of the change it shows."""
    nodes = {node.key: node for node in story.trail.nodes if node.kind == "evidence"}
    found: dict[str, list[Node]] = defaultdict(list)
    for edge in story.trail.edges:
        if edge.after in nodes:
            found[edge.before].append(nodes[edge.after])
    return found


def _deeds(story: Story) -> list[int]:
    return [told.row.pk for told in story.changes]


def _waiting(story: Story, member: Membership) -> dict[tuple[str, int], list[Waiting]]:
    """By purpose and what was asked about; nobody whose link was answered or taken back."""
    found: dict[tuple[str, int], list[Waiting]] = defaultdict(list)
    for link in _links(story, member):
        ran_out = timezone.localdate(link.expires_at) if link.state == "expired" else None
        found[link.purpose, link.subject_id].append(
            Waiting(_name(link), timezone.localdate(link.made_at), ran_out)
        )
    return found


def _links(story: Story, member: Membership) -> QuerySet[GuestLink]:
    people: Any = Stakeholder.objects.visible_to(member).filter(improvement=story.improvement).values("pk")
    about = Q(purpose=CONFIRMATION, subject_id__in=_deeds(story))
    if story.plan:
        about |= Q(purpose=APPROVAL, subject_id__in=people)
    rows = GuestLink.objects.visible_to(member).filter(about, portfolio=story.improvement.portfolio_id)
    return rows.filter(answered_at=None, revoked_at=None).order_by("made_at")


def _name(link: GuestLink) -> str:
    return f"{link.name}, {link.job_title}" if link.job_title else link.name
