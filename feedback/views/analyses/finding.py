"""Reaching an analysis or a finding: what somebody may not see is not there (404)."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404

from feedback.models import Analysis, Finding
from portfolio.models import Membership
from portfolio.permissions import may_edit_record


def analysis_or_404(member: Membership, portfolio_ref: str, ref: str) -> Analysis:
    rows = Analysis.objects.visible_to(member).select_related(
        "record__portfolio__learner__user",
        "record__author__user",
        "record__current_version",
        "theme_list",
        "centre",
    )
    return get_object_or_404(rows, record__portfolio__ref=portfolio_ref, record__ref=ref)


def open_analysis_or_403(member: Membership, portfolio_ref: str, ref: str) -> Analysis:
    """One that this person may write in now."""
    analysis = analysis_or_404(member, portfolio_ref, ref)
    if not may_edit_record(member, analysis.record):
        raise PermissionDenied
    return analysis


def finding_or_404(member: Membership, analysis: Analysis, number: int) -> Finding:
    rows = Finding.objects.visible_to(member).select_related("theme")
    finding = get_object_or_404(rows, analysis=analysis, number=number)
    finding.analysis = analysis
    return finding
