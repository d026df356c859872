"""Standardisation meetings: the list, calling one, putting something up."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Count, QuerySet
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from assessment.forms.standardising import ItemForm, MeetingForm
from assessment.models import Standardisation, Unit
from assessment.permissions.standardising import (
    JUDGE_BLIND,
    may_chair,
    may_read_meetings,
    may_standardise,
)
from assessment.services.standardising import call_meeting, criteria_of, put_up
from portfolio.access import member_required
from portfolio.middleware import MemberRequest
from portfolio.models import Membership
from portfolio.refusals import Refused

FORM_PAGE = "assessment/standardising/form.html"


def tried(form: Form, service: Callable[[], Any]) -> Any:
    """What the service made, or None with its refusal on the form."""
    try:
        return service()
    except (Refused, ValidationError) as refusal:
        form.add_error(None, getattr(refusal, "messages", None) or str(refusal))
        return None


@require_GET
@member_required
def meeting_list(request: MemberRequest) -> HttpResponse:
    if not may_read_meetings(request.member):
        raise PermissionDenied
    rows = _meetings(request.member).annotate(put_up=Count("items", distinct=True))
    context = {"meetings": list(rows[:100]), "may_call": may_standardise(request.member)}
    return render(request, "assessment/standardising/list.html", context)


def _meetings(member: Membership) -> QuerySet[Standardisation]:
    rows = Standardisation.objects.visible_to(member).select_related("chaired_by__user")
    return rows.prefetch_related("attendees__user")


@require_http_methods(["GET", "POST"])
@member_required
def meeting_new(request: MemberRequest) -> HttpResponse:
    if not may_standardise(request.member):
        raise PermissionDenied
    people = Membership.objects.active().filter(centre=request.member.centre, role__in=JUDGE_BLIND)
    form = MeetingForm(request.POST or None, people=people.select_related("user").order_by("user__name"))
    if request.method == "POST" and form.is_valid():
        made = tried(form, lambda: call_meeting(by=request.member, **form.cleaned_data))
        if made:
            messages.success(request, "The meeting is called. Put up what is to be judged.")
            return redirect("assessment:standardisation", pk=made.pk)
    status = 422 if request.method == "POST" else 200
    context = {"form": form, "title": "Call a standardisation meeting", "submit": "Call the meeting"}
    return render(request, FORM_PAGE, context, status=status)


@require_GET
@member_required
def meeting(request: MemberRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(_meetings(request.member), pk=pk)
    items = row.items.select_related("criterion").annotate(judged=Count("judgements"))
    context = {"meeting": row, "items": list(items), "may_chair": may_chair(request.member, row)}
    return render(request, "assessment/standardising/meeting.html", context)


@require_http_methods(["GET", "POST"])
@member_required
def item_new(request: MemberRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(_meetings(request.member), pk=pk)
    if not may_chair(request.member, row):
        raise PermissionDenied
    units = Unit.objects.visible_to(request.member)
    form = ItemForm(request.POST or None, criteria=criteria_of(units))
    sent = request.method == "POST" and form.is_valid()
    if sent and tried(form, lambda: put_up(by=request.member, meeting=row, **form.cleaned_data)):
        messages.success(request, "It is put up. Everybody who attends is asked to judge it.")
        return redirect("assessment:standardisation", pk=pk)
    status = 422 if request.method == "POST" else 200
    context = {"form": form, "title": "Put something up", "submit": "Put it up", "meeting": row}
    return render(request, FORM_PAGE, context, status=status)
