"""One turn, read from top to bottom, and what people say beside it."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from feedback.views.refusing import show_refusal
from improvements.charts import line_charts
from improvements.forms.turns import CommentForm
from improvements.models import Comment, Improvement, JournalEntry, Step
from improvements.permissions import may_comment, may_work_on
from improvements.progress import overdue
from improvements.services import turns
from improvements.services.comparing import cautions_of, comparison_of
from improvements.services.moving import NEEDS_REASON
from improvements.stages import reached
from improvements.telling import Story, story_of
from portfolio.access import member_required
from portfolio.middleware import MemberRequest
from portfolio.models import Membership
from portfolio.panels import panel_about
from portfolio.refusals import AlreadyDone

from .asked import asked_of
from .chapters import chapters_of
from .finding import improvement_or_404
from .moving import offers_of

MOST_CHARTS = 4


@require_GET
@member_required
def story(request: MemberRequest, pref: str, iref: str) -> HttpResponse:
    improvement = improvement_or_404(request.member, pref, iref)
    return _page(request, improvement, CommentForm())


@require_POST
@member_required
def comment(request: MemberRequest, pref: str, iref: str) -> HttpResponse:
    improvement = improvement_or_404(request.member, pref, iref)
    if not may_comment(request.member, improvement):
        raise PermissionDenied
    form = CommentForm(request.POST)
    if form.is_valid():
        try:
            turns.comment(by=request.member, improvement=improvement, text=form.cleaned_data["text"])
        except AlreadyDone:
            pass
        except ValidationError as error:
            show_refusal(form, error)
        if form.is_valid():
            messages.success(request, "Your comment stands beside the story.")
            return redirect(f"{reverse('improvements:story', args=[pref, iref])}#comments")
    return _page(request, improvement, form, status=422)


def _page(
    request: MemberRequest, improvement: Improvement, form: CommentForm, status: int = 200
) -> HttpResponse:
    member, told = request.member, story_of(improvement, request.member)
    is_own = may_work_on(member, improvement)
    missing = panel_about("improvement", request, improvement)
    rules = missing.rules if missing else frozenset()
    context = {
        "improvement": improvement,
        "story": told,
        "asked": asked_of(told, member),
        "is_own": is_own,
        "reached": reached(improvement, told.facts),
        "chapters": chapters_of(told, is_own=is_own),
        "results": _results(told),
        "charts": _charts(told),
        "overdue": overdue(improvement, told.facts),
        "missing": missing,
        "rules": rules,
        "journal_kinds": JournalEntry.Kind.choices,
        "comments": _comments(member, improvement),
        "may_comment": may_comment(member, improvement),
        "form": form,
        "steps": _steps(member, improvement),
        **_moves(improvement, rules, is_own=is_own),
    }
    return render(request, "improvements/story/story.html", context, status=status)


def _moves(improvement: Improvement, rules: frozenset[str], *, is_own: bool) -> dict[str, Any]:
    """Moves that go on, and those that interrupt; without advice that one of ``rules`` gives above."""
    offers = offers_of(improvement, rules) if is_own else []
    return {
        "moves": [each for each in offers if each.to not in NEEDS_REASON],
        "stops": [each for each in offers if each.to in NEEDS_REASON],
    }


def _results(told: Story) -> list[dict[str, Any]]:
    return [
        {"told": each, "comparison": comparison_of(each.row), "cautions": cautions_of(each.row)}
        for each in told.results
    ]


def _charts(told: Story) -> list[dict[str, Any]]:
    """Of the measures that the review compares; before it, of those the plan aims at."""
    compared = [each.row.measure for each in told.results]
    measures = compared or [each.row.measure for each in told.objectives if each.row.measure]
    chosen = list(dict.fromkeys(measures))[:MOST_CHARTS]
    charts = line_charts(chosen, told.improvement.live_on)
    return [charts[each.pk] for each in chosen if each.pk in charts]


def _comments(member: Membership, improvement: Improvement) -> Any:
    rows = Comment.objects.visible_to(member).filter(improvement=improvement)
    return rows.select_related("by__user").order_by("at", "pk")


def _steps(member: Membership, improvement: Improvement) -> Any:
    rows = Step.objects.visible_to(member).filter(improvement=improvement)
    return rows.select_related("moved_by__user").order_by("moved_at", "pk")
