"""One thing put up: judging it blind, revealing, agreeing on a reading."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from assessment.forms.standardising import BlindForm, ReadingForm
from assessment.models import BlindJudgement, StandardisationItem
from assessment.permissions.standardising import may_chair
from assessment.services.standardising import agree_reading, judge_blind, reveal
from assessment.views.standardising.meetings import tried
from portfolio.access import member_required
from portfolio.middleware import MemberRequest
from portfolio.models import Membership
from portfolio.refusals import Refused


def _item(member: Membership, pk: int) -> StandardisationItem:
    rows = StandardisationItem.objects.visible_to(member).select_related(
        "meeting__chaired_by__user", "criterion__unit", "revealed_by__user"
    )
    return get_object_or_404(rows, pk=pk)


@require_GET
@member_required
def item(request: MemberRequest, pk: int) -> HttpResponse:
    return _show(request, _item(request.member, pk))


@require_POST
@member_required
def item_judge(request: MemberRequest, pk: int) -> HttpResponse:
    row = _item(request.member, pk)
    if not row.meeting.attendees.filter(pk=request.member.pk).exists():
        raise PermissionDenied
    form = BlindForm(request.POST)
    if form.is_valid() and tried(form, lambda: judge_blind(by=request.member, item=row, **form.cleaned_data)):
        messages.success(request, "Your judgement is kept.")
        return redirect("assessment:standardisation-item", pk=pk)
    return _show(request, row, blind=form, status=422)


@require_POST
@member_required
def item_reveal(request: MemberRequest, pk: int) -> HttpResponse:
    row = _item(request.member, pk)
    try:
        reveal(by=request.member, item=row)
    except Refused as refusal:
        messages.info(request, refusal.sentence)
    return redirect("assessment:standardisation-item", pk=pk)


@require_POST
@member_required
def item_agree(request: MemberRequest, pk: int) -> HttpResponse:
    row = _item(request.member, pk)
    if not may_chair(request.member, row.meeting):
        raise PermissionDenied
    form = ReadingForm(request.POST)
    if form.is_valid() and tried(
        form, lambda: agree_reading(by=request.member, item=row, text=form.cleaned_data["text"])
    ):
        messages.success(request, "Assessors see this reading beside the criterion from now on.")
        return redirect("assessment:standardisation-item", pk=pk)
    return _show(request, row, reading=form, status=422)


def _show(
    request: MemberRequest,
    row: StandardisationItem,
    *,
    blind: BlindForm | None = None,
    reading: ReadingForm | None = None,
    status: int = 200,
) -> HttpResponse:
    seen = BlindJudgement.objects.visible_to(request.member).filter(item=row)
    judgements = list(seen.select_related("judged_by__user"))
    attends = row.meeting.attendees.filter(pk=request.member.pk).exists()
    has_judged = any(each.judged_by_id == request.member.pk for each in judgements)
    chairs = may_chair(request.member, row.meeting)
    context = {
        "item": row,
        "judgements": judgements,
        "count": row.judgements.count(),
        "asked": row.meeting.attendees.count(),
        "readings": row.readings.select_related("agreed_by__user"),
        "blind": (blind or BlindForm()) if attends and not has_judged and not row.revealed_at else None,
        "reading": (reading or ReadingForm()) if chairs and row.revealed_at else None,
        "may_reveal": chairs and not row.revealed_at,
        "typed": blind or reading,
    }
    return render(request, "assessment/standardising/item.html", context, status=status)
