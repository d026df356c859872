"""Who calls meetings, chairs them, and judges blind (domain.md 5.9)."""

from assessment.models import Standardisation
from portfolio.models import Membership, Role

VERIFIERS = (Role.IQA, Role.LEAD_IQA)
JUDGE_BLIND = (*VERIFIERS, Role.ASSESSOR, Role.TRAINEE_ASSESSOR)
READS_MEETINGS = (*JUDGE_BLIND, Role.COORDINATOR)


def may_read_meetings(member: Membership) -> bool:
    return member.role in READS_MEETINGS


def may_standardise(member: Membership) -> bool:
    """Calls meetings, watches assessors and speaks with learners."""
    return member.role in VERIFIERS


def may_chair(member: Membership, meeting: Standardisation) -> bool:
    return meeting.chaired_by_id == member.pk or member.role == Role.LEAD_IQA
