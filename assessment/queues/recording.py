"""Records that wait for the learner's signature, and assessment plans whose review has come."""

from django.db.models import Exists, F, OuterRef
from django.urls import reverse

from assessment.agreements import waiting_records
from assessment.models import Enrolment, PlanTerms
from portfolio import clock
from portfolio.models import Membership, RecordState, Role

from .shapes import SHOWN, Queue, Waiting


def records_to_agree(member: Membership) -> Queue | None:
    """For the learner: what their assessor wrote and signed. Two queries."""
    if member.role != Role.LEARNER:
        return None
    rows = waiting_records(member).annotate(finished_at=F("current_version__made_at"))
    rows = rows.select_related("portfolio", "author__user").order_by("finished_at", "pk")
    found = [
        Waiting(
            f"Read {each.ref} “{each.title}”, and sign it.",
            f"written by {each.author.user.name}",
            reverse("assessment:record-agree", args=[each.portfolio.ref, each.ref]),
            "Read and sign",
            each.finished_at,
        )
        for each in rows[:SHOWN]
    ]
    return Queue("to-agree", "To read and sign", tuple(found), rows.count()) if found else None


def plans_to_review(member: Membership) -> Queue | None:
    """For assessors: their learners' plans whose day of review has come and that nobody reviewed since."""
    if not member.is_a(Role.ASSESSOR, Role.TRAINEE_ASSESSOR):
        return None
    mine = Enrolment.objects.allocated_to(member).values("portfolio")
    signed = PlanTerms.objects.visible_to(member).filter(record__current_version__isnull=False)
    signed = signed.exclude(record__state=RecordState.WITHDRAWN)
    later = signed.filter(
        record__portfolio=OuterRef("record__portfolio"),
        record__happened_on__gt=OuterRef("record__happened_on"),
    )
    rows = signed.filter(~Exists(later), record__portfolio__in=mine, review_on__lte=clock.today())
    rows = rows.select_related("record__portfolio__learner__user").order_by("review_on", "pk")
    found = tuple(_to_review(each) for each in rows[:SHOWN])
    return Queue("plans-to-review", "Assessment plans to review", found, rows.count()) if found else None


def _to_review(terms: PlanTerms) -> Waiting:
    record = terms.record
    return Waiting(
        f"{record.ref} {record.title}",
        record.portfolio.learner.user.name,
        reverse("assessment:plan-review-new", args=[record.portfolio.ref]),
        "Review",
        record.changed_at,
        due=terms.review_on,
    )
