"""The lead internal verifier's answer to one more attempt."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from assessment.assignments import standing_of
from assessment.forms.briefs import AuthoriseForm
from assessment.permissions.briefs import may_authorise
from assessment.services.assignments import authorise
from portfolio.access import member_required
from portfolio.middleware import MemberRequest
from portfolio.refusals import Moved, Refused

from .finding import assignment_for


@require_http_methods(["GET", "POST"])
@member_required
def assignment_authorise(request: MemberRequest, pk: int) -> HttpResponse:
    row = assignment_for(request.member, pk)
    if not may_authorise(request.member, row):
        raise PermissionDenied
    standing = standing_of(row)
    initial = {"seen": len(standing.authorisations)}
    form = AuthoriseForm(request.POST or None, initial=initial, conditions=standing.policy.asked)
    status = 422 if form.is_bound else 200
    if form.is_valid():
        try:
            answer = authorise(by=request.member, assignment=row, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
            status = 409 if isinstance(refusal, Moved) else 422
        else:
            messages.success(
                request, f"{answer.get_outcome_display()}. The learner and the assessor can read it."
            )
            return redirect("assessment:assignment", pk)
    context = {"assignment": row, "standing": standing, "next": standing.next, "form": form}
    return render(request, "assessment/assignments/authorise.html", context, status=status)
