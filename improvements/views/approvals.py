"""The learner asks somebody with authority, or writes down what they said; and asks for confirmations."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from feedback.views.refusing import show_refusal
from improvements.forms.approvals import AskForm, ConfirmAskForm, RecordApprovalForm, WhoForm
from improvements.models import Approval, Plan, Stakeholder
from improvements.services.approvals import ask_for_approval, record_approval
from improvements.services.asking import guest_url
from improvements.services.confirming import ask_for_confirmation, may_be_confirmed
from improvements.services.consulting import APPROVAL, add_stakeholder
from portfolio.access import member_required
from portfolio.middleware import MemberRequest
from portfolio.models import GuestLink, Record
from portfolio.permissions import owns
from portfolio.refusals import Refused
from portfolio.services.guests import revoke_link

from .planned import answers_of, confirmations_of, own_plan, own_record


@require_http_methods(["GET", "POST"])
@member_required
def approval_ask(request: MemberRequest, pref: str, ref: str) -> HttpResponse:
    """The link is shown in the answer to the POST and nowhere else: only its hash is kept."""
    plan = own_plan(request.member, pref, ref)
    form = AskForm(request.POST or None, people=_people(request, plan))
    if request.method == "POST" and form.is_valid():
        try:
            with transaction.atomic():
                who = _who(request, plan, form)
                link, token = ask_for_approval(by=request.member, plan=plan, stakeholder=who)
        except (Refused, ValidationError) as error:
            show_refusal(form, error)
        else:
            return _asked(request, plan.record, link, token)
    context = {"form": form, "plan": plan, "record": plan.record}
    context["answers"] = answers_of(request.member, plan)
    return render(request, "improvements/approval/ask.html", context, status=_status(request))


@require_http_methods(["GET", "POST"])
@member_required
def approval_record(request: MemberRequest, pref: str, ref: str) -> HttpResponse:
    plan = own_plan(request.member, pref, ref)
    records = _records(request, plan)
    choices = [(str(each.pk), str(each)) for each in records]
    form = RecordApprovalForm(request.POST or None, people=_people(request, plan), records=choices)
    if request.method == "POST" and form.is_valid():
        shown = next(each for each in records if str(each.pk) == form.cleaned_data["evidence"])
        fields = {**form.approval_fields(), "evidence": shown}
        try:
            with transaction.atomic():
                approval = _record(request, plan, form, fields)
        except (Refused, ValidationError) as error:
            show_refusal(form, error)
        else:
            messages.success(
                request, f"{approval.by.name}: {approval.get_outcome_display().lower()}. It is saved."
            )
            return redirect("improvements:approval-ask", pref, ref)
    context = {"form": form, "plan": plan}
    return render(request, "improvements/approval/record.html", context, status=_status(request))


def _record(request: MemberRequest, plan: Plan, form: RecordApprovalForm, fields: dict[str, Any]) -> Approval:
    who = _who(request, plan, form)
    return record_approval(by=request.member, plan=plan, stakeholder=who, fields=fields)


def _people(request: MemberRequest, plan: Plan) -> list[tuple[str, str]]:
    return [(str(each.pk), str(each)) for each in _able(request, plan)]


def _able(request: MemberRequest, plan: Plan) -> Any:
    mine = Stakeholder.objects.visible_to(request.member)
    return mine.filter(improvement=plan.improvement_id, has_authority=True)


def _who(request: MemberRequest, plan: Plan, form: WhoForm) -> Stakeholder:
    """The one who was chosen, or a new one, who then stands on the list."""
    if form.is_new:
        return add_stakeholder(by=request.member, improvement=plan.improvement, fields=form.person_fields())
    return get_object_or_404(_able(request, plan), pk=form.cleaned_data["who"])


def _records(request: MemberRequest, plan: Plan) -> list[Record]:
    rows = Record.objects.visible_to(request.member).counted().filter(portfolio=plan.record.portfolio_id)
    return list(rows.defer("narrative", "details"))


@require_http_methods(["GET", "POST"])
@member_required
def confirm_ask(request: MemberRequest, pref: str, ref: str) -> HttpResponse:
    record = own_record(request.member, pref, ref)
    if not may_be_confirmed(record):
        raise PermissionDenied
    form = ConfirmAskForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            link, token = ask_for_confirmation(by=request.member, record=record, **form.cleaned_data)
        except (Refused, ValidationError) as error:
            show_refusal(form, error)
        else:
            return _asked(request, record, link, token)
    context = {"form": form, "record": record, "answers": confirmations_of(request.member, record)}
    return render(request, "improvements/approval/confirm_ask.html", context, status=_status(request))


def _asked(request: MemberRequest, record: Record, link: GuestLink, token: str) -> HttpResponse:
    context = {"record": record, "link": link, "url": guest_url(link, token)}
    return render(request, "improvements/approval/asked.html", context)


@require_POST
@member_required
def guest_revoke(request: MemberRequest, pref: str, pk: int) -> HttpResponse:
    rows = GuestLink.objects.visible_to(request.member).select_related("portfolio")
    link = get_object_or_404(rows, portfolio__ref=pref, pk=pk)
    if not owns(request.member, link.portfolio):
        raise PermissionDenied
    try:
        revoke_link(by=request.member, link=link)
    except Refused as error:
        messages.warning(request, error.sentence)
    else:
        messages.success(request, f"The link for {link.name} does not work any more.")
    return _back(request, link)


def _back(request: MemberRequest, link: GuestLink) -> HttpResponse:
    """To the page where they were asked."""
    pref = link.portfolio.ref
    if link.purpose == APPROVAL:
        plan = Plan.objects.visible_to(request.member).select_related("record")
        found = get_object_or_404(plan, improvement__stakeholders=link.subject_id)
        return redirect("improvements:approval-ask", pref, found.record.ref)
    record = get_object_or_404(Record.objects.visible_to(request.member), pk=link.subject_id)
    return redirect("improvements:confirm-ask", pref, record.ref)


def _status(request: MemberRequest) -> int:
    return 422 if request.method == "POST" else 200
