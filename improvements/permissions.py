"""Who may do what to a turn of the loop they can already see: pure predicates."""

from portfolio.models import Membership, Role
from portfolio.permissions import owns

from .models import Improvement


def may_work_on(member: Membership, improvement: Improvement) -> bool:
    """Only the learner whose it is writes it and moves it (domain.md 8.1)."""
    return owns(member, improvement.portfolio)


def may_comment(member: Membership, improvement: Improvement) -> bool:
    """The learner, and the assessors who can see it, whatever its state (domain.md 8.1)."""
    return may_work_on(member, improvement) or member.is_a(Role.ASSESSOR, Role.TRAINEE_ASSESSOR)
