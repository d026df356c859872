"""Suggestions for themes, from words that items without one share (feedback/statistics/themes.py)."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_POST

from feedback.models import ThemeList
from feedback.permissions import may_theme
from feedback.services.themes import take_suggestion
from feedback.statistics.themes import Suggestion, suggest_themes
from portfolio.access import member_required
from portfolio.middleware import MemberRequest

from .finding import theme_list_or_404
from .sorting import Sorting
from .themes import back_to

MOST_TEXTS = 20_000
EXAMPLES = 3


@dataclass(frozen=True)
class Proposal:
    """A suggestion with some of the words it was found in, and the keys of all its items."""

    found: Suggestion
    items: list[int]
    examples: list[str]


@require_GET
@member_required
def theme_suggestions(request: MemberRequest, pref: str, pk: int) -> HttpResponse:
    found = _sortable(request, pref, pk)
    looked_at, proposals = _proposals(Sorting(request.member, found, request.GET))
    context = {
        "theme_list": found,
        "portfolio": found.portfolio,
        "proposals": proposals,
        "looked_at": looked_at,
        "query": request.GET.urlencode(),
    }
    return render(request, "feedback/themes/suggestions.html", context)


@require_POST
@member_required
def theme_suggestion_take(request: MemberRequest, pref: str, pk: int) -> HttpResponse:
    """Found anew, because a page may be old: what is tagged is what is suggested now."""
    found, name = _sortable(request, pref, pk), request.POST.get("name", "")
    sorting = Sorting(request.member, found, request.GET)
    chosen = next((each for each in _proposals(sorting)[1] if each.found.label == name), None)
    if chosen is None:
        messages.warning(request, "These words are not suggested any more. Nothing was changed.")
        return back_to(request, found)
    items = sorting.all.filter(pk__in=chosen.items)
    theme = take_suggestion(by=request.member, theme_list=found, name=name, items=items)
    messages.success(request, f"“{theme.name}” is a theme now, on {len(chosen.items)} items.")
    return back_to(request, found)


def _sortable(request: MemberRequest, pref: str, pk: int) -> ThemeList:
    found = theme_list_or_404(request.member, pref, pk)
    if not may_theme(request.member, found):
        raise PermissionDenied
    return found


def _proposals(sorting: Sorting) -> tuple[int, list[Proposal]]:
    """How many items were looked at, and what their words suggest."""
    worded = sorting.untagged.exclude(text="").order_by("source", "number")
    rows = list(worded.values_list("pk", "text")[:MOST_TEXTS])
    names = [theme.name for theme in sorting.theme_list.themes.all()]
    found = suggest_themes([text for _, text in rows], existing=names)
    return len(rows), [_proposal(each, rows) for each in found]


def _proposal(found: Suggestion, rows: Sequence[tuple[int, str]]) -> Proposal:
    chosen = [rows[index] for index in found.item_indexes]
    return Proposal(found, [pk for pk, _ in chosen], [text for _, text in chosen[:EXAMPLES]])
