"""What a colleague says about a paper: seen, agreed, over."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from assessment.forms.staff import MitigationForm
from assessment.models import Competence, CpdEntry, LearnerInterest, StaffQualification
from assessment.permissions.staff import may_end_paper, may_vouch_for
from assessment.services.interests import agree_mitigation, end_interest
from assessment.services.papers import agree_competence, end_paper, see_certificate
from portfolio.access import member_required
from portfolio.middleware import MemberRequest
from portfolio.models import Membership
from portfolio.refusals import Moved, Refused

from .people import person_page

PAPERS: dict[str, Any] = {"award": StaffQualification, "competence": Competence, "cpd": CpdEntry}


@require_POST
@member_required
def paper_end(request: MemberRequest, kind: str, pk: int) -> HttpResponse:
    if kind not in PAPERS:
        raise Http404
    row = _found(request, PAPERS[kind], pk)
    if not may_end_paper(request.member, row):
        raise PermissionDenied
    _said(request, lambda: end_paper(by=request.member, paper=row), "Taken off the list. It stays on record.")
    if row.membership.user_id == request.member.user_id:
        return redirect("assessment:papers")
    return redirect("assessment:staff-person", row.membership_id)


@require_POST
@member_required
def certificate_see(request: MemberRequest, pk: int) -> HttpResponse:
    row = _vouched(request, StaffQualification, pk)
    done = f"Saved: you have seen the certificate of {row.membership.user.name}."
    _said(request, lambda: see_certificate(by=request.member, qualification=row), done)
    return redirect("assessment:staff-person", row.membership_id)


@require_POST
@member_required
def competence_agree(request: MemberRequest, pk: int) -> HttpResponse:
    row = _vouched(request, Competence, pk)
    done = f"Agreed: {row.membership.user.name} is competent for {row.unit_code}."
    _said(request, lambda: agree_competence(by=request.member, competence=row), done)
    return redirect("assessment:staff-person", row.membership_id)


@require_POST
@member_required
def interest_mitigate(request: MemberRequest, pk: int) -> HttpResponse:
    row = _vouched(request, LearnerInterest, pk)
    form, status = MitigationForm(request.POST, prefix=str(pk)), 422
    if form.is_valid():
        try:
            agree_mitigation(by=request.member, interest=row, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
            status = 409 if isinstance(refusal, Moved) else 422
        else:
            messages.success(request, f"Agreed. {row.membership.user.name} may decide again, and was told.")
            return redirect("assessment:staff-person", row.membership_id)
    return person_page(request, row.membership, {pk: form}, status)


@require_POST
@member_required
def interest_end(request: MemberRequest, pk: int) -> HttpResponse:
    row = _vouched(request, LearnerInterest, pk)
    _said(request, lambda: end_interest(by=request.member, interest=row), "Saved: this interest is over.")
    return redirect("assessment:staff-person", row.membership_id)


def _found(request: MemberRequest, model: Any, pk: int) -> Any:
    rows = model.objects.visible_to(request.member).select_related("membership__user")
    return get_object_or_404(rows, pk=pk)


def _vouched(request: MemberRequest, model: Any, pk: int) -> Any:
    row = _found(request, model, pk)
    person: Membership = row.membership
    if not may_vouch_for(request.member, person):
        raise PermissionDenied
    return row


def _said(request: MemberRequest, act: Callable[[], Any], done: str) -> None:
    try:
        act()
    except Refused as refusal:
        messages.error(request, refusal.sentence)
    else:
        messages.success(request, done)
