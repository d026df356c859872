"""The briefs of the centre, and one brief: read, checked, issued."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from assessment.forms.briefs import CheckForm
from assessment.models import Assignment, Brief, BriefVerification
from assessment.permissions.briefs import may_verify_brief, may_write_brief
from assessment.services.briefs import issue_brief, verify_brief
from portfolio.access import member_required
from portfolio.middleware import MemberRequest
from portfolio.models import Role
from portfolio.refusals import Moved, Refused

from .finding import brief_for, briefs_for, checks_of

PER_PAGE = 50


@require_GET
@member_required
def brief_list(request: MemberRequest) -> HttpResponse:
    """The newest version of each brief, with where it stands."""
    rows = (
        briefs_for(request.member).newest().order_by("unit__code", "code").prefetch_related("verifications")
    )
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    lines = [{"brief": each, "state": state_of(each, list(each.verifications.all()))} for each in page]
    context = {"page": page, "lines": lines, "may_write": may_write_brief(request.member)}
    return render(request, "assessment/briefs/list.html", context)


def state_of(brief: Brief, checks: list[BriefVerification]) -> str:
    """drafted, changes_needed, verified or brief_issued."""
    if brief.issued_at:
        return "brief_issued"
    if not checks:
        return "drafted"
    return "verified" if checks[-1].outcome == BriefVerification.Outcome.FIT else "changes_needed"


@require_GET
@member_required
def brief(request: MemberRequest, pk: int) -> HttpResponse:
    return _page(request, brief_for(request.member, pk))


def _page(
    request: MemberRequest, row: Brief, form: CheckForm | None = None, status: int = 200
) -> HttpResponse:
    member = request.member
    checks, versions = checks_of(member, row), _versions(request, row)
    is_newest, may_write = versions[0].pk == row.pk, may_write_brief(member)
    may_check = is_newest and not row.issued_at and may_verify_brief(member, row)
    state = state_of(row, checks)
    context = {
        "brief": row,
        "state": state,
        "criteria": list(row.criteria.order_by("position")),
        "checks": checks[::-1],
        "versions": versions,
        "is_newest": is_newest,
        "form": (form or CheckForm(initial={"seen": len(checks)})) if may_check else None,
        "may_edit": is_newest and may_write,
        "may_issue": is_newest and may_write and state == "verified",
        "may_set": is_newest and state == "brief_issued" and member.is_a(Role.ASSESSOR),
        "assignments": _learners(request, row),
    }
    return render(request, "assessment/briefs/brief.html", context, status=status)


def _versions(request: MemberRequest, row: Brief) -> list[Brief]:
    return list(briefs_for(request.member).filter(code=row.code).order_by("-version"))


def _learners(request: MemberRequest, row: Brief) -> list[Assignment]:
    rows = Assignment.objects.visible_to(request.member).filter(brief=row)
    return list(rows.select_related("enrolment__portfolio__learner__user").order_by("deadline", "pk"))


@require_POST
@member_required
def brief_verify(request: MemberRequest, pk: int) -> HttpResponse:
    row = brief_for(request.member, pk)
    if not may_verify_brief(request.member, row):
        raise PermissionDenied
    form, status = CheckForm(request.POST), 422
    if form.is_valid():
        try:
            done = verify_brief(by=request.member, brief=row, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
            status = 409 if isinstance(refusal, Moved) else 422
        else:
            messages.success(request, f"Saved: {done.get_outcome_display().lower()}. The author can read it.")
            return redirect("assessment:brief", pk)
    return _page(request, row, form, status)


@require_POST
@member_required
def brief_issue(request: MemberRequest, pk: int) -> HttpResponse:
    row = brief_for(request.member, pk)
    if not may_write_brief(request.member):
        raise PermissionDenied
    try:
        issue_brief(by=request.member, brief=row)
        messages.success(request, f"{row.code} is issued. Now set it to your learners.")
    except Refused as refusal:
        messages.error(request, refusal.sentence)
    return redirect("assessment:brief", pk)
