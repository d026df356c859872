"""All turns of a learner, by the stage in which they stand."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from improvements.models import Improvement
from improvements.progress import Standing, standings
from improvements.stages import ENDED, STAGES
from portfolio.access import member_required
from portfolio.middleware import MemberRequest
from portfolio.permissions import owns
from portfolio.views.finding import own_portfolio, portfolio_or_404

MOST_CARDS = 8


@require_GET
@member_required
def board_own(request: MemberRequest) -> HttpResponse:
    return redirect("improvements:board", own_portfolio(request.member).ref)


@require_GET
@member_required
def board(request: MemberRequest, pref: str) -> HttpResponse:
    portfolio = portfolio_or_404(request.member, pref)
    rows = Improvement.objects.visible_to(request.member).filter(portfolio=portfolio)
    every = standings(rows, request.member)
    whole = "all" in request.GET
    open_ones = [each for each in every if each.improvement.state not in ENDED]
    context = {
        "portfolio": portfolio,
        "is_own": owns(request.member, portfolio),
        "columns": [(stage, _column(_in_stage(open_ones, stage), whole)) for stage in STAGES],
        "ended": _column([each for each in every if each.improvement.state in ENDED], whole),
        "count": len(every),
        "open_count": len(open_ones),
    }
    return render(request, "improvements/board/board.html", context)


def _in_stage(every: list[Standing], stage: str) -> list[Standing]:
    return [each for each in every if each.stage == stage]


def _column(cards: list[Standing], whole: bool) -> dict[str, Any]:
    """How many there are, and the newest chains; all of them where the reader asked for ``whole``."""
    return {"count": len(cards), "cards": cards if whole else cards[:MOST_CARDS]}
