"""Reaching a portfolio: what somebody may not see is not there (404)."""

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from portfolio.models import Membership, Portfolio, Role


def own_portfolio(member: Membership) -> Portfolio:
    """The acting learner's; staff have none, so pages about it are not theirs (403)."""
    if member.role != Role.LEARNER:
        raise PermissionDenied
    return get_object_or_404(_portfolios(member), learner=member)


def portfolio_or_404(member: Membership, portfolio_ref: str) -> Portfolio:
    """One whose evidence the member may read, with the learner behind it."""
    return get_object_or_404(_portfolios(member), ref=portfolio_ref)


def _portfolios(member: Membership) -> QuerySet[Portfolio]:
    return Portfolio.objects.evidence_visible_to(member).select_related("learner__user")
