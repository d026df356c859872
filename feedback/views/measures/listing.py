"""The measures of a portfolio, each with its newest figure and how it went."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from django.core.paginator import Paginator
from django.db.models import F, Window
from django.db.models.functions import RowNumber
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from feedback.models import Measure, Reading
from portfolio.access import member_required
from portfolio.middleware import MemberRequest
from portfolio.models import Membership
from portfolio.permissions import owns
from portfolio.views.finding import own_portfolio, portfolio_or_404

from .sparkline import sparkline
from .warning import few_words

PER_PAGE = 50
LINE_LENGTH = 24


@require_GET
@member_required
def measure_list_own(request: MemberRequest) -> HttpResponse:
    return redirect("feedback:measure-list", own_portfolio(request.member).ref)


@require_GET
@member_required
def measure_list(request: MemberRequest, pref: str) -> HttpResponse:
    portfolio = portfolio_or_404(request.member, pref)
    rows = Measure.objects.visible_to(request.member).filter(portfolio=portfolio)
    page = Paginator(rows.select_related("outcome_measure"), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "portfolio": portfolio,
        "is_own": owns(request.member, portfolio),
        "page": page,
        "lines": _lines(request.member, list(page)),
    }
    return render(request, "feedback/measures/list.html", context)


def _lines(member: Membership, measures: Sequence[Measure]) -> list[dict[str, Any]]:
    """Each measure with its newest reading, the sparkline of the last two dozen, and a warning."""
    newest = _newest(member, measures)
    lines = []
    for measure in measures:
        readings = newest[measure.pk]
        last = readings[-1] if readings else None
        line = sparkline([float(reading.value) for reading in readings])
        lines.append({"measure": measure, "last": last, "spark": line, "few": few_words(measure, last)})
    return lines


def _newest(member: Membership, measures: Sequence[Measure]) -> dict[int, list[Reading]]:
    """The newest readings of each measure, the oldest of them first; one query for all."""
    place = Window(RowNumber(), partition_by=F("measure"), order_by=F("taken_on").desc())
    rows = Reading.objects.visible_to(member).standing().filter(measure__in=measures)
    found: dict[int, list[Reading]] = defaultdict(list)
    for reading in rows.annotate(place=place).filter(place__lte=LINE_LENGTH).order_by("taken_on"):
        found[reading.measure_id].append(reading)
    return found
