"""Moving a turn on, pausing it, stopping it, and beginning the next one."""

from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from feedback.views.refusing import show_refusal
from improvements.forms.turns import MoveForm
from improvements.models import Improvement, State
from improvements.services import turns
from improvements.services.moving import NEEDS_REASON, Advice, advice, asks_for_day, moves_from
from improvements.services.moving import move as move_on
from improvements.trail.carrying import open_points
from portfolio.access import member_required
from portfolio.middleware import MemberRequest
from portfolio.refusals import AlreadyDone, Refused

from .finding import own_improvement

LABELS = {
    State.GATHERING: "Start gathering feedback",
    State.ANALYSING: "Go on to finding out why",
    State.PLANNING: "Go on to planning",
    State.AGREED: "The plan is agreed",
    State.DECLINED: "The plan was declined",
    State.CHANGING: "Start making the change",
    State.LIVE: "It is live",
    State.REVIEWED: "It is reviewed",
    State.EMBEDDED: "It is part of how we work",
    State.CLOSED: "Close this turn",
    State.PAUSED: "Pause it",
    State.ABANDONED: "Stop it",
}


@dataclass(frozen=True)
class Offer:
    """One move: its button, what is still missing, and which fields it asks for.

    ``covered`` is how many things more the page says elsewhere already.
    """

    to: str
    label: str
    advice: list[Advice]
    needs: list[str]
    covered: int = 0


def offers_of(improvement: Improvement, told: frozenset[str] = frozenset()) -> list[Offer]:
    """``told`` are ids of the rules that the page tells of already; advice that says the same is left out."""
    return [_offer(improvement, to, told) for to in moves_from(improvement)]


def _offer(improvement: Improvement, to: str, told: frozenset[str]) -> Offer:
    label = "Take it up again" if improvement.state == State.PAUSED else LABELS[State(to)]
    if (improvement.state, to) == (State.REVIEWED, State.LIVE):
        label = "Adjust it and watch on"
    needs = [
        name
        for name, asked in (("reason", to in NEEDS_REASON), ("live_on", asks_for_day(improvement, to)))
        if asked
    ]
    found = advice(improvement, to)
    kept = [each for each in found if told.isdisjoint(each.rules)]
    return Offer(to, label, kept, needs, len(found) - len(kept))


@require_http_methods(["GET", "POST"])
@member_required
def move(request: MemberRequest, pref: str, iref: str) -> HttpResponse:
    """GET asks for what the move named in the address needs; POST makes it."""
    improvement = own_improvement(request.member, pref, iref)
    offers = {each.to: each for each in offers_of(improvement)}
    asked = request.POST if request.method == "POST" else request.GET
    offer = offers.get(asked.get("to", ""))
    if offer is None:
        return _no_such_move(request, improvement, list(offers.values()))
    form = MoveForm(request.POST if request.method == "POST" else None, needs=offer.needs)
    if form.is_bound and form.is_valid():
        try:
            moved = move_on(by=request.member, improvement=improvement, to=offer.to, **form.cleaned_data)
        except (Refused, ValidationError) as error:
            show_refusal(form, error)
        else:
            messages.success(request, f"{iref} is now “{moved.get_state_display()}”.")
            return redirect("improvements:story", pref, iref)
    context = {"improvement": improvement, "offer": offer, "form": form}
    return render(request, "improvements/turns/move.html", context, status=422 if form.is_bound else 200)


def _no_such_move(request: MemberRequest, improvement: Improvement, offers: list[Offer]) -> HttpResponse:
    """Nothing named, or a move that somebody else's window has overtaken: show what can be done now."""
    context = {"improvement": improvement, "offers": offers}
    status = 422 if request.method == "POST" else 200
    return render(request, "improvements/turns/moves.html", context, status=status)


@require_http_methods(["GET", "POST"])
@member_required
def next_turn(request: MemberRequest, pref: str, iref: str) -> HttpResponse:
    improvement = own_improvement(request.member, pref, iref)
    refusal = ""
    if request.method == "POST":
        try:
            following = turns.begin_next(by=request.member, improvement=improvement)
        except AlreadyDone as again:
            following = again.made
            messages.info(request, f"The next turn was begun already: this is {following.ref}.")
            return redirect("improvements:story", pref, following.ref)
        except Refused as error:
            refusal = error.sentence
        else:
            messages.success(request, f"{following.ref} has begun: turn {following.cycle}.")
            return redirect("improvements:story", pref, following.ref)
    context = {
        "improvement": improvement,
        "refusal": refusal,
        "open_points": open_points(improvement),
        "measures": improvement.measures.all(),
        "may_begin": improvement.state in turns.MAY_GO_ROUND_AGAIN,
        "cycle": improvement.cycle + 1,
    }
    status = 422 if refusal else 200
    return render(request, "improvements/turns/next.html", context, status=status)
