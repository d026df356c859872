"""The activities of an assessment plan, one page each."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from assessment.forms.recording import RowForm
from assessment.kinds import PLAN
from assessment.models import Criterion, EnrolmentUnit, PlanRow
from assessment.services.plans import ROW_FIELDS, remove_row, write_row
from portfolio.access import member_required
from portfolio.middleware import MemberRequest
from portfolio.models import Membership, Record
from portfolio.refusals import Refused

from .plans import own_draft, row_or_404


@require_http_methods(["GET", "POST"])
@member_required
def row_add(request: MemberRequest, pref: str, ref: str) -> HttpResponse:
    return _write(request, own_draft(request.member, pref, ref, PLAN), None)


@require_http_methods(["GET", "POST"])
@member_required
def row_edit(request: MemberRequest, pref: str, ref: str, pk: int) -> HttpResponse:
    record = own_draft(request.member, pref, ref, PLAN)
    return _write(request, record, row_or_404(request.member, record, pk))


@require_http_methods(["GET", "POST"])
@member_required
def row_remove(request: MemberRequest, pref: str, ref: str, pk: int) -> HttpResponse:
    record = own_draft(request.member, pref, ref, PLAN)
    row = row_or_404(request.member, record, pk)
    if request.method == "POST":
        remove_row(by=request.member, row=row)
        messages.success(request, "The activity is taken out of the plan.")
        return redirect("assessment:plan", pref, ref)
    return render(request, "assessment/recording/row_remove.html", {"record": record, "row": row})


def _write(request: MemberRequest, record: Record, row: PlanRow | None) -> HttpResponse:
    criteria = _criteria(request.member, record)
    offered = [(pk, f"{each.label} {each.text}") for pk, each in criteria.items()]
    form = RowForm(request.POST or None, initial=_initial(row), criteria=offered)
    if form.is_valid():
        try:
            write_row(by=request.member, record=record, given=form.given(criteria), row=row)
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
        else:
            return _go_on(request, record)
    context = {"record": record, "row": row, "form": form}
    return render(request, "assessment/recording/row.html", context, status=422 if form.is_bound else 200)


def _go_on(request: MemberRequest, record: Record) -> HttpResponse:
    page = "plan-row-add" if request.POST.get("then") == "row" else "plan"
    return redirect(f"assessment:{page}", record.portfolio.ref, record.ref)


def _criteria(member: Membership, record: Record) -> dict[int, Criterion]:
    """Those of the units that the learner takes."""
    units = EnrolmentUnit.objects.visible_to(member).filter(enrolment__portfolio=record.portfolio_id)
    rows = Criterion.objects.visible_to(member).filter(unit__in=units.values("unit"))
    rows = rows.select_related("unit").defer("unit__source").order_by("unit__code", "position")
    return {each.pk: each for each in rows}


def _initial(row: PlanRow | None) -> dict[str, Any]:
    if row is None:
        return {}
    said = {name: getattr(row, name) for name in ROW_FIELDS}
    return said | {"criteria": [each.pk for each in row.criteria.all()]}
