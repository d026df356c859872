"""Accepting what the loop proposes: one criterion on a record's page, or many of a whole improvement."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from assessment.permissions import may_map
from assessment.proposals import Proposal, proposals_for, wish_for
from assessment.services.claims import add_claims
from assessment.views.records.finding import record_or_404
from improvements.models import Improvement
from improvements.records import records_of
from improvements.views.finding import improvement_or_404
from portfolio.access import member_required
from portfolio.kinds import kind_of
from portfolio.middleware import MemberRequest
from portfolio.models import Membership, Record
from portfolio.permissions import owns
from portfolio.refusals import Refused

from .board import Board


@require_POST
@member_required
def claim_add(request: MemberRequest, pref: str, ref: str) -> HttpResponse:
    """One proposed criterion, by the button beside it."""
    record = record_or_404(request.member, pref, ref)
    if not may_map(request.member, record):
        raise PermissionDenied
    offered = _offered(request.member, record)
    proposal = offered.get(request.POST.get("criterion", ""))
    if proposal is None:
        messages.info(request, f"{record.ref} claims that criterion already, or it does not fit any more.")
    else:
        _add(request, record, [proposal])
    return redirect("assessment:record", pref, ref)


def _offered(member: Membership, record: Record) -> dict[str, Proposal]:
    board = Board(member, record.portfolio)
    return {each.key: each for each in proposals_for([record], board.units)[record.pk]}


def _add(request: MemberRequest, record: Record, proposals: list[Proposal]) -> int:
    wishes = [wish_for(record, each) for each in proposals]
    try:
        made = add_claims(by=request.member, record=record, wishes=wishes)
    except Refused as refusal:
        messages.error(request, refusal.sentence)
        return 0
    for claim in made:
        messages.success(request, f"{record.ref} now claims {claim.criterion.label}.")
    return len(made)


@require_http_methods(["GET", "POST"])
@member_required
def improvement_criteria(request: MemberRequest, pref: str, iref: str) -> HttpResponse:
    """Every record of one improvement with the criteria it claims and those it could."""
    improvement = improvement_or_404(request.member, pref, iref)
    is_own = owns(request.member, improvement.portfolio)
    if request.method == "POST":
        if not is_own:
            raise PermissionDenied
        return _accept(request, improvement)
    lines = _lines(request.member, improvement)
    context = {
        "improvement": improvement,
        "portfolio": improvement.portfolio,
        "is_own": is_own,
        "lines": lines,
        "proposed": sum(len(line["proposals"]) for line in lines) if is_own else 0,
    }
    return render(request, "assessment/claims/improvement.html", context)


def _lines(member: Membership, improvement: Improvement) -> list[dict[str, Any]]:
    board = Board(member, improvement.portfolio)
    records = list(
        records_of(improvement, member)
        .select_related("portfolio")
        .prefetch_related("claims__criterion__unit")
    )
    proposals = proposals_for(records, board.units)
    return [
        {
            "record": record,
            "kind": kind_of(record.kind),
            "claims": list(record.claims.all()),
            "proposals": proposals[record.pk] if may_map(member, record) else [],
        }
        for record in records
    ]


def _accept(request: MemberRequest, improvement: Improvement) -> HttpResponse:
    """What was ticked, as ``<record>:<unit>-<criterion>``; all of it or nothing."""
    ticked = set(request.POST.getlist("accept"))
    records = list(records_of(improvement, request.member).select_related("portfolio", "centre"))
    offered = proposals_for(records, Board(request.member, improvement.portfolio).units)
    made = 0
    with transaction.atomic():
        for record in records:
            chosen = [each for each in offered[record.pk] if f"{record.ref}:{each.key}" in ticked]
            if chosen and may_map(request.member, record):
                wishes = [wish_for(record, each) for each in chosen]
                made += len(add_claims(by=request.member, record=record, wishes=wishes))
    messages.success(request, _said(made))
    return redirect("assessment:improvement-criteria", improvement.portfolio.ref, improvement.ref)


def _said(made: int) -> str:
    if not made:
        return "Nothing was ticked, so nothing changed."
    return "1 criterion is claimed." if made == 1 else f"{made} criteria are claimed."
