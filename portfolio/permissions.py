"""Who may do what to a thing they can already see: pure predicates, used by views, pages and services."""

from .kinds import kind_of
from .models import Membership, Portfolio, Record, RecordState, Role


def owns(member: Membership, portfolio: Portfolio) -> bool:
    return member.role == Role.LEARNER and portfolio.learner_id == member.pk


def may_write_kind(member: Membership, portfolio: Portfolio, code: str) -> bool:
    """The learner in their own portfolio; an assessor the kinds that assessors write (8.6)."""
    if not kind_of(code).may_author(member):
        return False
    return member.role != Role.LEARNER or owns(member, portfolio)


def may_edit_record(member: Membership, record: Record) -> bool:
    """Only the author, and only while it is a draft or was returned (domain.md 8.2)."""
    return record.author_id == member.pk and record.is_editable


def may_withdraw(member: Membership, record: Record) -> bool:
    """The author, before acceptance (8.2)."""
    before = (RecordState.DRAFT, RecordState.SUBMITTED, RecordState.RETURNED)
    return record.author_id == member.pk and record.state in before


def may_ask_witness(member: Membership, record: Record) -> bool:
    """The learner, about their own WT or EWT, while they write it (8.6)."""
    return record.kind in ("WT", "EWT") and owns(member, record.portfolio) and may_edit_record(member, record)


def may_manage_people(member: Membership) -> bool:
    return member.is_a(Role.COORDINATOR, Role.ADMINISTRATOR)


def may_write_centre_texts(member: Membership) -> bool:
    return member.is_a(Role.COORDINATOR, Role.LEAD_IQA)


def may_name_for_certificates(member: Membership) -> bool:
    """Legal name, date of birth and ULN are written by those who register learners."""
    return member.is_a(Role.COORDINATOR, Role.EXAMS_OFFICER)


def may_read_certificate_names(member: Membership, portfolio: Portfolio) -> bool:
    """Personal data: the learner's own, and those who register, claim and administer."""
    staff = member.is_a(Role.COORDINATOR, Role.EXAMS_OFFICER, Role.ADMINISTRATOR)
    return owns(member, portfolio) or (staff and member.centre_id == portfolio.centre_id)


def may_give_role(member: Membership, role: str) -> bool:
    """A coordinator cannot make anybody more than a coordinator (promises.md section 5)."""
    if role == Role.ADMINISTRATOR:
        return member.is_a(Role.ADMINISTRATOR)
    return may_manage_people(member)


def may_read_ledger(member: Membership) -> bool:
    return member.is_a(Role.COORDINATOR, Role.LEAD_IQA, Role.ADMINISTRATOR, Role.EQA)
