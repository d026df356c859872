"""Confirming a trainee's judgement, or not: each has its own address (domain.md 5.6, invariant 4)."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from assessment.forms.deciding import AnswerForm, RefusalForm
from assessment.models import Countersignature, Judgement
from assessment.permissions.deciding import may_countersign
from assessment.services.countersigning import countersign
from portfolio.access import member_required
from portfolio.middleware import MemberRequest
from portfolio.refusals import Moved, Refused
from portfolio.typed import words_kept

from . import show
from .page import build_page, items_for, newest_of


@words_kept(words="Words to your colleague")
@require_POST
@member_required
def judgement_confirm(request: MemberRequest, pk: int) -> HttpResponse:
    form = AnswerForm(request.POST, auto_id="confirm_%s")
    return _answer(request, _judgement(request, pk), form, Countersignature.Outcome.CONFIRMED)


@words_kept(words="Words to your colleague")
@require_POST
@member_required
def judgement_refuse(request: MemberRequest, pk: int) -> HttpResponse:
    form = RefusalForm(request.POST, auto_id="refuse_%s")
    return _answer(request, _judgement(request, pk), form, Countersignature.Outcome.REFUSED)


def _judgement(request: MemberRequest, pk: int) -> Judgement:
    judgements = Judgement.objects.visible_to(request.member)
    judgement = get_object_or_404(
        judgements.select_related("item__submission__enrolment__portfolio__learner", "judged_by__user"), pk=pk
    )
    if not may_countersign(request.member, judgement.item.submission.enrolment, judgement.judged_by):
        raise PermissionDenied
    return judgement


def _answer(request: MemberRequest, judgement: Judgement, form: AnswerForm, outcome: str) -> HttpResponse:
    if not form.is_valid():
        return _show(request, judgement, form, 422)
    try:
        countersign(by=request.member, judgement=judgement, outcome=outcome, **form.cleaned_data)
    except Moved as refusal:
        form.add_error(None, refusal.sentence)
        return _show(request, judgement, form, 409)
    except Refused as refusal:
        form.add_error(None, refusal.sentence)
        return _show(request, judgement, form, 422)
    messages.success(request, _what_happened(judgement, outcome))
    return redirect("assessment:queue")


def _show(request: MemberRequest, judgement: Judgement, form: AnswerForm, status: int) -> HttpResponse:
    """The record as it is now, with what was typed and the sentence that says why it was not kept."""
    item = newest_of(items_for(request.member).get(pk=judgement.item_id), request.member)
    form.data = {**request.POST.dict(), "content_hash": item.version.content_hash}
    return show(request, build_page(item, request.member), status, form)


def _what_happened(judgement: Judgement, outcome: str) -> str:
    name = judgement.judged_by.user.name
    if outcome == Countersignature.Outcome.CONFIRMED:
        return f"Confirmed: the judgement of {name} counts, under both your names."
    return f"Not confirmed: {name} reads why, and the record waits to be judged again."
