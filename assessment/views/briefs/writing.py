"""Writing a brief, or a new version of it."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from assessment.forms.briefs import BriefForm
from assessment.models import Brief, Criterion, QualificationUnit
from assessment.permissions.briefs import may_write_brief
from assessment.services.briefs import write_brief
from portfolio.access import member_required
from portfolio.middleware import MemberRequest
from portfolio.models import Membership
from portfolio.refusals import Moved, Refused

from .finding import brief_for


@require_GET
@member_required
def brief_new(request: MemberRequest) -> HttpResponse:
    """Which unit it is for; only qualifications with a policy of hand-ins set assignments."""
    if not may_write_brief(request.member):
        raise PermissionDenied
    links = _links(request.member).filter(qualification__is_current=True).exclude(qualification__policy={})
    return render(request, "assessment/briefs/choose.html", {"links": list(links)})


def _links(member: Membership) -> Any:
    rows = QualificationUnit.objects.visible_to(member).select_related("qualification", "unit")
    rows = rows.defer("unit__source", "qualification__source")
    return rows.order_by("qualification__title", "position")


@require_http_methods(["GET", "POST"])
@member_required
def brief_write(request: MemberRequest, link: int) -> HttpResponse:
    if not may_write_brief(request.member):
        raise PermissionDenied
    return _write(request, get_object_or_404(_links(request.member), pk=link), None)


@require_http_methods(["GET", "POST"])
@member_required
def brief_edit(request: MemberRequest, pk: int) -> HttpResponse:
    brief = brief_for(request.member, pk)
    if not may_write_brief(request.member):
        raise PermissionDenied
    rows = _links(request.member).filter(qualification=brief.qualification_id, unit=brief.unit_id)
    return _write(request, get_object_or_404(rows), brief)


def _write(request: MemberRequest, link: QualificationUnit, old: Brief | None) -> HttpResponse:
    criteria = {each.pk: each for each in Criterion.objects.visible_to(request.member).of(link.unit)}
    offered = [(pk, _label(each)) for pk, each in criteria.items()]
    form = BriefForm(
        request.POST or None, initial=_initial(old), criteria=offered, code=old.code if old else ""
    )
    status = 422 if form.is_bound else 200
    if form.is_valid():
        try:
            written = write_brief(by=request.member, link=link, given=form.given(criteria), old=old)
            return redirect("assessment:brief", written.pk)
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
            status = 409 if isinstance(refusal, Moved) else 422
    context = {"form": form, "link": link, "old": old, "makes_version": _makes_version(request.member, old)}
    return render(request, "assessment/briefs/write.html", context, status=status)


def _label(criterion: Criterion) -> str:
    band = f" ({criterion.get_band_display()})" if criterion.band else ""
    return f"{criterion.code} {criterion.text}{band}"


def _initial(old: Brief | None) -> dict[str, Any]:
    if old is None:
        return {}
    said = {name: getattr(old, name) for name in ("title", "text", "issue_on", "deadline")}
    return said | {"criteria": [each.pk for each in old.criteria.all()]}


def _makes_version(member: Membership, old: Brief | None) -> bool:
    if old is None:
        return False
    return old.author_id != member.pk or bool(old.issued_at) or old.verifications.exists()
