"""What is done for an improvement: planned, changed, and marked as done."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_http_methods

from improvements.forms.actions import ActionForm, DoneForm, initial_of
from improvements.models import Action, Improvement
from improvements.permissions import may_work_on
from improvements.services.actions import change_action, plan_action
from improvements.services.within import evidence_for, findings_of, objectives_of
from portfolio import clock
from portfolio.access import member_required
from portfolio.middleware import MemberRequest
from portfolio.models import Membership, Record

from .asked import is_done
from .finding import own_improvement
from .saving import save, stands, went_on


def action_or_404(member: Membership, portfolio_ref: str, ref: str) -> Action:
    """To be worked on: staff who can see it are told that it is not theirs (403)."""
    rows = Action.objects.visible_to(member).select_related(
        "record__portfolio__learner__user", "improvement__portfolio", "objective"
    )
    action = get_object_or_404(rows, record__portfolio__ref=portfolio_ref, record__ref=ref)
    if not may_work_on(member, action.improvement):
        raise PermissionDenied
    return action


@require_http_methods(["GET", "POST"])
@member_required
def action_new(request: MemberRequest, pref: str, iref: str) -> HttpResponse:
    improvement = own_improvement(request.member, pref, iref)
    form = _form(request, improvement)
    if not form.is_bound:
        return _page(request, improvement, form)
    made, status = save(
        form,
        lambda: plan_action(
            by=request.member,
            improvement=improvement,
            fields=form.action_fields(),
            record_fields=form.record_fields(),
            form_key=form.cleaned_data["form_key"],
        ),
        lambda: 0,
    )
    if made:
        return went_on(request, made.record, improvement)
    return _page(request, improvement, form, status=status)


@require_http_methods(["GET", "POST"])
@member_required
def action(request: MemberRequest, pref: str, ref: str) -> HttpResponse:
    action = action_or_404(request.member, pref, ref)
    if request.method == "GET" and not action.record.is_editable:
        return stands(request, action.record)
    form = _form(request, action.improvement, action)
    if not form.is_bound:
        return _page(request, action.improvement, form, action)
    made, status = save(
        form,
        lambda: change_action(
            by=request.member,
            action=action,
            fields=form.action_fields(),
            record_fields=form.record_fields(),
            edit_no=form.cleaned_data["edit_no"] or 0,
        ),
        lambda: action.record.edit_no,
    )
    if made:
        return went_on(request, made.record, action.improvement)
    return _page(request, action.improvement, form, action, status)


@require_http_methods(["GET", "POST"])
@member_required
def action_done(request: MemberRequest, pref: str, ref: str) -> HttpResponse:
    """The short form, for a phone between two customers."""
    action = action_or_404(request.member, pref, ref)
    if request.method == "GET" and not action.record.is_editable:
        return stands(request, action.record)
    form = _done_form(request, action)
    if not form.is_bound:
        return _done_page(request, action, form)
    made, status = save(
        form,
        lambda: change_action(
            by=request.member,
            action=action,
            fields=form.action_fields(),
            record_fields={},
            edit_no=form.cleaned_data["edit_no"] or 0,
        ),
        lambda: action.record.edit_no,
    )
    if made:
        return went_on(request, made.record, action.improvement)
    return _done_page(request, action, form, status)


def _form(request: MemberRequest, improvement: Improvement, action: Action | None = None) -> ActionForm:
    member = request.member
    evidence = evidence_for(improvement) & Record.objects.visible_to(member)
    return ActionForm(
        request.POST if request.method == "POST" else None,
        initial=initial_of(action) if action else {},
        objectives=objectives_of(improvement),
        findings=findings_of(improvement),
        evidence=evidence,
    )


def _done_form(request: MemberRequest, action: Action) -> DoneForm:
    names = ("done_note", "learner_role", "started_on", "no_resources")
    return DoneForm(
        request.POST if request.method == "POST" else None,
        initial={name: getattr(action, name) for name in names}
        | {"done_on": action.done_on or clock.today(), "edit_no": action.record.edit_no},
    )


def _page(
    request: MemberRequest,
    improvement: Improvement,
    form: ActionForm,
    action: Action | None = None,
    status: int = 200,
) -> HttpResponse:
    context: dict[str, Any] = {
        "improvement": improvement,
        "form": form,
        "record": action.record if action else None,
        "asks": bool(action and is_done(action)),
        "is_done": bool(form["done_on"].value()) or "done" in request.GET,
    }
    return render(request, "improvements/actions/action.html", context, status=status)


def _done_page(request: MemberRequest, action: Action, form: DoneForm, status: int = 200) -> HttpResponse:
    context = {
        "improvement": action.improvement,
        "action": action,
        "form": form,
        "late": action.due_on and action.due_on < clock.today(),
    }
    return render(request, "improvements/actions/done.html", context, status=status)
