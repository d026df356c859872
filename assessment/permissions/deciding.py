"""Who may confirm a trainee's judgement, and who may open a decided criterion again (domain.md 8.6)."""

from collections.abc import Iterable

from assessment.models import CriterionDecision, Enrolment
from portfolio.models import Membership, Role

from .judging import holds_role_on, may_judge


def may_countersign(member: Membership, enrolment: Enrolment, trainee: Membership) -> bool:
    """A qualified assessor of this learner who is not the trainee under another role (invariant 4)."""
    is_other = member.user_id != trainee.user_id
    return is_other and member.role == Role.ASSESSOR and may_judge(member, enrolment)


def may_reopen(
    member: Membership, enrolment: Enrolment, decisions: Iterable[CriterionDecision | None]
) -> bool:
    """The lead IQA any, an IQA those of their learners, an assessor what they decided themselves."""
    if member.user_id == enrolment.portfolio.learner.user_id:
        return False
    if member.role == Role.LEAD_IQA:
        return True
    if member.role == Role.IQA:
        return holds_role_on(member, enrolment)
    own = all(each is not None and each.decided_by_id == member.pk for each in decisions)
    return own and member.role == Role.ASSESSOR and may_judge(member, enrolment)
