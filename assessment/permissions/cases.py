"""Who raises, answers and works on cases (domain.md 5.1, 5.10, 5.13). Reading is the queryset's matter."""

from assessment.models import Case, Enrolment
from assessment.models.cases import KEEPS_REGISTER
from portfolio.models import Membership, Role

ADJUDICATORS = (Role.ASSESSOR, Role.IQA, Role.LEAD_IQA)


def may_keep_register(member: Membership) -> bool:
    return member.role in KEEPS_REGISTER


def may_appeal(member: Membership, enrolment: Enrolment) -> bool:
    """Learners, against decisions on their own work."""
    return member.pk == enrolment.portfolio.learner_id


def may_name_adjudicator(member: Membership) -> bool:
    return member.role == Role.COORDINATOR


def may_set_appeal_clock(member: Membership) -> bool:
    return member.role in (Role.COORDINATOR, Role.LEAD_IQA)


def may_open_malpractice(member: Membership) -> bool:
    return member.role in KEEPS_REGISTER


def may_work_on(member: Membership, case: Case) -> bool:
    """The lead internal verifier, and whoever opened it; never the person it is about."""
    if case.is_appeal or case.about is None or case.about.user_id == member.user_id:
        return False
    return member.role == Role.LEAD_IQA or case.raised_by_id == member.pk
