"""Who may claim a certificate, let it go, and record direct claims status (domain.md 8.6)."""

from assessment.models import Enrolment
from portfolio.models import Membership, Role

from .judging import holds_role_on


def may_claim_certificates(member: Membership) -> bool:
    return member.role == Role.EXAMS_OFFICER


def may_authorise_claim(member: Membership, preparer: Membership) -> bool:
    """The lead IQA, who is not the one that prepared it under another role."""
    return member.role == Role.LEAD_IQA and member.user_id != preparer.user_id


def may_release_claim(member: Membership, enrolment: Enrolment) -> bool:
    """The external verifier of this learner; the exams officer records what came by letter."""
    if member.role == Role.EQA:
        return holds_role_on(member, enrolment)
    return member.role == Role.EXAMS_OFFICER


def may_record_direct_claims(member: Membership) -> bool:
    return member.role == Role.EXAMS_OFFICER


def may_read_claims(member: Membership) -> bool:
    """Where certificates stand: those who take part in claiming, and the coordinator."""
    return member.role in (Role.EXAMS_OFFICER, Role.COORDINATOR, Role.LEAD_IQA, Role.EQA)


def may_take_claim_data(member: Membership) -> bool:
    """Sheets with names, dates of birth and ULNs: those who register and claim."""
    return member.role in (Role.EXAMS_OFFICER, Role.COORDINATOR)


def may_read_direct_claims(member: Membership) -> bool:
    return member.role in (Role.EXAMS_OFFICER, Role.COORDINATOR, Role.LEAD_IQA)
