"""My papers: what shows that I am fit to assess or verify."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from assessment.forms.staff import DeclarationForm
from assessment.permissions.staff import may_keep_papers
from assessment.services.interests import declare_interests
from portfolio.access import member_required
from portfolio.middleware import MemberRequest
from portfolio.refusals import Moved, Refused

from .showing import papers_context


@require_GET
@member_required
def papers(request: MemberRequest) -> HttpResponse:
    if not may_keep_papers(request.member):
        raise PermissionDenied
    return _page(request, DeclarationForm())


def _page(request: MemberRequest, form: DeclarationForm, status: int = 200) -> HttpResponse:
    context = papers_context(request.member, request.member) | {"form": form}
    return render(request, "assessment/staff/papers.html", context, status=status)


@require_POST
@member_required
def declaration_sign(request: MemberRequest) -> HttpResponse:
    if not may_keep_papers(request.member):
        raise PermissionDenied
    form, status = DeclarationForm(request.POST), 422
    if form.is_valid():
        try:
            row = declare_interests(by=request.member, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
            status = 409 if isinstance(refusal, Moved) else 422
        else:
            messages.success(request, f"Signed. It holds until {row.valid_until:%-d %b %Y}.")
            return redirect("assessment:papers")
    return _page(request, form, status)
