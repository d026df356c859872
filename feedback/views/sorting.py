"""Which items a list of themes is sorting, read from the address of its page."""

from functools import cached_property

from django.db.models import Count, Prefetch, QuerySet
from django.http import QueryDict

from feedback.filters.items import SortingFilter
from feedback.models import Item, ItemTheme, Source, ThemeList
from feedback.services.themes import carried_in
from portfolio.models import Membership


class Sorting:
    """The items of the chosen sources (all, where none is chosen) that ``member`` may read."""

    def __init__(self, member: Membership, theme_list: ThemeList, query: QueryDict) -> None:
        self.member, self.theme_list, self.query = member, theme_list, query
        mine = Source.objects.visible_to(member).filter(record__portfolio=theme_list.portfolio)
        self.sources = mine.select_related("record").order_by("pk")
        self.filterset = SortingFilter(query, queryset=self.all, theme_list=theme_list, sources=self.sources)

    @cached_property
    def all(self) -> QuerySet[Item]:
        """By the keys of their sources, so that a page of thousands is read in the order of an index."""
        return Item.objects.visible_to(self.member).filter(source__in=self.keys)

    @cached_property
    def keys(self) -> list[int]:
        """Of every source that may be chosen."""
        return list(self.sources.values_list("pk", flat=True))

    @cached_property
    def chosen_keys(self) -> list[int]:
        """Of the sources that are ticked, whatever else is filtered."""
        ticked = self.filterset.form.cleaned_data.get("source") if self.filterset.form.is_valid() else None
        return [source.pk for source in ticked] if ticked else self.keys

    @property
    def shown(self) -> QuerySet[Item]:
        return self.with_themes(self.filterset.qs.order_by("source", "number"))

    def with_themes(self, items: QuerySet[Item]) -> QuerySet[Item]:
        """Each with ``carried``, what it carries of this list."""
        of_list = ItemTheme.objects.visible_to(self.member).filter(theme__list=self.theme_list)
        carried = Prefetch(
            "item_themes", of_list.select_related("theme").order_by("theme"), to_attr="carried"
        )
        return items.select_related("source__record").prefetch_related(carried)

    @property
    def untagged(self) -> QuerySet[Item]:
        return self.all.filter(source__in=self.chosen_keys).exclude(item_themes__theme__list=self.theme_list)

    def tally(self) -> dict[str, object]:
        """``rows`` of theme, key and count in the list's order, ``total`` items and those ``without``."""
        carried = carried_in(self.theme_list.pk, self.chosen_keys)
        found = dict(carried.values_list("theme").annotate(n=Count("pk")))
        rows = [
            {"theme": theme, "key": str(place) if place <= 9 else "", "count": found.get(theme.pk, 0)}
            for place, theme in enumerate(self.theme_list.themes.all(), 1)
        ]
        total = self.all.filter(source__in=self.chosen_keys).count()
        if self.theme_list.exclusive:
            sorted_ones = sum(found.values())
        else:
            sorted_ones = carried.aggregate(n=Count("item", distinct=True))["n"]
        return {"rows": rows, "total": total, "without": total - sorted_ones}
