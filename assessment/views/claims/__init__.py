"""Mapping a record to criteria."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from assessment.forms.claims import ClaimsForm
from assessment.permissions import may_map
from assessment.services.claims import set_claims
from assessment.views.records.finding import record_or_404
from portfolio.access import member_required
from portfolio.middleware import MemberRequest
from portfolio.models import Record
from portfolio.permissions import owns
from portfolio.refusals import Refused

from .board import Board


@require_http_methods(["GET", "POST"])
@member_required
def record_claims(request: MemberRequest, pref: str, ref: str) -> HttpResponse:
    record = record_or_404(request.member, pref, ref)
    if not may_map(request.member, record):
        raise PermissionDenied
    board = Board(request.member, record.portfolio, record)
    open_keys = board.open_keys(gaps_only="gaps" in request.GET)
    if request.method == "GET":
        return _page(request, record, board, board.form(open_keys))
    shown = set(request.POST.getlist("shown"))
    form = board.form([key for key in board.open_keys() if key in shown], request.POST)
    if form.is_valid():
        try:
            claims = set_claims(by=request.member, record=record, wishes=board.wishes(form))
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
        except ValidationError as error:
            form.add_error(None, error.messages)
        else:
            messages.success(request, _said(record, len(claims)))
            return redirect("assessment:record", pref, ref)
    return _page(request, record, board, form, status=422)


def _said(record: Record, count: int) -> str:
    if not count:
        return f"{record.ref} claims no criteria now."
    noun = "criterion" if count == 1 else "criteria"
    return f"{record.ref} now claims {count} {noun}."


def _page(
    request: MemberRequest, record: Record, board: Board, form: ClaimsForm, status: int = 200
) -> HttpResponse:
    context = {
        "record": record,
        "is_own": owns(request.member, record.portfolio),
        "form": form,
        "groups": board.groups(form),
        "gaps_only": "gaps" in request.GET,
        "gap_count": sum(each.is_gap for _, each in board.places.values()),
    }
    return render(request, "assessment/claims/edit.html", context, status=status)
