"""Sorting what was said by the learner's own themes.

Only the owner of the portfolio sorts, at any time: themes are a reading of what was said, and an analysis
freezes the counts it rests on.
"""

from collections.abc import Collection, Iterable, Iterator
from itertools import islice

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Max, ProtectedError, QuerySet

from feedback.models import Item, ItemTheme, Theme, ThemeList
from feedback.permissions import may_gather, may_theme
from portfolio.models import Membership, Portfolio
from portfolio.refusals import Refused

AT_ONCE = 500
LONGEST_NAME = 60


def carried_in(theme_list: int | None, sources: Collection[int]) -> QuerySet[ItemTheme]:
    """What items of these sources carry of a list, unordered, to be counted.

    All are primary keys. Those of sources are asked for beforehand: a query within a query would hide
    from the database how few they are, and it would look every item up by itself.
    """
    return ItemTheme.objects.filter(theme__list=theme_list, item__source__in=sources).order_by()


@transaction.atomic
def open_theme_list(*, by: Membership, portfolio: Portfolio, name: str, exclusive: bool = True) -> ThemeList:
    """A list without themes. ``exclusive``: an item carries one theme of it only, as a Pareto chart needs.

    ValidationError for a name that the portfolio has.
    """
    if not may_gather(by, portfolio):
        raise PermissionDenied
    Portfolio.objects.select_for_update().get(pk=portfolio.pk)  # a second press of the button waits here
    if portfolio.theme_lists.filter(name=name.strip()).exists():
        raise ValidationError({"name": "There is a list of this name already."})
    theme_list = ThemeList(
        centre=portfolio.centre, portfolio=portfolio, name=name.strip(), exclusive=exclusive
    )
    theme_list.full_clean()
    theme_list.save()
    return theme_list


@transaction.atomic
def add_theme(*, by: Membership, theme_list: ThemeList, name: str, meaning: str = "") -> Theme:
    """A theme at the end of its list. ValidationError for a name that the list has."""
    held = _hold(by, theme_list)
    last = held.themes.aggregate(last=Max("position"))["last"] or 0
    theme = Theme(centre=held.centre, list=held, position=last + 1)
    return _named(theme, name, meaning)


@transaction.atomic
def change_theme(*, by: Membership, theme: Theme, name: str, meaning: str = "") -> Theme:
    """Another name or meaning; the items keep it."""
    _hold(by, theme.list)
    return _named(theme, name, meaning)


def _named(theme: Theme, name: str, meaning: str) -> Theme:
    theme.name, theme.meaning = name.strip(), meaning.strip()
    theme.full_clean()
    theme.save()
    return theme


@transaction.atomic
def remove_theme(*, by: Membership, theme: Theme) -> int:
    """Take a theme away, off its items first; returns how many carried it. Refused if a finding names it."""
    _hold(by, theme.list)
    carried, _ = ItemTheme.objects.filter(theme=theme).delete()
    try:
        theme.delete()
    except ProtectedError:
        raise Refused(f"A finding rests on “{theme.name}”. Change the finding first.") from None
    return carried


@transaction.atomic
def apply_theme(*, by: Membership, theme: Theme, items: Iterable[Item]) -> int:
    """Put a theme on items, in an exclusive list in place of another; returns on how many it is new.

    ``items`` of another portfolio than the list's are PermissionDenied, those taken away meanwhile are
    passed over. Refused where the theme itself was. A queryset is never loaded whole.
    """
    held, new = _hold(by, theme.list), 0
    if not held.themes.filter(pk=theme.pk).exists():
        raise Refused("That theme is not in this list any more. Nothing was changed.")
    for lot in _lots(held, items):
        if held.exclusive:
            ItemTheme.objects.filter(theme__list=held, item__in=lot).exclude(theme=theme).delete()
        has = set(ItemTheme.objects.filter(theme=theme, item__in=lot).values_list("item_id", flat=True))
        rows = [_carrying(held, theme, pk, by) for pk in lot if pk not in has]
        new += len(ItemTheme.objects.bulk_create(rows))
    return new


def _carrying(held: ThemeList, theme: Theme, pk: int, by: Membership) -> ItemTheme:
    sole = held if held.exclusive else None
    return ItemTheme(centre=held.centre, item_id=pk, theme=theme, sole_list=sole, applied_by=by)


@transaction.atomic
def take_theme_off(*, by: Membership, theme_list: ThemeList, items: Iterable[Item]) -> int:
    """Take every theme of the list off the items; returns how many were taken off."""
    held = _hold(by, theme_list)
    return sum(
        ItemTheme.objects.filter(theme__list=held, item__in=lot).delete()[0] for lot in _lots(held, items)
    )


@transaction.atomic
def take_suggestion(*, by: Membership, theme_list: ThemeList, name: str, items: Iterable[Item]) -> Theme:
    """A theme of this name, made if the list has none, on all these items."""
    held = _hold(by, theme_list)
    short = name.strip()[:LONGEST_NAME]
    theme = held.themes.filter(name=short).first() or add_theme(by=by, theme_list=held, name=short)
    apply_theme(by=by, theme=theme, items=items)
    return theme


def _hold(by: Membership, theme_list: ThemeList) -> ThemeList:
    """The list, locked: two windows sorting the same items wait for each other."""
    rows = ThemeList.objects.select_for_update(of=("self",)).select_related("portfolio", "centre")
    held = rows.get(pk=theme_list.pk)
    if not may_theme(by, held):
        raise PermissionDenied
    return held


def _lots(held: ThemeList, items: Iterable[Item]) -> Iterator[list[int]]:
    """The keys of the items that stand, a few hundred at a time and held: all of the list's portfolio."""
    if isinstance(items, QuerySet):
        keys = iter(list(items.order_by().values_list("pk", flat=True)))
    else:
        keys = (item.pk for item in items)
    while lot := list(islice(keys, AT_ONCE)):
        rows = Item.objects.filter(pk__in=lot)
        if rows.exclude(source__record__portfolio=held.portfolio).exists():
            raise PermissionDenied
        yield list(rows.select_for_update().order_by("pk").values_list("pk", flat=True))
