"""What led to a record, and what came of it."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from improvements.trail import MOST_TURNS, lines_of, turns_with
from portfolio.access import member_required
from portfolio.display import shown_to
from portfolio.middleware import MemberRequest
from portfolio.models import Record
from portfolio.permissions import owns


@require_GET
@member_required
def trail(request: MemberRequest, pref: str, ref: str) -> HttpResponse:
    rows = Record.objects.visible_to(request.member).select_related(
        "portfolio__learner__user", "author__user", "current_version"
    )
    record = get_object_or_404(rows, portfolio__ref=pref, ref=ref)
    turns = list(turns_with(record, request.member))
    context = {
        "record": record,
        "shown": shown_to(request.member, record),
        "lines": lines_of(record, turns[:MOST_TURNS], request.member),
        "others": turns[MOST_TURNS:],
        "is_own": owns(request.member, record.portfolio),
    }
    return render(request, "improvements/trail/trail.html", context)
