"""What is done with a case: one address for each act."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from assessment.forms.cases import AnswerForm, PersonForm, StepForm, Words
from assessment.models import Case
from assessment.permissions.cases import may_appeal, may_name_adjudicator, may_work_on
from assessment.services import cases as services
from portfolio.access import member_required
from portfolio.middleware import MemberRequest
from portfolio.refusals import Moved, Refused

from .showing import adjudicators, case_or_404, readers, show_case


@require_POST
@member_required
def case_adjudicator(request: MemberRequest, ref: str) -> HttpResponse:
    row = case_or_404(request.member, ref)
    _permit(row.is_appeal and may_name_adjudicator(request.member))
    form = PersonForm(request.POST, people=adjudicators(request.member, row))
    done = "They are named, and can read the evidence until they have answered."
    return _do(request, row, "adjudicator", form, service=services.name_adjudicator, done=done)


@require_POST
@member_required
def case_answer(request: MemberRequest, ref: str) -> HttpResponse:
    row = case_or_404(request.member, ref)
    named = row.people.filter(membership=request.member, part="adjudicator", ended_at=None)
    _permit(row.is_appeal and named.exists())
    criteria = row.criteria.order_by("position")
    form = AnswerForm(request.POST, criteria=criteria)

    def answer(*, criteria: list[int], **given: Any) -> None:
        chosen = [each for each in row.criteria.all() if each.pk in criteria]
        services.answer_appeal(criteria=chosen, **given)

    return _do(
        request,
        row,
        "answer",
        form,
        service=answer,
        done=f"You have answered {row.ref}. The learner is told.",
    )


@require_POST
@member_required
def case_further(request: MemberRequest, ref: str) -> HttpResponse:
    row = case_or_404(request.member, ref)
    _permit(row.is_appeal and may_appeal(request.member, row.enrolment))
    done = "Your appeal goes to the next stage. Somebody else answers it."
    return _do(request, row, "further", Words(request.POST), service=services.appeal_further, done=done)


@require_POST
@member_required
def case_end(request: MemberRequest, ref: str) -> HttpResponse:
    row = case_or_404(request.member, ref)
    own = may_appeal(request.member, row.enrolment)
    _permit(row.is_appeal and (own or may_name_adjudicator(request.member)))
    return _do(
        request, row, "end", Words(request.POST), service=services.end_appeal, done="The appeal has ended."
    )


@require_POST
@member_required
def case_step(request: MemberRequest, ref: str) -> HttpResponse:
    row = case_or_404(request.member, ref)
    _permit(may_work_on(request.member, row))
    form = StepForm(request.POST, label="What was done or found")
    return _do(request, row, "step", form, service=services.move_case, done="The step is recorded.")


@require_POST
@member_required
def case_reader(request: MemberRequest, ref: str) -> HttpResponse:
    row = case_or_404(request.member, ref)
    _permit(may_work_on(request.member, row))
    form = PersonForm(request.POST, people=readers(request.member, row))
    return _do(request, row, "reader", form, service=services.name_reader, done="They can read the case now.")


def _permit(may: bool) -> None:
    if not may:
        raise PermissionDenied


def _do(
    request: MemberRequest, row: Case, name: str, form: Form, *, service: Callable[..., Any], done: str
) -> HttpResponse:
    if not form.is_valid():
        return show_case(request, row, {name: form}, 422)
    try:
        service(by=request.member, case=row, **form.cleaned_data)
    except Refused as refusal:
        form.add_error(None, refusal.sentence)
        return show_case(request, row, {name: form}, 409 if isinstance(refusal, Moved) else 422)
    messages.success(request, done)
    still = Case.objects.evidence_visible_to(request.member).filter(pk=row.pk).exists()
    return redirect("assessment:case", ref=row.ref) if still else redirect("assessment:home")
