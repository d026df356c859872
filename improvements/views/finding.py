"""Reaching one improvement or portfolio: what somebody may not see is not there (404)."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404

from improvements.models import Improvement
from portfolio.models import Membership
from portfolio.permissions import owns


def improvement_or_404(member: Membership, portfolio_ref: str, ref: str) -> Improvement:
    """With its portfolio, the learner behind it, its theme list and the turn before."""
    rows = Improvement.objects.visible_to(member).select_related(
        "portfolio__learner__user", "theme_list", "previous"
    )
    return get_object_or_404(rows, portfolio__ref=portfolio_ref, ref=ref)


def own_improvement(member: Membership, portfolio_ref: str, ref: str) -> Improvement:
    """One to be worked on: staff who can see it are told that it is not theirs (403)."""
    improvement = improvement_or_404(member, portfolio_ref, ref)
    if not owns(member, improvement.portfolio):
        raise PermissionDenied
    return improvement
