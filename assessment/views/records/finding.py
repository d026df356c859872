"""Reaching one record, portfolio or version: what somebody may not see is not there (404)."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404

from assessment.models import Judgement
from portfolio.models import Membership, Portfolio, Record, RecordState, Role, Version
from portfolio.views.finding import portfolio_or_404


def record_or_404(member: Membership, portfolio_ref: str, ref: str) -> Record:
    rows = Record.objects.visible_to(member).select_related(
        "portfolio__learner__user", "author__user", "current_version"
    )
    return get_object_or_404(rows, portfolio__ref=portfolio_ref, ref=ref)


def version_or_404(member: Membership, portfolio_ref: str, ref: str, number: int) -> Version:
    rows = Version.objects.visible_to(member).select_related(
        "record__portfolio__learner__user", "record__author__user", "made_by__user"
    )
    return get_object_or_404(rows, record__portfolio__ref=portfolio_ref, record__ref=ref, number=number)


def latest_judgement(member: Membership, record: Record) -> Judgement | None:
    """What the assessor said when the record came back; None while nobody has."""
    if record.state != RecordState.RETURNED:
        return None
    rows = Judgement.objects.visible_to(member).filter(item__version__record=record)
    return rows.select_related("judged_by__user").order_by("judged_at", "pk").last()


def learners_portfolio_or_404(member: Membership, portfolio_ref: str) -> Portfolio:
    """A learner's, for staff; learners have pages of their own (403)."""
    portfolio = portfolio_or_404(member, portfolio_ref)
    if member.role == Role.LEARNER:
        raise PermissionDenied
    return portfolio
