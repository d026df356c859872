"""Handing an assignment in: what the policy of the qualification allows, and nothing beyond (8.7, 13)."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from assessment.assignments import standing_of
from assessment.models import Assignment, Attempt, Submission
from assessment.permissions.briefs import may_work_on
from portfolio import clock
from portfolio.models import Membership
from portfolio.refusals import Refused
from portfolio.services.ledger import append_entry


@transaction.atomic
def hand_in_attempt(*, by: Membership, assignment: Assignment, submission: Submission) -> Attempt:
    """The submission counts as one attempt at the assignment.

    Refused, with the sentence that the learner reads, when it is late without an extension, beyond the
    policy, or without the authority it needs; the caller's transaction then ends with nothing handed in.
    """
    if not may_work_on(by, assignment):
        raise PermissionDenied
    Assignment.objects.select_for_update().get(pk=assignment.pk)  # two at once would take one number
    standing = standing_of(assignment)
    allowed = standing.next
    if not allowed.kind:
        raise Refused(allowed.sentence)
    row = Attempt(centre=assignment.centre, assignment=assignment, submission=submission)
    row.number, row.kind, row.cap = len(standing.attempts) + 1, allowed.kind, allowed.cap
    row.authorisation = allowed.authorisation
    row.is_late = row.kind == Attempt.Kind.SUBMISSION and clock.today() > assignment.deadline
    row.full_clean()
    row.save()
    facts = {"assignment": assignment.pk, "brief": assignment.brief.code, "attempt": row.number}
    append_entry(
        event="assignment.handed_in",
        actor=by,
        centre=row.centre,
        portfolio=assignment.enrolment.portfolio,
        facts=facts | {"kind": row.kind, "submission": submission.number, "cap": row.cap},
    )
    return row


def hand_in_attempts(*, by: Membership, submission: Submission) -> list[Attempt]:
    """One attempt at each assignment that records of this submission answer."""
    records = submission.items.values("version__record")
    rows = Assignment.objects.filter(works__record__in=records, enrolment=submission.enrolment).distinct()
    rows = rows.select_related(
        "brief", "enrolment__qualification", "enrolment__portfolio__learner", "centre"
    ).order_by("pk")
    return [hand_in_attempt(by=by, assignment=each, submission=submission) for each in rows]
