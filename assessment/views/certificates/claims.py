"""One learner's certificate: what stands in the way, whose turn it is, and each step."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from assessment.forms.certificates import BareForm, NumberForm, ReleaseForm, RevokeForm
from assessment.models import CertificateClaim, Enrolment
from assessment.permissions.certificates import may_claim_certificates, may_read_claims, may_release_claim
from assessment.services import certificates as services
from assessment.views.certificates.page import page_of
from portfolio.access import member_required
from portfolio.middleware import MemberRequest
from portfolio.refusals import Moved, Refused


@require_GET
@member_required
def certificate(request: MemberRequest, eref: str) -> HttpResponse:
    return _show(request, _enrolment(request, eref))


@require_POST
@member_required
def prepare(request: MemberRequest, eref: str) -> HttpResponse:
    enrolment = _enrolment(request, eref)
    done = "The claim is prepared. A lead internal verifier authorises it next."
    service = partial(services.prepare_claim, enrolment=enrolment)
    return _do(request, enrolment, service, BareForm, done)


@require_POST
@member_required
def authorise(request: MemberRequest, pk: int) -> HttpResponse:
    return _step(request, pk, services.authorise_claim, BareForm, "The claim is authorised.")


@require_POST
@member_required
def release(request: MemberRequest, pk: int) -> HttpResponse:
    claim = _claim(request, pk)
    if not may_release_claim(request.member, claim.enrolment):
        raise PermissionDenied
    return _step(request, pk, services.release_claim, ReleaseForm, "The claim is released.")


@require_POST
@member_required
def submit(request: MemberRequest, pk: int) -> HttpResponse:
    done = "The claim is marked as sent to the awarding organisation."
    return _step(request, pk, services.submit_claim, BareForm, done)


@require_POST
@member_required
def record(request: MemberRequest, pk: int) -> HttpResponse:
    _refuse_others(request, pk)
    return _step(request, pk, services.record_certificate, NumberForm, "The certificate is recorded.")


@require_POST
@member_required
def revoke(request: MemberRequest, pk: int) -> HttpResponse:
    _refuse_others(request, pk)
    return _step(request, pk, services.revoke_claim, RevokeForm, "The claim is revoked. It stays to be read.")


def _refuse_others(request: MemberRequest, pk: int) -> None:
    _claim(request, pk)
    if not may_claim_certificates(request.member):
        raise PermissionDenied


def _enrolment(request: MemberRequest, eref: str) -> Enrolment:
    rows = Enrolment.objects.visible_to(request.member)
    rows = rows.select_related("portfolio__learner__user", "qualification", "centre")
    enrolment = get_object_or_404(rows, ref=eref)
    if not may_read_claims(request.member):
        raise PermissionDenied
    return enrolment


def _claim(request: MemberRequest, pk: int) -> CertificateClaim:
    rows = CertificateClaim.objects.visible_to(request.member)
    return get_object_or_404(rows.select_related("enrolment__portfolio__learner"), pk=pk)


def _step(
    request: MemberRequest, pk: int, service: Callable[..., Any], form: type[Form], done: str
) -> HttpResponse:
    claim = _claim(request, pk)
    enrolment = _enrolment(request, claim.enrolment.ref)
    return _do(request, enrolment, partial(service, claim=claim), form, done)


def _do(
    request: MemberRequest, enrolment: Enrolment, service: Callable[..., Any], kind: type[Form], done: str
) -> HttpResponse:
    form = kind(request.POST)
    if not form.is_valid():
        return _show(request, enrolment, form, 422)
    try:
        service(by=request.member, **form.cleaned_data)
    except Refused as refusal:
        form.add_error(None, refusal.sentence)
        return _show(request, enrolment, form, 409 if isinstance(refusal, Moved) else 422)
    except ValidationError as wrong:
        form.add_error(None, wrong.messages)
        return _show(request, enrolment, form, 422)
    messages.success(request, done)
    return redirect("assessment:certificate", enrolment.ref)


def _show(
    request: MemberRequest, enrolment: Enrolment, typed: Form | None = None, status: int = 200
) -> HttpResponse:
    page = page_of(enrolment, request.member, typed)
    return render(
        request, "assessment/certificates/claim.html", {"page": page, "typed": typed}, status=status
    )
