"""Changing a draft, and the files on it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.html import format_html
from django.views.decorators.http import require_http_methods, require_POST

from portfolio.access import member_required
from portfolio.asked import asked_number
from portfolio.kinds import kind_of
from portfolio.middleware import MemberRequest
from portfolio.models import Attachment, Record, Upload
from portfolio.permissions import may_edit_record, owns
from portfolio.refusals import Moved, Refused
from portfolio.services.attachments import (
    attach_uploads,
    describe_attachments,
    drop_upload,
    remove_attachment,
    restore_attachment,
)
from portfolio.services.records import change_record

from .finding import latest_judgement, record_or_404
from .sheet import Sheet


@require_http_methods(["GET", "POST"])
@member_required
def record_edit(request: MemberRequest, pref: str, ref: str) -> HttpResponse:
    record = record_or_404(request.member, pref, ref)
    if not may_edit_record(request.member, record):
        raise PermissionDenied
    sheet = Sheet(request, kind_of(record.kind), record)
    if request.method == "GET":
        return _page(request, sheet, record, record.edit_no)
    sheet.receive()
    edit_no, status = _edit_no(request), 422
    if "drop" not in request.POST and sheet.is_valid():
        try:
            _save(request, record, sheet, edit_no)
        except (Refused, ValidationError) as error:
            sheet.refuse(error)
            status = 409 if isinstance(error, Moved) else 422
            edit_no = record.edit_no if status == 409 else edit_no
        else:
            messages.success(request, f"{ref} is saved.")
            return redirect("assessment:record", pref, ref)
    return _page(request, sheet, record, edit_no, status)


def _edit_no(request: MemberRequest) -> int:
    """0, which no record has, for one that no page of ours could have sent."""
    return asked_number(request.POST.get("edit_no", "")) or 0


@transaction.atomic
def _save(request: MemberRequest, record: Record, sheet: Sheet, edit_no: int) -> None:
    by = request.member
    changed = change_record(by=by, record=record, fields=sheet.fields(), edit_no=edit_no)
    words = {each.instance.pk: each.words for each in sheet.words}
    describe_attachments(by=by, record=changed, words=words)
    for each in sheet.words:
        if each.cleaned_data["remove"]:
            remove_attachment(by=by, attachment=each.instance)
    attach_uploads(by=by, record=changed, form_key=sheet.form_key)


def _page(
    request: MemberRequest, sheet: Sheet, record: Record, edit_no: int, status: int = 200
) -> HttpResponse:
    context = {
        "record": record,
        "kind": sheet.kind,
        "sheet": sheet,
        "edit_no": edit_no,
        "answer": latest_judgement(request.member, record),
        "is_own": owns(request.member, record.portfolio),
    }
    return render(request, "assessment/records/edit.html", context, status=status)


@require_POST
@member_required
def attachment_remove(request: MemberRequest, pref: str, ref: str, pk: int) -> HttpResponse:
    attachment = _attachment(request, pref, ref, pk)
    try:
        remove_attachment(by=request.member, attachment=attachment)
    except Refused as refusal:
        messages.warning(request, refusal.sentence)
        return redirect("assessment:record", pref, ref)
    messages.success(
        request, format_html("{} is off this record. You can put it back below.", attachment.name)
    )
    return redirect("assessment:record", pref, ref)


@require_POST
@member_required
def attachment_restore(request: MemberRequest, pref: str, ref: str, pk: int) -> HttpResponse:
    attachment = _attachment(request, pref, ref, pk)
    try:
        restore_attachment(by=request.member, attachment=attachment)
    except Refused as refusal:
        messages.warning(request, refusal.sentence)
        return redirect("assessment:record", pref, ref)
    messages.success(request, format_html("{} is back on this record.", attachment.name))
    return redirect("assessment:record", pref, ref)


def _attachment(request: MemberRequest, pref: str, ref: str, pk: int) -> Attachment:
    record = record_or_404(request.member, pref, ref)
    rows = Attachment.objects.visible_to(request.member).select_related("record")
    attachment = get_object_or_404(rows, pk=pk, record=record)
    if not may_edit_record(request.member, record):
        raise PermissionDenied
    return attachment


@require_POST
@member_required
def upload_remove(request: MemberRequest, pk: int) -> HttpResponse:
    """From a form that is not saved yet; htmx takes the answer, which is nothing, for the line."""
    upload = get_object_or_404(Upload.objects.visible_to(request.member), pk=pk)
    drop_upload(by=request.member, upload=upload)
    if request.headers.get("HX-Request"):
        return HttpResponse("")
    messages.success(request, f"{upload.name} is taken away.")
    return redirect("assessment:home")
