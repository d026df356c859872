"""The plan on one page: begun, written, saved in one go."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from feedback.views.refusing import show_refusal
from improvements.models import Plan
from portfolio.access import member_required
from portfolio.middleware import MemberRequest
from portfolio.models import RecordState
from portfolio.permissions import may_edit_record, owns
from portfolio.refusals import AlreadyDone, Moved, Refused

from .finding import own_improvement
from .plan_sheet import PlanSheet
from .planned import NO_ANSWERS, answers_of, plan_or_404
from .saving import stands

#: Where "Save and …" goes on to, with what it needs to know.
THEN = {
    "person": ("improvements:stakeholder-add", "improvement"),
    "advice": ("improvements:consultation-add", "record"),
    "ask": ("improvements:approval-ask", "record"),
    "record": ("improvements:approval-record", "record"),
}


@require_http_methods(["GET", "POST"])
@member_required
def plan_write(request: MemberRequest, pref: str, iref: str) -> HttpResponse:
    """Begin the improvement's plan; where there is one, go to it."""
    improvement = own_improvement(request.member, pref, iref)
    mine = Plan.objects.visible_to(request.member).exclude(record__state=RecordState.WITHDRAWN)
    begun = mine.filter(improvement=improvement).select_related("record").first()
    if begun and request.method == "GET":
        return redirect("improvements:plan", pref, begun.record.ref)
    return _work(request, PlanSheet(request, improvement))


@require_http_methods(["GET", "POST"])
@member_required
def plan(request: MemberRequest, pref: str, ref: str) -> HttpResponse:
    found = plan_or_404(request.member, pref, ref)
    if not owns(request.member, found.record.portfolio):
        raise PermissionDenied
    if not may_edit_record(request.member, found.record):
        return stands(request, found.record)
    return _work(request, PlanSheet(request, found.improvement, found))


def _work(request: MemberRequest, sheet: PlanSheet) -> HttpResponse:
    if request.method == "GET":
        return _page(request, sheet)
    status = 422
    if sheet.is_valid():
        try:
            saved = sheet.save()
        except AlreadyDone as again:
            return _go_on(request, sheet, again.made)
        except (Refused, ValidationError) as error:
            show_refusal(sheet.form, error)
            if isinstance(error, Moved):
                status = 409
                sheet.catch_up(_as_it_stands(request, sheet))
        else:
            messages.success(
                request, f"{saved.record.ref} is saved. Only you can see it until you hand it in."
            )
            return _go_on(request, sheet, saved)
    return _page(request, sheet, status)


def _go_on(request: MemberRequest, sheet: PlanSheet, saved: Plan) -> HttpResponse:
    pref, ref = saved.record.portfolio.ref, saved.record.ref
    if sheet.more:
        return redirect(
            f"{reverse('improvements:plan', args=[pref, ref])}?more={sheet.more}#{sheet.next_row}"
        )
    name, about = THEN.get(request.POST.get("then", ""), ("improvements:plan", "record"))
    return redirect(name, pref, saved.improvement.ref if about == "improvement" else ref)


def _as_it_stands(request: MemberRequest, sheet: PlanSheet) -> Plan:
    rows = Plan.objects.visible_to(request.member).select_related("record__portfolio")
    newest: Plan = rows.get(improvement=sheet.improvement)
    return newest


def _page(request: MemberRequest, sheet: PlanSheet, status: int = 200) -> HttpResponse:
    plan = sheet.plan
    context = {
        "sheet": sheet,
        "improvement": sheet.improvement,
        "plan": plan,
        "people": sheet.improvement.stakeholders.all(),
        "advice": plan.consultations.select_related("who") if plan else (),
        "answers": answers_of(request.member, plan) if plan else NO_ANSWERS,
    }
    return render(request, "improvements/plan/edit.html", context, status=status)
