"""Who works and learns at the centre: the list, adding, suspending and letting back in."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from portfolio.access import member_required
from portfolio.asked import asked_number
from portfolio.filters import in_order
from portfolio.filters.people import SORTS, PeopleFilter
from portfolio.forms.people import PersonForm
from portfolio.invitations import invite
from portfolio.middleware import MemberRequest
from portfolio.models import Membership, Role
from portfolio.permissions import may_give_role, may_manage_people
from portfolio.refusals import Refused
from portfolio.services.people import add_member, set_active
from portfolio.sheets import sheet_response

HEADERS = ("Name", "Role", "E-mail", "Job title", "Since", "State")
PER_PAGE = 25


@require_GET
@member_required
def people(request: MemberRequest) -> HttpResponse:
    """``?suspend=7`` asks first, on top of the list; nothing happens until its button is pressed."""
    if not may_manage_people(request.member):
        raise PermissionDenied
    everyone = _visible(request)
    filterset = PeopleFilter(request.GET, queryset=everyone)
    rows = in_order(filterset.qs, request.GET, SORTS, "name")
    if request.GET.get("format") == "xlsx":
        return sheet_response("people.xlsx", HEADERS, (_sheet_row(each) for each in rows.iterator()))
    context = {
        "filter": filterset,
        "page": Paginator(rows, PER_PAGE).get_page(request.GET.get("page")),
        "asked": _asked_about(request, everyone),
        "may_change": [role for role in Role.values if may_give_role(request.member, role)],
    }
    return render(request, "portfolio/people/list.html", context)


def _visible(request: MemberRequest) -> QuerySet[Membership]:
    return Membership.objects.visible_to(request.member).select_related("user")


def _asked_about(request: MemberRequest, everyone: QuerySet[Membership]) -> Membership | None:
    """The person whom the list was asked to suspend, if that can be done at all."""
    asked = asked_number(request.GET.get("suspend", ""))
    found = everyone.filter(pk=asked, is_active=True).first() if asked else None
    if found is None or found.pk == request.member.pk or not may_give_role(request.member, found.role):
        return None
    return found


def _sheet_row(member: Membership) -> tuple[Any, ...]:
    state = "Active" if member.is_active else "Suspended"
    user = member.user
    return (
        user.name,
        member.role_label,
        user.email,
        member.job_title,
        timezone.localdate(member.joined_at),
        state,
    )


@require_http_methods(["GET", "POST"])
@member_required
def person_add(request: MemberRequest) -> HttpResponse:
    if not may_manage_people(request.member):
        raise PermissionDenied
    form = PersonForm(request.POST or None, roles=[r for r in Role if may_give_role(request.member, r)])
    if form.is_valid() and (member := _add(request, form)):
        messages.success(request, invite(request, member.user))
        return redirect("portfolio:people")
    return render(request, "portfolio/people/add.html", {"form": form}, status=422 if form.is_bound else 200)


def _add(request: MemberRequest, form: PersonForm) -> Membership | None:
    try:
        return add_member(by=request.member, **form.cleaned_data)
    except Refused as refusal:
        form.add_error(None, refusal.sentence)
    except ValidationError as error:
        form.add_error(None, error.messages)
    return None


@require_POST
@member_required
def person_suspend(request: MemberRequest, pk: int) -> HttpResponse:
    return _switch(request, pk, active=False)


@require_POST
@member_required
def person_restore(request: MemberRequest, pk: int) -> HttpResponse:
    return _switch(request, pk, active=True)


def _switch(request: MemberRequest, pk: int, *, active: bool) -> HttpResponse:
    member = get_object_or_404(_visible(request), pk=pk)
    try:
        set_active(by=request.member, member=member, active=active)
    except Refused as refusal:
        messages.error(request, refusal.sentence)
        return redirect("portfolio:people")
    name, role = member.user.name, member.role_label
    restored = f"{name} can sign in as {role} again."
    suspended = f"{name} is suspended as {role}, with their very next click. You can let them back in here."
    messages.success(request, restored if active else suspended)
    return redirect("portfolio:people")
