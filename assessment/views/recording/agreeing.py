"""The learner reads and signs an assessor's record; staff say that they saw what is kept elsewhere."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from assessment.agreements import waits_for_agreement
from assessment.forms.recording import AgreeForm, SeenForm
from assessment.permissions.recording import may_agree, may_see_elsewhere
from assessment.services.agreeing import agree_record, see_elsewhere
from assessment.views.records.finding import record_or_404
from portfolio.access import member_required
from portfolio.display import shown_version
from portfolio.middleware import MemberRequest
from portfolio.models import Record
from portfolio.permissions import owns
from portfolio.refusals import AlreadyDone, Moved, Refused


@require_http_methods(["GET", "POST"])
@member_required
def record_agree(request: MemberRequest, pref: str, ref: str) -> HttpResponse:
    record = record_or_404(request.member, pref, ref)
    if not may_agree(request.member, record):
        raise PermissionDenied
    if request.method == "GET" and not waits_for_agreement(record):
        return redirect("assessment:record", pref, ref)
    form = AgreeForm(request.POST or None, initial=_of_version(record))
    status = 422 if form.is_bound else 200
    if form.is_valid():
        given = {name: form.cleaned_data[name] for name in ("content_hash", "comment")}
        try:
            agree_record(by=request.member, record=record, **given)
        except AlreadyDone:
            return redirect("assessment:record", pref, ref)
        except Refused as refusal:
            form, status = _again(form, record, refusal)
        else:
            messages.success(request, f"You signed {ref}. Your assessor can see it now.")
            return redirect("assessment:record", pref, ref)
    return _page(request, record, form, "agree", status)


@require_http_methods(["GET", "POST"])
@member_required
def record_seen(request: MemberRequest, pref: str, ref: str) -> HttpResponse:
    record = record_or_404(request.member, pref, ref)
    if not may_see_elsewhere(request.member, record):
        raise PermissionDenied
    form = SeenForm(request.POST or None, initial=_of_version(record))
    status = 422 if form.is_bound else 200
    if form.is_valid():
        try:
            see_elsewhere(by=request.member, record=record, **form.cleaned_data)
        except Refused as refusal:
            form, status = _again(form, record, refusal)
        else:
            messages.success(request, f"It is recorded that you saw {ref} where it is kept.")
            return redirect("assessment:record", pref, ref)
    return _page(request, record, form, "seen", status)


def _of_version(record: Record) -> dict[str, Any]:
    return {"content_hash": record.current_version.content_hash if record.current_version else ""}


def _again(form: Any, record: Record, refusal: Refused) -> tuple[Any, int]:
    """The form with what was typed; where the record moved on, it is about the newest version from now on."""
    if isinstance(refusal, Moved):
        form.data = form.data.copy()
        form.data["content_hash"] = _of_version(record)["content_hash"]
    form.add_error(None, refusal.sentence)
    return form, 409 if isinstance(refusal, Moved) else 422


def _page(request: MemberRequest, record: Record, form: Any, name: str, status: int) -> HttpResponse:
    version = record.current_version
    if version is None:
        raise PermissionDenied
    version.record = record  # already loaded
    context = {
        "record": record,
        "version": version,
        "form": form,
        "shown": shown_version(version),
        "is_own": owns(request.member, record.portfolio),
    }
    return render(request, f"assessment/recording/{name}.html", context, status=status)
