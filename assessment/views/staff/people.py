"""Staff of the centre: who is fit to assess and verify, and what is missing."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from assessment.filters.staff import SORTS, StaffFilter
from assessment.forms.staff import MitigationForm
from assessment.permissions.staff import KEEPS_PAPERS, may_see_staff
from assessment.staff_faults import missing_of
from assessment.staffing import papers_of, qualify_by, units_of
from portfolio import clock
from portfolio.access import member_required
from portfolio.filters import in_order
from portfolio.middleware import MemberRequest
from portfolio.models import Membership
from portfolio.sheets import sheet_response

from .showing import papers_context

PER_PAGE = 25
HEADERS = (
    "Name", "Role", "Since", "Should be qualified by", "Qualified", "Declaration until", "Last CPD",
    "CPD hours in 12 months", "Units", "What is missing",
)  # fmt: skip


@require_GET
@member_required
def staff_list(request: MemberRequest) -> HttpResponse:
    """One row for each person and role of those that the member may know of."""
    if not may_see_staff(request.member):
        raise PermissionDenied
    filterset = StaffFilter(request.GET, queryset=_staff(request.member))
    rows = in_order(filterset.qs, request.GET, SORTS, "name")
    if request.GET.get("format") == "xlsx":
        return sheet_response("staff.xlsx", HEADERS, _sheet_rows(rows))
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    context = {"filter": filterset, "page": page, "rows": list(_rows(page.object_list))}
    return render(request, "assessment/staff/list.html", context)


def _staff(member: Membership) -> QuerySet[Membership]:
    people = Membership.objects.visible_to(member).active().filter(role__in=KEEPS_PAPERS)
    return people.select_related("user")


def _rows(members: Iterable[Membership]) -> Iterator[dict[str, Any]]:
    listed, today = list(members), clock.today()
    papers, units = papers_of(listed), units_of(listed)
    for each in listed:
        own, codes = papers[each.pk], units.get(each.pk, [])
        current = own.declaration(today)
        yield {
            "member": each,
            "faults": missing_of(own, codes, today),
            "units": codes,
            "is_qualified": own.qualified_on(today),
            "declared_until": current and current.valid_until,
            "last_cpd": own.last_cpd(today),
            "hours": own.cpd_hours(today),
            "qualify_by": qualify_by(each),
        }


def _sheet_rows(members: Iterable[Membership]) -> Iterator[tuple[Any, ...]]:
    for row in _rows(members):
        it: Membership = row["member"]
        yield (
            it.user.name, it.role_label, it.joined_at, row["qualify_by"],
            "Yes" if row["is_qualified"] else "Not yet", row["declared_until"], row["last_cpd"],
            float(row["hours"]), ", ".join(row["units"]),
            " ".join(fault.sentence for fault in row["faults"]),
        )  # fmt: skip


@require_GET
@member_required
def staff_person(request: MemberRequest, pk: int) -> HttpResponse:
    person = get_object_or_404(Membership.objects.visible_to(request.member), pk=pk)
    if not may_see_staff(request.member):
        raise PermissionDenied
    return person_page(request, get_object_or_404(_staff(request.member), pk=person.pk))


def person_page(
    request: MemberRequest,
    person: Membership,
    forms: dict[int, MitigationForm] | None = None,
    status: int = 200,
) -> HttpResponse:
    """``forms`` are refused mitigations by id of their interest. Also what a refused one answers with."""
    context = papers_context(request.member, person)
    asked = {each.pk: MitigationForm(prefix=str(each.pk)) for each in context["interests"]}
    asked |= forms or {}
    context |= {
        "lines": [{"row": each, "form": asked[each.pk]} for each in context["interests"]],
        "sent": next(iter((forms or {}).values()), None),
    }
    return render(request, "assessment/staff/person.html", context, status=status)
