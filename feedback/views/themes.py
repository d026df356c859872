"""Lists of themes, and sorting what was said by them: by key, by hand, or all at once."""

from collections.abc import Iterable

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from feedback.forms.themes import ThemeForm, ThemeListForm
from feedback.models import Item, ItemTheme, Theme, ThemeList
from feedback.permissions import may_gather, may_theme
from feedback.services.themes import (
    add_theme,
    apply_theme,
    change_theme,
    open_theme_list,
    remove_theme,
    take_theme_off,
)
from portfolio.access import member_required
from portfolio.asked import asked_number
from portfolio.middleware import MemberRequest
from portfolio.models import Portfolio
from portfolio.permissions import owns
from portfolio.refusals import Refused
from portfolio.views.finding import portfolio_or_404

from .finding import theme_list_or_404, theme_or_404
from .refusing import show_refusal
from .sorting import Sorting

PER_PAGE = 50
MOST_TICKED = 200


@require_GET
@member_required
def themes(request: MemberRequest, pref: str) -> HttpResponse:
    return _lists(request, portfolio_or_404(request.member, pref), ThemeListForm())


@require_POST
@member_required
def theme_list_new(request: MemberRequest, pref: str) -> HttpResponse:
    portfolio, form = portfolio_or_404(request.member, pref), ThemeListForm(request.POST)
    if not may_gather(request.member, portfolio):
        raise PermissionDenied
    if form.is_valid():
        try:
            made = open_theme_list(by=request.member, portfolio=portfolio, **form.cleaned_data)
        except ValidationError as error:
            show_refusal(form, error)
        else:
            return redirect("feedback:theme-list", pref, made.pk)
    return _lists(request, portfolio, form)


def _lists(request: MemberRequest, portfolio: Portfolio, form: ThemeListForm) -> HttpResponse:
    rows = ThemeList.objects.visible_to(request.member).filter(portfolio=portfolio)
    carried = Q(themes__item_themes__in=ItemTheme.objects.visible_to(request.member))
    counted = rows.annotate(
        theme_count=Count("themes", distinct=True),
        sorted_count=Count("themes__item_themes", distinct=True, filter=carried),
    )
    context = {
        "portfolio": portfolio,
        "page": Paginator(counted.order_by("name"), PER_PAGE).get_page(request.GET.get("page")),
        "form": form,
        "is_own": owns(request.member, portfolio),
        "may_gather": may_gather(request.member, portfolio),
    }
    return render(request, "feedback/themes/lists.html", context, status=422 if form.is_bound else 200)


@require_GET
@member_required
def theme_list(request: MemberRequest, pref: str, pk: int) -> HttpResponse:
    return _sorting_page(request, theme_list_or_404(request.member, pref, pk), ThemeForm())


def _sorting_page(request: MemberRequest, found: ThemeList, form: ThemeForm) -> HttpResponse:
    sorting = Sorting(request.member, found, request.GET)
    context = {
        "theme_list": found,
        "portfolio": found.portfolio,
        "is_own": owns(request.member, found.portfolio),
        "can_sort": may_theme(request.member, found),
        "filterset": sorting.filterset,
        "page": Paginator(sorting.shown, PER_PAGE).get_page(request.GET.get("page")),
        "tally": sorting.tally(),
        "form": form,
        "query": request.GET.urlencode(),
    }
    return render(request, "feedback/themes/sort.html", context, status=422 if form.is_bound else 200)


@require_POST
@member_required
def theme_add(request: MemberRequest, pref: str, pk: int) -> HttpResponse:
    found, form = _sortable(request, pref, pk), ThemeForm(request.POST)
    if form.is_valid():
        try:
            add_theme(by=request.member, theme_list=found, **form.cleaned_data)
        except ValidationError as error:
            show_refusal(form, error)
        else:
            return back_to(request, found)
    return _sorting_page(request, found, form)


@require_http_methods(["GET", "POST"])
@member_required
def theme_edit(request: MemberRequest, pref: str, pk: int, theme: int) -> HttpResponse:
    found = _sortable(request, pref, pk)
    chosen = theme_or_404(request.member, found, theme)
    form = ThemeForm(request.POST or None, initial={"name": chosen.name, "meaning": chosen.meaning})
    if request.method == "POST" and form.is_valid():
        try:
            change_theme(by=request.member, theme=chosen, **form.cleaned_data)
        except ValidationError as error:
            show_refusal(form, error)
        else:
            return back_to(request, found)
    carried = chosen.item_themes.count()
    context = {"theme_list": found, "theme": chosen, "form": form, "carried": carried}
    return render(request, "feedback/themes/edit.html", context, status=422 if form.is_bound else 200)


