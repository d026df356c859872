"""Who plans, draws and verifies (domain.md 5.1, 8.6). Independence is a matter of facts: services ask it."""

from assessment.models import Enrolment, Sample, SampleAction
from portfolio.models import Membership, Role

from .judging import holds_role_on

VERIFIERS = (Role.IQA, Role.LEAD_IQA)
READS_PLANS = (*VERIFIERS, Role.COORDINATOR)


def may_read_plans(member: Membership) -> bool:
    return member.role in READS_PLANS


def may_plan(member: Membership) -> bool:
    return member.role in VERIFIERS


def may_approve_plan(member: Membership) -> bool:
    return member.role == Role.LEAD_IQA


def may_verify(member: Membership, enrolment: Enrolment) -> bool:
    """The lead IQA all, an IQA the learners they are allocated to; nobody their own portfolio."""
    if member.user_id == enrolment.portfolio.learner.user_id:
        return False
    return member.role == Role.LEAD_IQA or (member.role == Role.IQA and holds_role_on(member, enrolment))


def may_read_samples(member: Membership) -> bool:
    return member.role in (*READS_PLANS, Role.EQA)


def may_answer(member: Membership, action: SampleAction) -> bool:
    return action.owner_id == member.pk


def may_close(member: Membership, sample: Sample) -> bool:
    return may_verify(member, sample.enrolment_unit.enrolment)
