"""Logging: choose a kind, then one page that needs only a title."""

from collections import Counter

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from assessment.services.claims import set_claims
from assessment.views.claims.board import Board
from portfolio import clock
from portfolio.access import member_required
from portfolio.kinds import Kind, kind_of, kinds_for
from portfolio.middleware import MemberRequest
from portfolio.models import Portfolio, Record
from portfolio.permissions import may_write_kind, owns
from portfolio.refusals import AlreadyDone, Refused
from portfolio.services.attachments import attach_uploads
from portfolio.services.records import log_record
from portfolio.views.finding import own_portfolio

from .finding import learners_portfolio_or_404
from .sheet import Sheet

#: Kinds that usually start with a file rather than with words.
FILES_FIRST = ("AV", "WP", "ASG")


@require_GET
@member_required
def record_new(request: MemberRequest) -> HttpResponse:
    return _choose(request, own_portfolio(request.member))


@require_GET
@member_required
def record_new_for(request: MemberRequest, pref: str) -> HttpResponse:
    return _choose(request, learners_portfolio_or_404(request.member, pref))


@require_http_methods(["GET", "POST"])
@member_required
def record_log(request: MemberRequest, kind: str) -> HttpResponse:
    return _log(request, own_portfolio(request.member), kind)


@require_http_methods(["GET", "POST"])
@member_required
def record_log_for(request: MemberRequest, pref: str, kind: str) -> HttpResponse:
    return _log(request, learners_portfolio_or_404(request.member, pref), kind)


def _choose(request: MemberRequest, portfolio: Portfolio) -> HttpResponse:
    """The kinds this person may write, those they use most first."""
    written = Record.objects.visible_to(request.member).filter(portfolio=portfolio, author=request.member)
    used = Counter(written.order_by().values_list("kind", flat=True))
    kinds = [
        kind for kind in kinds_for(request.member) if may_write_kind(request.member, portfolio, kind.code)
    ]
    if not kinds:
        raise PermissionDenied
    kinds.sort(key=lambda kind: -used[kind.code])
    context = {"kinds": kinds, "portfolio": portfolio, "is_own": owns(request.member, portfolio)}
    return render(request, "assessment/records/choose.html", context)


def _log(request: MemberRequest, portfolio: Portfolio, code: str) -> HttpResponse:
    kind = _kind_or_404(code)
    if not may_write_kind(request.member, portfolio, kind.code):
        raise PermissionDenied
    if kind.start or kind.start_for:
        return redirect(kind.start) if kind.start else redirect(kind.start_for, portfolio.ref)
    board = Board(request.member, portfolio)
    sheet = Sheet(request, kind)
    sent = request.POST if request.method == "POST" else None
    sheet.claims = board.form(board.open_keys(), sent, short=True)
    if request.method == "GET":
        sheet.form.initial.setdefault("happened_on", clock.today())
        return _page(request, portfolio, sheet, board)
    sheet.receive()
    if "drop" not in request.POST and sheet.is_valid():
        try:
            record = _save(request, portfolio, sheet, board)
        except AlreadyDone as again:
            return _go_on(request, again.made)
        except (Refused, ValidationError) as error:
            sheet.refuse(error)
        else:
            return _go_on(request, record)
    return _page(request, portfolio, sheet, board, status=422)


def _kind_or_404(code: str) -> Kind:
    try:
        return kind_of(code)
    except KeyError:
        raise Http404 from None


@transaction.atomic
def _save(request: MemberRequest, portfolio: Portfolio, sheet: Sheet, board: Board) -> Record:
    """The record, its files and its criteria, or none of them."""
    by = request.member
    record = log_record(
        by=by, portfolio=portfolio, kind=sheet.kind.code, fields=sheet.fields(), form_key=sheet.form_key
    )
    attach_uploads(by=by, record=record, form_key=sheet.form_key)
    if sheet.claims and (wishes := board.wishes(sheet.claims)):
        set_claims(by=by, record=record, wishes=wishes)
    return record


def _go_on(request: MemberRequest, record: Record) -> HttpResponse:
    if "map" in request.POST:
        messages.success(request, f"{record.ref} is saved. Now say which criteria it shows.")
        return redirect("assessment:record-claims", record.portfolio.ref, record.ref)
    messages.success(request, f"{record.ref} is saved as a draft. Only you can see it.")
    return redirect("assessment:record", record.portfolio.ref, record.ref)


def _page(
    request: MemberRequest, portfolio: Portfolio, sheet: Sheet, board: Board, status: int = 200
) -> HttpResponse:
    context = {
        "kind": sheet.kind,
        "portfolio": portfolio,
        "is_own": owns(request.member, portfolio),
        "sheet": sheet,
        "groups": board.groups(sheet.claims, with_sealed=False) if sheet.claims else [],
        "files_first": sheet.kind.code in FILES_FIRST,
    }
    return render(request, "assessment/records/log.html", context, status=status)
