"""What waits for whom, and since when. Querysets, so that counts and pages share one definition."""

from django.db.models import QuerySet

from assessment.models import Enrolment, SubmissionItem
from assessment.permissions import JUDGES
from portfolio.models import Membership


def waiting_for(member: Membership) -> QuerySet[SubmissionItem]:
    """Submitted records that this assessor is to judge, oldest first."""
    if member.role not in JUDGES:
        return SubmissionItem.objects.none()
    mine = Enrolment.objects.allocated_to(member)
    items = SubmissionItem.objects.visible_to(member).waiting_for_role(member.role)
    return items.filter(submission__enrolment__in=mine).order_by("submission__submitted_at", "pk")


def count_waiting(member: Membership) -> int:
    return waiting_for(member).count()
