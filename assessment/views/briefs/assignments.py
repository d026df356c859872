"""Assignments in learners' hands: the list, and one of them."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from assessment.assignments import Standing, standing_of, standings_of
from assessment.forms.briefs import WorkForm
from assessment.models import Assignment
from assessment.permissions.briefs import may_authorise, may_extend, may_work_on
from assessment.services.assignments import KIND
from portfolio.access import member_required
from portfolio.middleware import MemberRequest
from portfolio.models import Membership, Record, RecordState, Role

from .finding import assignment_for, assignments_for

PER_PAGE = 50


@require_GET
@member_required
def assignment_list(request: MemberRequest) -> HttpResponse:
    """The learner's own, or those of the learners whose evidence the member reads."""
    page = Paginator(assignments_for(request.member), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "rows": standings_of(page.object_list),
        "is_learner": request.member.is_a(Role.LEARNER),
    }
    return render(request, "assessment/assignments/list.html", context)


@require_GET
@member_required
def assignment(request: MemberRequest, pk: int) -> HttpResponse:
    return assignment_page(request, assignment_for(request.member, pk))


def assignment_page(
    request: MemberRequest, row: Assignment, form: WorkForm | None = None, status: int = 200
) -> HttpResponse:
    """Also what a refused addition of work answers with."""
    member, standing = request.member, standing_of(row)
    context: dict[str, Any] = {
        "assignment": row,
        "standing": standing,
        "next": standing.next,
        "criteria": [{"row": each, "is_met": each.pk in standing.met} for each in standing.criteria],
        "works": [{"row": each, "may_remove": not each.record.current_version_id} for each in standing.works],
        **_acts(member, row, standing),
    }
    free = free_records(member) if context["is_mine"] else []
    context |= {"has_free": bool(free), "form": form or (WorkForm(records=free) if free else None)}
    return render(request, "assessment/assignments/assignment.html", context, status=status)


def _acts(member: Membership, row: Assignment, standing: Standing) -> dict[str, Any]:
    is_open = not standing.attempts and not standing.is_overdue
    return {
        "is_mine": may_work_on(member, row),
        "may_extend": is_open and may_extend(member, row),
        "may_authorise": bool(standing.next.to_authorise) and may_authorise(member, row),
        "learner": row.enrolment.portfolio.learner.user.name,
    }


def free_records(member: Membership) -> list[tuple[int, str]]:
    """The learner's own assignment records that answer nothing yet and can still be handed in."""
    rows = Record.objects.visible_to(member).filter(
        kind=KIND, state__in=[RecordState.DRAFT, RecordState.RETURNED], assignment_work=None
    )
    return [(each.pk, f"{each.ref} {each.title}") for each in rows.order_by("ref")]
