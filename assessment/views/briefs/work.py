"""Which of the learner's records answer an assignment."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from assessment.forms.briefs import WorkForm
from assessment.models import AssignmentWork
from assessment.permissions.briefs import may_work_on
from assessment.services.assignments import add_work, remove_work
from portfolio.access import member_required
from portfolio.middleware import MemberRequest
from portfolio.models import Record
from portfolio.refusals import Refused

from .assignments import assignment_page, free_records
from .finding import assignment_for


@require_POST
@member_required
def work_add(request: MemberRequest, pk: int) -> HttpResponse:
    row = assignment_for(request.member, pk)
    if not may_work_on(request.member, row):
        raise PermissionDenied
    form = WorkForm(request.POST, records=free_records(request.member))
    if form.is_valid():
        mine = Record.objects.visible_to(request.member)
        record = get_object_or_404(mine, pk=form.cleaned_data["record"])
        try:
            add_work(by=request.member, assignment=row, record=record)
        except Refused as refusal:
            form.add_error("record", refusal.sentence)
        else:
            messages.success(request, f"{record.ref} answers {row.brief.code}. Hand it in when it is ready.")
            return redirect("assessment:assignment", pk)
    return assignment_page(request, row, form, 422)


@require_POST
@member_required
def work_remove(request: MemberRequest, pk: int, work: int) -> HttpResponse:
    row = assignment_for(request.member, pk)
    if not may_work_on(request.member, row):
        raise PermissionDenied
    mine = AssignmentWork.objects.visible_to(request.member).filter(assignment=row)
    found = get_object_or_404(mine.select_related("record", "assignment__enrolment__portfolio"), pk=work)
    try:
        remove_work(by=request.member, work=found)
        messages.success(
            request,
            f"{found.record.ref} was taken off. The record itself is still yours; add it again below.",
        )
    except Refused as refusal:
        messages.error(request, refusal.sentence)
    return redirect("assessment:assignment", pk)
