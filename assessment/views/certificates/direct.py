"""Direct claims: what the awarding organisation said for each qualification."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from assessment.forms.certificates import DirectClaimsForm
from assessment.forms.sampling import codes_of
from assessment.models import DirectClaims, Qualification
from assessment.permissions.certificates import may_read_direct_claims, may_record_direct_claims
from assessment.services.certificates import record_direct_claims
from portfolio.access import member_required
from portfolio.middleware import MemberRequest


@require_http_methods(["GET", "POST"])
@member_required
def direct_claims(request: MemberRequest) -> HttpResponse:
    may_record = may_record_direct_claims(request.member)
    if not may_record and (request.method == "POST" or not may_read_direct_claims(request.member)):
        raise PermissionDenied
    titles = dict(codes_of(Qualification.objects.visible_to(request.member)))
    form = DirectClaimsForm(request.POST or None, qualifications=titles.items())
    if form.is_valid():
        try:
            record_direct_claims(by=request.member, **form.cleaned_data)
        except ValidationError as wrong:
            form.add_error(None, wrong.messages)
        else:
            messages.success(request, "The status is recorded. Claims that are not sent follow it.")
            return redirect("assessment:direct-claims")
    rows = DirectClaims.objects.visible_to(request.member).select_related("recorded_by__user")
    context = {"form": form, "may_record": may_record, "rows": rows.order_by("-from_on", "-pk")[:200]}
    status = 422 if request.method == "POST" else 200
    return render(request, "assessment/certificates/direct.html", context, status=status)
