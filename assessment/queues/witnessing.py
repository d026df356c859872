"""Testimonies that a learner asked for and nobody gave."""

from datetime import timedelta

from django.urls import reverse

from portfolio import clock
from portfolio.models import Membership, RecordState, Role, TestimonyRequest

from .shapes import SHOWN, Queue, Waiting

PATIENCE = timedelta(days=7)


def unanswered_testimonies(member: Membership) -> Queue | None:
    """For a learner: records whose last link was sent a week ago or longer, and is unanswered. One query."""
    if member.role != Role.LEARNER:
        return None
    rows = (
        TestimonyRequest.objects.visible_to(member)
        .filter(
            record__portfolio__learner=member, record__state__in=[RecordState.DRAFT, RecordState.RETURNED]
        )
        .select_related("link", "record__portfolio")
        .defer("record__narrative", "record__details")
        .order_by("pk")
    )
    last = {row.record_id: row for row in rows}
    late = [row for row in last.values() if _is_late(row)]
    return Queue("testimonies", "Witnesses who have not answered", _shown(late), len(late)) if late else None


def _is_late(row: TestimonyRequest) -> bool:
    return row.link.state in ("open", "expired") and row.link.made_at <= clock.now() - PATIENCE


def _shown(rows: list[TestimonyRequest]) -> tuple[Waiting, ...]:
    return tuple(
        Waiting(
            f"{row.link.name} has not answered about {row.record}.",
            "",
            reverse("assessment:testimony-ask", args=[row.record.portfolio.ref, row.record.ref]),
            "Ask again",
            row.link.made_at,
        )
        for row in sorted(rows, key=lambda row: row.link.made_at)[:SHOWN]
    )
