"""Short forms beside the plan: who is touched by the change, and what they said."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from feedback.views.refusing import show_refusal
from improvements.forms.consulting import ConsultationForm, StakeholderForm
from improvements.models import Consultation, Improvement, Plan, Stakeholder
from improvements.services.plans import (
    add_consultation,
    add_stakeholder,
    change_consultation,
    change_stakeholder,
    remove_consultation,
)
from portfolio.access import member_required
from portfolio.middleware import MemberRequest
from portfolio.permissions import may_edit_record
from portfolio.refusals import Refused

from .finding import own_improvement
from .planned import plan_or_404


@require_http_methods(["GET", "POST"])
@member_required
def stakeholder_add(request: MemberRequest, pref: str, iref: str) -> HttpResponse:
    return _stakeholder(request, own_improvement(request.member, pref, iref), None)


@require_http_methods(["GET", "POST"])
@member_required
def stakeholder_edit(request: MemberRequest, pref: str, iref: str, pk: int) -> HttpResponse:
    improvement = own_improvement(request.member, pref, iref)
    rows = Stakeholder.objects.visible_to(request.member).filter(improvement=improvement)
    return _stakeholder(request, improvement, get_object_or_404(rows, pk=pk))


def _stakeholder(request: MemberRequest, improvement: Improvement, found: Stakeholder | None) -> HttpResponse:
    form = StakeholderForm(request.POST or None, instance=found)
    name = found.name if found else ""
    if request.method == "POST" and form.is_valid():
        by, fields = request.member, form.cleaned_data
        try:
            if found:
                change_stakeholder(by=by, stakeholder=found, fields=fields)
            else:
                add_stakeholder(by=by, improvement=improvement, fields=fields)
        except (Refused, ValidationError) as error:
            show_refusal(form, error)
        else:
            messages.success(request, f"{fields['name']} is on the list.")
            return redirect("improvements:plan-write", improvement.portfolio.ref, improvement.ref)
    context = {"form": form, "improvement": improvement, "name": name}
    return render(request, "improvements/plan/stakeholder.html", context, status=_status(request))


def _status(request: MemberRequest) -> int:
    return 422 if request.method == "POST" else 200


@require_http_methods(["GET", "POST"])
@member_required
def consultation_add(request: MemberRequest, pref: str, ref: str) -> HttpResponse:
    return _consultation(request, _editable_plan(request, pref, ref), None)


@require_http_methods(["GET", "POST"])
@member_required
def consultation_edit(request: MemberRequest, pref: str, ref: str, pk: int) -> HttpResponse:
    plan = _editable_plan(request, pref, ref)
    return _consultation(request, plan, _consultation_or_404(request, plan, pk))


@require_http_methods(["GET", "POST"])
@member_required
def consultation_remove(request: MemberRequest, pref: str, ref: str, pk: int) -> HttpResponse:
    plan = _editable_plan(request, pref, ref)
    found = _consultation_or_404(request, plan, pk)
    if request.method == "POST":
        remove_consultation(by=request.member, consultation=found)
        messages.success(request, "The conversation is taken out.")
        return redirect("improvements:plan", pref, ref)
    return render(request, "improvements/plan/consultation_remove.html", {"plan": plan, "found": found})


def _editable_plan(request: MemberRequest, pref: str, ref: str) -> Plan:
    plan = plan_or_404(request.member, pref, ref)
    if not may_edit_record(request.member, plan.record):
        raise PermissionDenied
    return plan


def _consultation_or_404(request: MemberRequest, plan: Plan, pk: int) -> Consultation:
    rows = Consultation.objects.visible_to(request.member).filter(plan=plan).select_related("plan", "who")
    return get_object_or_404(rows, pk=pk)


def _consultation(request: MemberRequest, plan: Plan, found: Consultation | None) -> HttpResponse:
    people = Stakeholder.objects.visible_to(request.member).filter(improvement=plan.improvement_id)
    form = ConsultationForm(request.POST or None, instance=found, people=people)
    if request.method == "POST" and form.is_valid():
        by, fields = request.member, form.cleaned_data
        try:
            if found:
                change_consultation(by=by, consultation=found, fields=fields)
            else:
                add_consultation(by=by, plan=plan, fields=fields)
        except (Refused, ValidationError) as error:
            show_refusal(form, error)
        else:
            messages.success(request, f"What {fields['who'].name} said is saved.")
            return redirect("improvements:plan", plan.record.portfolio.ref, plan.record.ref)
    context = {"form": form, "plan": plan, "found": found, "people": people}
    return render(request, "improvements/plan/consultation.html", context, status=_status(request))
