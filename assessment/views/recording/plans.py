"""Writing an assessment plan, or a review of one."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from assessment.forms.recording import PlanForm, PlanReviewForm
from assessment.kinds import PLAN, PLAN_REVIEW
from assessment.models import PlanRow, PlanTerms, PlanWitness
from assessment.services.plans import begin_plan, change_plan
from assessment.views.records.finding import learners_portfolio_or_404, record_or_404
from portfolio import clock
from portfolio.access import member_required
from portfolio.kinds import kind_of
from portfolio.middleware import MemberRequest
from portfolio.models import Membership, Portfolio, Record, Witness
from portfolio.permissions import may_edit_record, may_write_kind
from portfolio.refusals import AlreadyDone, Moved, Refused


@require_http_methods(["GET", "POST"])
@member_required
def plan_new(request: MemberRequest, pref: str) -> HttpResponse:
    return _write(request, _for(request.member, pref, PLAN), PLAN, None)


@require_http_methods(["GET", "POST"])
@member_required
def plan_review_new(request: MemberRequest, pref: str) -> HttpResponse:
    return _write(request, _for(request.member, pref, PLAN_REVIEW), PLAN_REVIEW, None)


@require_http_methods(["GET", "POST"])
@member_required
def plan(request: MemberRequest, pref: str, ref: str) -> HttpResponse:
    record = own_draft(request.member, pref, ref, PLAN)
    return _write(request, record.portfolio, PLAN, record)


@require_http_methods(["GET", "POST"])
@member_required
def plan_review(request: MemberRequest, pref: str, ref: str) -> HttpResponse:
    record = own_draft(request.member, pref, ref, PLAN_REVIEW)
    return _write(request, record.portfolio, PLAN_REVIEW, record)


def _for(member: Membership, pref: str, kind: str) -> Portfolio:
    portfolio = learners_portfolio_or_404(member, pref)
    if not may_write_kind(member, portfolio, kind):
        raise PermissionDenied
    return portfolio


def own_draft(member: Membership, pref: str, ref: str, kind: str) -> Record:
    """403 for all but its author."""
    record = record_or_404(member, pref, ref)
    if record.kind != kind or not may_edit_record(member, record):
        raise PermissionDenied
    return record


def _write(request: MemberRequest, portfolio: Portfolio, kind: str, record: Record | None) -> HttpResponse:
    form = _form(request, portfolio, kind, record)
    status = 422 if form.is_bound else 200
    if form.is_valid():
        try:
            saved = _save(request.member, portfolio, kind, record, form)
        except AlreadyDone as again:
            return _go_on(request, again.made)
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
            status = 409 if isinstance(refusal, Moved) else 422
        except ValidationError as error:
            form.add_error(None, error.messages)
        else:
            return _go_on(request, saved)
    context = {
        "portfolio": portfolio,
        "record": record,
        "kind": kind_of(kind),
        "is_plan": kind == PLAN,
        "form": form,
        "rows": _rows(request.member, record),
    }
    return render(request, "assessment/recording/plan.html", context, status=status)


def _form(request: MemberRequest, portfolio: Portfolio, kind: str, record: Record | None) -> Any:
    data, initial = request.POST or None, _initial(request.member, record)
    if kind == PLAN:
        people = Witness.objects.visible_to(request.member).filter(portfolio=portfolio, is_active=True)
        return PlanForm(data, initial=initial, people={each.pk: each for each in people})
    plans = Record.objects.visible_to(request.member).filter(portfolio=portfolio, kind=PLAN)
    plans = plans.filter(current_version__isnull=False).order_by("-pk")
    return PlanReviewForm(data, initial=initial, plans={each.pk: each for each in plans})


def _initial(member: Membership, record: Record | None) -> dict[str, Any]:
    if record is None:
        return {"happened_on": clock.today()}
    said = {name: getattr(record, name) for name in ("title", "happened_on", "narrative", "edit_no")}
    terms = PlanTerms.objects.visible_to(member).filter(pk=record.pk).first() or PlanTerms()
    said |= {name: getattr(terms, name) for name in ("adjustments", "next_steps", "review_on")}
    people = list(PlanWitness.objects.visible_to(member).filter(record=record))
    return said | {
        "plan": terms.plan_id,
        "witnesses": [each.witness_id for each in people if not each.as_expert],
        "experts": [each.witness_id for each in people if each.as_expert],
    }


def _save(by: Membership, portfolio: Portfolio, kind: str, record: Record | None, form: Any) -> Record:
    if record:
        edit_no = form.cleaned_data["edit_no"] or 0
        return change_plan(by=by, record=record, given=form.given(), edit_no=edit_no)
    form_key = form.cleaned_data["form_key"]
    return begin_plan(by=by, portfolio=portfolio, kind=kind, given=form.given(), form_key=form_key)


def _go_on(request: MemberRequest, record: Record) -> HttpResponse:
    """To the first activity of a plan that has none, else to the record, where it is signed."""
    is_bare = record.kind == PLAN and not PlanRow.objects.visible_to(request.member).filter(record=record)
    if is_bare or request.POST.get("then") == "row":
        return redirect("assessment:plan-row-add", record.portfolio.ref, record.ref)
    return redirect("assessment:record", record.portfolio.ref, record.ref)


def _rows(member: Membership, record: Record | None) -> QuerySet[PlanRow]:
    rows = PlanRow.objects.visible_to(member)
    return rows.filter(record=record).prefetch_related("criteria__unit") if record else rows.none()


def row_or_404(member: Membership, record: Record, pk: int) -> PlanRow:
    return get_object_or_404(
        PlanRow.objects.visible_to(member).select_related("record"), record=record, pk=pk
    )