@require_POST
@member_required
def theme_remove(request: MemberRequest, pref: str, pk: int, theme: int) -> HttpResponse:
    found = _sortable(request, pref, pk)
    chosen = theme_or_404(request.member, found, theme)
    try:
        remove_theme(by=request.member, theme=chosen)
        messages.success(request, f"The theme “{chosen.name}” is taken away.")
    except Refused as error:
        messages.error(request, error.sentence)
    return back_to(request, found)


@require_POST
@member_required
def theme_apply(request: MemberRequest, pref: str, pk: int) -> HttpResponse:
    """A theme on the items that are ticked."""
    found, ticked = _sortable(request, pref, pk), _ticked(request)
    if theme := _asked_theme(request, found):
        items = list(Sorting(request.member, found, request.GET).all.filter(pk__in=ticked))
        _apply(request, theme, items)
    return _sorted(request, found, ticked)


@require_POST
@member_required
def theme_apply_all(request: MemberRequest, pref: str, pk: int) -> HttpResponse:
    """A theme on everything that the search in the address shows."""
    found = _sortable(request, pref, pk)
    if theme := _asked_theme(request, found):
        items = Sorting(request.member, found, request.GET).filterset.qs
        new = _apply(request, theme, items)
        if new is not None:
            messages.success(request, f"“{theme.name}” is now on {new} more item{'' if new == 1 else 's'}.")
    return back_to(request, found)


def _apply(request: MemberRequest, theme: Theme, items: Iterable[Item]) -> int | None:
    """On how many it is new; None for a theme that was taken away in this moment."""
    try:
        return apply_theme(by=request.member, theme=theme, items=items)
    except Refused as error:
        messages.warning(request, error.sentence)
        return None


@require_POST
@member_required
def theme_off(request: MemberRequest, pref: str, pk: int) -> HttpResponse:
    """No theme of the list on the items that are ticked."""
    found, ticked = _sortable(request, pref, pk), _ticked(request)
    items = list(Sorting(request.member, found, request.GET).all.filter(pk__in=ticked))
    take_theme_off(by=request.member, theme_list=found, items=items)
    return _sorted(request, found, ticked)


def _sortable(request: MemberRequest, pref: str, pk: int) -> ThemeList:
    found = theme_list_or_404(request.member, pref, pk)
    if not may_theme(request.member, found):
        raise PermissionDenied
    return found


def _ticked(request: MemberRequest) -> list[int]:
    sent = request.POST.getlist("item")[:MOST_TICKED]
    return [number for each in sent if (number := asked_number(each))]


def _asked_theme(request: MemberRequest, found: ThemeList) -> Theme | None:
    """None for one that was taken away in another window."""
    theme = found.themes.filter(pk=asked_number(request.POST.get("theme", "")) or 0).first()
    if theme is None:
        messages.warning(request, "That theme is not in this list any more. Nothing was changed.")
    return theme


def _sorted(request: MemberRequest, found: ThemeList, ticked: list[int]) -> HttpResponse:
    """htmx gets the lines that changed and the tally, everybody else the page again."""
    if not request.headers.get("HX-Request"):
        if not ticked:
            messages.warning(request, "Tick at least one item, then choose its theme.")
        return back_to(request, found)
    sorting = Sorting(request.member, found, request.GET)
    rows: list[Item] = list(sorting.with_themes(sorting.all.filter(pk__in=ticked)))
    context = {"theme_list": found, "items": rows, "tally": sorting.tally(), "can_sort": True}
    return render(request, "feedback/themes/sorted.html", context)


def back_to(request: MemberRequest, found: ThemeList) -> HttpResponseRedirect:
    """The page as it was looked at: same sources, same search, same page."""
    address = reverse("feedback:theme-list", args=[found.portfolio.ref, found.pk])
    query = request.GET.urlencode()
    return HttpResponseRedirect(f"{address}?{query}" if query else address)
