"""A later deadline for one learner."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from assessment.assignments import standing_of
from assessment.forms.briefs import ExtendForm
from assessment.permissions.briefs import may_extend
from assessment.services.assignments import extend
from portfolio.access import member_required
from portfolio.middleware import MemberRequest
from portfolio.refusals import Refused

from .finding import assignment_for


@require_http_methods(["GET", "POST"])
@member_required
def assignment_extend(request: MemberRequest, pk: int) -> HttpResponse:
    row = assignment_for(request.member, pk)
    if not may_extend(request.member, row):
        raise PermissionDenied
    form = ExtendForm(request.POST or None)
    if form.is_valid():
        try:
            moved = extend(by=request.member, assignment=row, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
        else:
            messages.success(request, f"The deadline is now {moved.until:%d %b %Y}.")
            return redirect("assessment:assignment", pk)
    context = {"assignment": row, "standing": standing_of(row), "form": form}
    return render(
        request, "assessment/assignments/extend.html", context, status=422 if form.is_bound else 200
    )
