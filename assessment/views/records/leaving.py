"""The two ways in which a record leaves its author's desk besides handing in: taken back, or signed."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from assessment.forms.records import PLAN_WORDS, SIGNING_WORDS, FinishForm, WithdrawForm
from assessment.services.finishing import finish_record
from portfolio.access import member_required
from portfolio.display import shown_record
from portfolio.kinds import kind_of
from portfolio.middleware import MemberRequest
from portfolio.permissions import may_withdraw, owns
from portfolio.refusals import Refused
from portfolio.services.records import withdraw_record

from .acting import may_finish
from .finding import record_or_404


@require_http_methods(["GET", "POST"])
@member_required
def record_withdraw(request: MemberRequest, pref: str, ref: str) -> HttpResponse:
    record = record_or_404(request.member, pref, ref)
    if not may_withdraw(request.member, record):
        raise PermissionDenied
    form = WithdrawForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            withdraw_record(by=request.member, record=record, reason=form.cleaned_data["reason"])
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
        else:
            messages.success(request, f"{ref} is withdrawn. It stays on your list, and nobody judges it.")
            return redirect("assessment:record", pref, ref)
    context = {
        "record": record,
        "form": form,
        "is_own": owns(request.member, record.portfolio),
        "ask": f"Withdraw {ref}?",
        "submit": f"Withdraw {ref}",
    }
    return render(request, "assessment/records/withdraw.html", context, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "POST"])
@member_required
def record_finish(request: MemberRequest, pref: str, ref: str) -> HttpResponse:
    """An assessor signs what they wrote; from then on the learner can read it and hand it in."""
    record = record_or_404(request.member, pref, ref)
    if not may_finish(request.member, record):
        raise PermissionDenied
    kind = kind_of(record.kind)
    words = SIGNING_WORDS if kind.proves else PLAN_WORDS
    form = FinishForm(request.POST if request.method == "POST" else None, words=words)
    if form.is_valid():
        try:
            finish_record(by=request.member, record=record, words=words)
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
        else:
            does = "hand it in" if kind.proves else "sign it"
            learner = record.portfolio.learner.user.name
            messages.success(request, f"You signed {ref}. {learner} can read it and {does} now.")
            return redirect("assessment:record", pref, ref)
    context = {
        "record": record,
        "form": form,
        "is_own": owns(request.member, record.portfolio),
        "shown": shown_record(record),
        "kind": kind,
    }
    return render(request, "assessment/records/finish.html", context, status=422 if form.is_bound else 200)
