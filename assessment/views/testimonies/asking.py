"""The learner sends a link to somebody of their witness list, and takes it back."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from assessment.forms.testimonies import AskWitnessForm
from assessment.views.records.finding import record_or_404
from feedback.views.refusing import show_refusal
from portfolio.access import member_required
from portfolio.middleware import MemberRequest
from portfolio.models import Record, TestimonyRequest, Witness
from portfolio.permissions import may_ask_witness, owns
from portfolio.refusals import Refused
from portfolio.services.guest_mail import guest_url
from portfolio.services.guests import revoke_link
from portfolio.services.testimonies import ask_for_testimony
from portfolio.services.witnesses import add_witness

from .card import testimony_about

PAGE = "assessment:testify"


@require_http_methods(["GET", "POST"])
@member_required
def testimony_ask(request: MemberRequest, pref: str, ref: str) -> HttpResponse:
    """The link is shown in the answer to the POST and nowhere else: only its hash is kept."""
    record = record_or_404(request.member, pref, ref)
    if not may_ask_witness(request.member, record):
        raise PermissionDenied
    people = Witness.objects.visible_to(request.member).filter(portfolio=record.portfolio_id, is_active=True)
    form = AskWitnessForm(request.POST or None, people=[(str(each.pk), _words(each)) for each in people])
    if request.method == "POST" and form.is_valid():
        try:
            with transaction.atomic():
                witness = _witness(request, record, form, people)
                link, token = ask_for_testimony(by=request.member, record=record, witness=witness, page=PAGE)
        except (Refused, ValidationError) as error:
            show_refusal(form, error)
        else:
            context = {"record": record, "link": link, "url": guest_url(PAGE, token)}
            return render(request, "assessment/testimonies/asked.html", context)
    context = {"form": form, "record": record, "testimony": testimony_about(request.member, record)}
    status = 422 if request.method == "POST" else 200
    return render(request, "assessment/testimonies/ask.html", context, status=status)


def _words(witness: Witness) -> str:
    how = witness.email or "no e-mail address: you pass the link on yourself"
    return f"{witness.name}, {witness.relationship} ({how})"


def _witness(request: MemberRequest, record: Record, form: AskWitnessForm, people: Any) -> Witness:
    """The one who was chosen, or a new one, who then stands on the list."""
    if form.is_new:
        return add_witness(by=request.member, portfolio=record.portfolio, fields=form.person_fields())
    return get_object_or_404(people, pk=form.cleaned_data["who"])


@require_POST
@member_required
def testimony_revoke(request: MemberRequest, pref: str, pk: int) -> HttpResponse:
    rows = TestimonyRequest.objects.visible_to(request.member).select_related("link", "record__portfolio")
    asked = get_object_or_404(rows, record__portfolio__ref=pref, link=pk)
    if not owns(request.member, asked.record.portfolio):
        raise PermissionDenied
    try:
        revoke_link(by=request.member, link=asked.link)
    except Refused as error:
        messages.warning(request, error.sentence)
    else:
        messages.success(
            request, f"The link for {asked.link.name} does not work any more. You can ask again at any time."
        )
    return redirect("assessment:record", pref, asked.record.ref)
