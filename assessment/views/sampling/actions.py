"""What verifiers asked for: the list of what is mine, one action, and each answer to it."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from assessment.forms.sampling import WordsForm
from assessment.models import ActionAnswer, SampleAction
from assessment.permissions.sampling import may_answer, may_close
from assessment.services.sampling import answer_action, close_action, send_back
from portfolio import clock
from portfolio.access import member_required
from portfolio.middleware import MemberRequest
from portfolio.models import Membership, Role
from portfolio.refusals import Moved, Refused

LABELS = {"answer": "What you did", "close": "What you looked at", "back": "What is still missing"}


@require_GET
@member_required
def action_list(request: MemberRequest) -> HttpResponse:
    """An assessor's own; a verifier those of the samples that they read."""
    if request.member.role == Role.LEARNER:
        raise PermissionDenied
    rows = SampleAction.objects.visible_to(request.member).select_related(
        "owner__user", "sample__enrolment_unit__unit", "sample__enrolment_unit__enrolment"
    )
    context = {"actions": list(rows.prefetch_related("answers")[:100]), "today": clock.today()}
    return render(request, "assessment/sampling/actions.html", context)


@require_GET
@member_required
def sample_action(request: MemberRequest, pk: int) -> HttpResponse:
    return _show(request, _action(request.member, pk))


@require_POST
@member_required
def action_answer(request: MemberRequest, pk: int) -> HttpResponse:
    action = _action(request.member, pk)
    if not may_answer(request.member, action):
        raise PermissionDenied
    return _do(request, action, answer_action, "answer", "The verifier is told that you have done it.")


@require_POST
@member_required
def action_close(request: MemberRequest, pk: int) -> HttpResponse:
    action = _action(request.member, pk)
    if not may_close(request.member, action.sample):
        raise PermissionDenied
    return _do(request, action, close_action, "close", "The action is closed.")


@require_POST
@member_required
def action_back(request: MemberRequest, pk: int) -> HttpResponse:
    action = _action(request.member, pk)
    if not may_close(request.member, action.sample):
        raise PermissionDenied
    return _do(request, action, send_back, "back", "The action is open again, and the assessor is told why.")


def _action(member: Membership, pk: int) -> SampleAction:
    rows = SampleAction.objects.visible_to(member).select_related(
        "owner__user", "asked_by__user", "sample__enrolment_unit__unit",
        "sample__enrolment_unit__enrolment__portfolio__learner__user",
    )  # fmt: skip
    return get_object_or_404(rows, pk=pk)


def _do(
    request: MemberRequest, action: SampleAction, service: Callable[..., ActionAnswer], name: str, done: str
) -> HttpResponse:
    form = WordsForm(request.POST, label=LABELS[name])
    if not form.is_valid():
        return _show(request, action, {name: form}, 422)
    try:
        service(by=request.member, action=action, words=form.cleaned_data["words"])
    except Refused as refusal:
        form.add_error(None, refusal.sentence)
        return _show(request, action, {name: form}, 409 if isinstance(refusal, Moved) else 422)
    messages.success(request, done)
    return redirect("assessment:sample-action", pk=action.pk)


def _show(
    request: MemberRequest, action: SampleAction, typed: dict[str, WordsForm] | None = None, status: int = 200
) -> HttpResponse:
    forms = {name: WordsForm(label=label, auto_id=f"id_{name}_%s") for name, label in LABELS.items()} | (
        typed or {}
    )
    verifies = may_close(request.member, action.sample)
    context = {
        "action": action,
        "answers": action.answers.select_related("said_by__user"),
        "forms": forms,
        "typed": next(iter((typed or {}).values()), None),
        "may_answer": may_answer(request.member, action) and action.state == "action_open",
        "may_close": verifies and action.state == "action_done",
        "learner": action.sample.enrolment_unit.enrolment.portfolio.learner.user.name,
    }
    return render(request, "assessment/sampling/action.html", context, status=status)
