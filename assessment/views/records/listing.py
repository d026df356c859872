"""Lists of records: a learner's own, and a learner's as staff may read it."""

from typing import Any

from django.core.paginator import Paginator
from django.db.models import Case, CharField, Count, F, QuerySet, Value, When
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Coalesce
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from assessment.filters.records import RecordFilter, sort_of
from portfolio.access import member_required
from portfolio.kinds import all_kinds, kind_of
from portfolio.middleware import MemberRequest
from portfolio.models import Membership, Portfolio, Record
from portfolio.permissions import may_write_kind, owns
from portfolio.sheets import sheet_response
from portfolio.views.finding import own_portfolio

from .finding import learners_portfolio_or_404

PER_PAGE = 25
HEADERS = ("Reference", "Kind", "Title", "State", "Date", "Last date", "Written by", "Criteria", "Recorded")


@require_GET
@member_required
def record_list(request: MemberRequest) -> HttpResponse:
    return _list(request, own_portfolio(request.member))


@require_GET
@member_required
def learner_records(request: MemberRequest, pref: str) -> HttpResponse:
    return _list(request, learners_portfolio_or_404(request.member, pref))


def _list(request: MemberRequest, portfolio: Portfolio) -> HttpResponse:
    filterset = RecordFilter(request.GET, queryset=_rows(request.member, portfolio), portfolio=portfolio)
    rows = filterset.qs.order_by(*sort_of(request.GET.get("sort", "")))
    if request.GET.get("format") == "xlsx":
        return sheet_response(f"{portfolio.ref}-records.xlsx", HEADERS, (_line(row) for row in rows))
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "portfolio": portfolio,
        "is_own": owns(request.member, portfolio),
        "filterset": filterset,
        "page": page,
        "cards": [
            {"row": row, "kind": kind_of(row.kind), "criteria": _criteria(row.claim_count)} for row in page
        ],
        "has_any": page.paginator.count or _rows(request.member, portfolio).exists(),
        "heading": f"Records of {portfolio.learner.user.name}",
        "may_write": any(may_write_kind(request.member, portfolio, each.code) for each in all_kinds()),
        "xlsx_url": "?format=xlsx",
        "sort": request.GET.get("sort", ""),
    }
    return render(request, "assessment/records/list.html", context)


def _rows(member: Membership, portfolio: Portfolio) -> QuerySet[Record]:
    """With the title that this person may read: an author's newest, or the one that was handed in."""
    frozen = Coalesce(
        KeyTextTransform("title", "current_version__snapshot"), Value(""), output_field=CharField()
    )
    rows = Record.objects.visible_to(member).filter(portfolio=portfolio).select_related("author__user")
    return rows.defer("narrative", "details").annotate(
        shown_title=Case(When(author=member, then=F("title")), default=frozen, output_field=CharField()),
        claim_count=Count("claims", distinct=True),
    )


def _criteria(count: int) -> str:
    return "1 criterion" if count == 1 else f"{count} criteria" if count else "no criteria yet"


def _line(row: Any) -> list[Any]:
    return [
        row.ref,
        kind_of(row.kind).label,
        row.shown_title,
        row.get_state_display(),
        row.happened_on,
        row.happened_until,
        row.author.user.name,
        row.claim_count,
        row.recorded_at,
    ]
