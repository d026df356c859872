"""Evidence that waits to be judged. Querysets, so that counts and pages share one definition."""

from django.db.models import QuerySet
from django.db.models.fields.json import KeyTextTransform
from django.urls import reverse

from assessment.models import Enrolment, SubmissionItem
from assessment.permissions import JUDGES
from portfolio.models import Membership

from .shapes import SHOWN, Queue, Waiting


def waiting_for(member: Membership) -> QuerySet[SubmissionItem]:
    """Submitted records that this assessor is to judge, oldest first."""
    if member.role not in JUDGES:
        return SubmissionItem.objects.none()
    mine = Enrolment.objects.allocated_to(member)
    items = SubmissionItem.objects.visible_to(member).waiting_for_role(member.role)
    return items.filter(submission__enrolment__in=mine).order_by("submission__submitted_at", "pk")


def count_waiting(member: Membership) -> int:
    return waiting_for(member).count()


def to_judge(member: Membership) -> Queue | None:
    """For those who judge: the oldest first, under the title that was handed in."""
    items = waiting_for(member).annotate(title=KeyTextTransform("title", "version__snapshot"))
    items = items.select_related("version__record", "submission__enrolment__portfolio__learner__user")
    found = items.defer("version__snapshot", "version__record__narrative", "version__record__details")
    rows = tuple(_waiting(item) for item in found[:SHOWN])
    if not rows:
        return None
    return Queue("judging", "Evidence to judge", rows, count_waiting(member), reverse("assessment:queue"))


def _waiting(item: SubmissionItem) -> Waiting:
    return Waiting(
        words=f"{item.version.record.ref} {item.title}",  # type: ignore[attr-defined]
        about=item.submission.enrolment.portfolio.learner.user.name,
        url=reverse("assessment:judge", args=[item.pk]),
        action="Judge",
        since=item.submission.submitted_at,
    )
