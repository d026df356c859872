"""Who may sign an assessor's record with them, and who may say that they saw what is kept elsewhere."""

from assessment.models import Enrolment
from portfolio.kinds import kind_of
from portfolio.models import Membership, Record, RecordState, Role
from portfolio.permissions import owns


def may_agree(member: Membership, record: Record) -> bool:
    """The learner, a record that somebody else wrote about them and finished (domain.md 5.2)."""
    ours = owns(member, record.portfolio) and record.author_id != member.pk
    finished = record.current_version_id is not None and record.state != RecordState.WITHDRAWN
    return ours and finished and kind_of(record.kind).agreed_by_learner


def may_see_elsewhere(member: Membership, record: Record) -> bool:
    """An assessor or internal verifier allocated to this learner today, once it was frozen."""
    if not member.is_a(Role.ASSESSOR, Role.IQA) or record.current_version is None:
        return False
    if record.current_version.snapshot["held_elsewhere"] is None:
        return False
    return Enrolment.objects.allocated_to(member).filter(portfolio=record.portfolio_id).exists()
