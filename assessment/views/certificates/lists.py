"""Where certificates stand, and the sheets that the awarding organisation asks for."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from assessment.exports.claim_data import (
    CLAIM_HEADERS,
    REGISTRATION_HEADERS,
    claim_rows,
    registration_rows,
)
from assessment.filters.certificates import CertificateFilter
from assessment.permissions.certificates import may_read_claims, may_read_direct_claims, may_take_claim_data
from assessment.services.claim_lists import READY, certificate_roster, ready_among
from portfolio.access import member_required
from portfolio.middleware import MemberRequest
from portfolio.sheets import csv_response, sheet_response
from portfolio.templatetags.states import look_of

PER_PAGE = 25
HEADERS = ("Learner", "Enrolment", "Qualification", "Registration", "State", "Last step", "Certificate")


@require_GET
@member_required
def certificate_list(request: MemberRequest) -> HttpResponse:
    if not may_read_claims(request.member):
        raise PermissionDenied
    filterset = _filtered(request)
    if request.GET.get("format") == "xlsx":
        return sheet_response("certificates.xlsx", HEADERS, [_line(each) for each in filterset.qs])
    page = Paginator(filterset.qs, PER_PAGE).get_page(request.GET.get("page"))
    listed = list(page.object_list)
    ready = ready_among(listed)
    rows = [(each, READY if each.pk in ready else each.claim_state) for each in listed]
    context = {
        "filter": filterset,
        "page": page,
        "rows": rows,
        "may_take": may_take_claim_data(request.member),
        "reads_direct": may_read_direct_claims(request.member),
    }
    return render(request, "assessment/certificates/list.html", context)


def _filtered(request: MemberRequest) -> CertificateFilter:
    rows = certificate_roster(request.member).order_by("portfolio__learner__user__name", "pk")
    return CertificateFilter(request.GET, queryset=rows, member=request.member)


def _line(each: Any) -> tuple[Any, ...]:
    state = look_of(each.claim_state).label
    learner, number = each.portfolio.learner.user.name, each.certificate_number
    return (
        learner, each.ref, each.qualification.title, each.registration_number, state, each.stepped_at, number,
    )  # fmt: skip


@require_GET
@member_required
def registration_sheet(request: MemberRequest) -> HttpResponse:
    return csv_response("registrations.csv", REGISTRATION_HEADERS, registration_rows(_taken(request)))


@require_GET
@member_required
def claim_sheet(request: MemberRequest) -> HttpResponse:
    rows = _taken(request).filter(claim_id__isnull=False)
    return csv_response("claims.csv", CLAIM_HEADERS, claim_rows(rows))


def _taken(request: MemberRequest) -> Any:
    if not may_take_claim_data(request.member):
        raise PermissionDenied
    return _filtered(request).qs
