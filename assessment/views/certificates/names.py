"""The name, date of birth and ULN that a certificate is made out to."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from assessment.forms.certificates import NamesForm
from assessment.models import Enrolment
from assessment.permissions.certificates import may_read_claims
from portfolio.access import member_required
from portfolio.middleware import MemberRequest
from portfolio.models import Portfolio
from portfolio.permissions import may_name_for_certificates, may_read_certificate_names
from portfolio.refusals import Refused
from portfolio.services.certificate_names import name_for_certificates


@require_http_methods(["GET", "POST"])
@member_required
def certificate_names(request: MemberRequest, eref: str) -> HttpResponse:
    rows = Enrolment.objects.visible_to(request.member).select_related("portfolio__learner__user")
    enrolment = get_object_or_404(rows, ref=eref)
    may_name = may_name_for_certificates(request.member)
    reads = may_read_certificate_names(request.member, enrolment.portfolio)
    if not reads or (request.method == "POST" and not may_name):
        raise PermissionDenied
    form = NamesForm(request.POST or None, initial=_held(enrolment.portfolio))
    if form.is_valid():
        try:
            name_for_certificates(by=request.member, portfolio=enrolment.portfolio, **form.cleaned_data)
        except (Refused, ValidationError) as refusal:
            form.add_error(None, getattr(refusal, "messages", None) or str(refusal))
        else:
            messages.success(request, "The names for the certificate are kept.")
            return redirect("assessment:certificate-names", eref)
    context = {"form": form, "enrolment": enrolment, "may_name": may_name}
    context["reads_claims"] = may_read_claims(request.member)
    status = 422 if request.method == "POST" else 200
    return render(request, "assessment/certificates/names.html", context, status=status)


def _held(portfolio: Portfolio) -> dict[str, object]:
    return {name: getattr(portfolio, name) for name in ("legal_name", "born_on", "uln")}
