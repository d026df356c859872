"""Raising an appeal, opening a case of malpractice, and the centre's clock."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from assessment.forms.cases import AppealForm, ClockForm, MalpracticeForm
from assessment.models import Case, Criterion, CriterionDecision, Enrolment, EnrolmentUnit
from assessment.permissions.cases import may_appeal, may_open_malpractice, may_set_appeal_clock
from assessment.services.cases import clock_of, open_malpractice, raise_appeal, set_appeal_clock
from assessment.views.units import units_for
from portfolio.access import member_required
from portfolio.middleware import MemberRequest
from portfolio.models import Membership
from portfolio.refusals import Refused


@require_http_methods(["GET", "POST"])
@member_required
def appeal_raise(request: MemberRequest, eref: str, pk: int) -> HttpResponse:
    """``?criterion=7`` is the decision that the learner came from, already chosen."""
    row = get_object_or_404(units_for(request.member), enrolment__ref=eref, pk=pk)
    if not may_appeal(request.member, row.enrolment):
        raise PermissionDenied
    criteria = _decided(row, request.member)
    chosen = {"criteria": request.GET.getlist("criterion")}
    form = AppealForm(request.POST or None, criteria=criteria, initial=chosen)
    if request.method == "POST" and form.is_valid() and (case := _raise(request, row, criteria, form)):
        messages.success(request, f"Your appeal is {case.ref}. Somebody who took no part answers it.")
        return redirect("assessment:case", ref=case.ref)
    context = {"row": row, "form": form, "clock": clock_of(request.member.centre_id)}
    return _page(request, "appeal", context)


def _decided(row: EnrolmentUnit, member: Membership) -> list[Criterion]:
    decisions = CriterionDecision.objects.visible_to(member).counting().filter(enrolment_unit=row)
    return list(row.unit.criteria.filter(pk__in=decisions.values("criterion")).order_by("position"))


def _raise(
    request: MemberRequest, row: EnrolmentUnit, criteria: list[Criterion], form: AppealForm
) -> Case | None:
    given = form.cleaned_data
    chosen = [each for each in criteria if each.pk in given["criteria"]]
    try:
        return raise_appeal(by=request.member, enrolment_unit=row, criteria=chosen, reason=given["words"])
    except Refused as refusal:
        form.add_error(None, refusal.sentence)
    return None


@require_http_methods(["GET", "POST"])
@member_required
def case_open(request: MemberRequest) -> HttpResponse:
    if not may_open_malpractice(request.member):
        raise PermissionDenied
    enrolments = Enrolment.objects.visible_to(request.member).select_related("portfolio__learner__user")
    people = Membership.objects.visible_to(request.member).active().exclude(user=request.member.user_id)
    people = people.select_related("user").order_by("user__name", "pk")
    form = MalpracticeForm(request.POST or None, enrolments=enrolments, people=people)
    if request.method == "POST" and form.is_valid():
        try:
            case = open_malpractice(by=request.member, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
        else:
            messages.success(request, "The case is open, and the portfolio is on hold. Report it at once.")
            return redirect("assessment:case", ref=case.ref)
    return _page(request, "open", {"form": form})


@require_http_methods(["GET", "POST"])
@member_required
def appeal_clock(request: MemberRequest) -> HttpResponse:
    if not may_set_appeal_clock(request.member):
        raise PermissionDenied
    ticking = clock_of(request.member.centre_id)
    initial = {"stages": ticking.stages, "days": ticking.days}
    form: Form = ClockForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        set_appeal_clock(by=request.member, **form.cleaned_data)
        messages.success(request, "The stages and days of appeals are set. They count for open appeals too.")
        return redirect("assessment:case-list")
    return _page(request, "clock", {"form": form})


def _page(request: MemberRequest, name: str, context: dict[str, Any]) -> HttpResponse:
    status = 422 if request.method == "POST" else 200
    return render(request, f"assessment/cases/{name}.html", context, status=status)
