"""Who may write, check, set and extend assignments, and who may let a learner hand in again (8.6)."""

from assessment.models import Assignment, Brief, Enrolment, Judgement
from portfolio.models import Membership, Role
from portfolio.permissions import owns

from .judging import JUDGES, may_judge

VERIFIERS = (Role.IQA, Role.LEAD_IQA)


def may_see_briefs(member: Membership) -> bool:
    return member.is_a(*JUDGES, *VERIFIERS, Role.EQA, Role.COORDINATOR)


def may_write_brief(member: Membership) -> bool:
    return member.is_a(*JUDGES)


def may_verify_brief(member: Membership, brief: Brief) -> bool:
    """An internal verifier who wrote no version of it, whatever roles they hold besides."""
    if not member.is_a(*VERIFIERS):
        return False
    wrote = Brief.objects.filter(centre=brief.centre_id, code=brief.code, author__user=member.user_id)
    return not wrote.exists()


def may_set_assignment(member: Membership, enrolment: Enrolment) -> bool:
    """A qualified assessor of this learner."""
    return member.role == Role.ASSESSOR and may_judge(member, enrolment)


def may_extend(member: Membership, assignment: Assignment) -> bool:
    return may_set_assignment(member, assignment.enrolment)


def may_authorise(member: Membership, assignment: Assignment) -> bool:
    """The lead internal verifier, unless they are the learner or judged any of it themselves."""
    if not member.is_a(Role.LEAD_IQA) or assignment.enrolment.portfolio.learner.user_id == member.user_id:
        return False
    judged = Judgement.objects.filter(
        item__submission__attempts__assignment=assignment, judged_by__user=member.user_id
    )
    return not judged.exists()


def may_see_assignments(member: Membership) -> bool:
    """Whoever reads evidence of learners, and the learners themselves."""
    return member.is_a(Role.LEARNER) or may_see_briefs(member)


def may_work_on(member: Membership, assignment: Assignment) -> bool:
    return owns(member, assignment.enrolment.portfolio)
