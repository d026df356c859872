"""The register of cases. Whoever may not read one sees that it exists, and no name."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from assessment.filters.cases import CaseFilter
from assessment.models import Case
from assessment.permissions.cases import may_keep_register, may_open_malpractice, may_set_appeal_clock
from assessment.services.cases import clock_of, due_on
from portfolio import clock
from portfolio.access import member_required
from portfolio.middleware import MemberRequest
from portfolio.models import Membership
from portfolio.sheets import sheet_response
from portfolio.templatetags.states import look_of

PER_PAGE = 25
HEADERS = ("Case", "Kind", "State", "Raised on", "Learner", "Unit", "Due")


@dataclass(frozen=True)
class Line:
    """``learner`` and ``unit`` are empty where the member may not read the case."""

    case: Case
    may_read: bool
    learner: str
    unit: str
    due: date | None

    @property
    def is_overdue(self) -> bool:
        return self.due is not None and self.due < clock.today()


@require_GET
@member_required
def case_list(request: MemberRequest) -> HttpResponse:
    if not may_keep_register(request.member):
        raise PermissionDenied
    rows = Case.objects.visible_to(request.member).prefetch_related("steps").select_related(
        "enrolment__portfolio__learner__user", "enrolment_unit__unit"
    )  # fmt: skip
    filterset = CaseFilter(request.GET, queryset=rows)
    if request.GET.get("format") == "xlsx":
        return sheet_response("cases.xlsx", HEADERS, _sheet(_lines(filterset.qs, request.member)))
    page = Paginator(filterset.qs, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "filter": filterset,
        "page": page,
        "lines": _lines(page.object_list, request.member),
        "may_open": may_open_malpractice(request.member),
        "may_set_clock": may_set_appeal_clock(request.member),
        "clock": clock_of(request.member.centre_id),
    }
    return render(request, "assessment/cases/list.html", context)


def _lines(cases: Iterable[Case], member: Membership) -> list[Line]:
    readable = set(Case.objects.evidence_visible_to(member).values_list("pk", flat=True))
    ticking = clock_of(member.centre_id)
    return [_line(each, each.pk in readable, due_on(each, ticking)) for each in cases]


def _line(case: Case, may_read: bool, due: date | None) -> Line:
    learner = case.enrolment.portfolio.learner.user.name if may_read else ""
    unit = case.enrolment_unit.unit.code if may_read and case.enrolment_unit else ""
    return Line(case, may_read, learner, unit, due)


def _sheet(lines: list[Line]) -> Iterator[tuple[Any, ...]]:
    for each in lines:
        case = each.case
        yield (
            case.ref, case.get_kind_display(), look_of(case.state).label, case.raised_at, each.learner,
            each.unit, each.due,
        )  # fmt: skip
