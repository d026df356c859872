"""Narrowing what was said. All are GET parameters, so a narrowed list can be kept or sent."""

from typing import Any

import django_filters as filters
from django import forms
from django.db.models import Exists, OuterRef, Q, QuerySet

from feedback.models import Item, ItemTheme, Source, ThemeList
from portfolio.forms.choices import KeysInBounds

SHOWS = [
    ("unhappy", "Unhappy"),
    ("happy", "Happy"),
    ("no_theme", "Without a theme"),
    ("open", "Personal details to look through"),
]


def with_words(rows: QuerySet[Item], name: str, value: str) -> QuerySet[Item]:
    """Every word must stand in what was said, or in its place or reference."""
    for word in value.split():
        here = Q(text__icontains=word) | Q(area__icontains=word) | Q(reference__icontains=word)
        rows = rows.filter(here)
    return rows


SEARCH = forms.TextInput(attrs={"type": "search", "data-key-focus": "/"})


class ItemFilter(filters.FilterSet):
    """Of one source."""

    q = filters.CharFilter(label="Words", method=with_words, widget=SEARCH)
    show = filters.ChoiceFilter(label="Show", choices=SHOWS, empty_label="Everything", method="only")

    class Meta:
        model = Item
        fields: tuple[str, ...] = ()

    def only(self, rows: QuerySet[Item], name: str, value: str) -> QuerySet[Item]:
        if value == "open":
            return rows.with_personal_data_open()  # type: ignore[attr-defined]
        if value == "no_theme":
            return rows.filter(~Exists(ItemTheme.objects.filter(item=OuterRef("pk"))))
        moods = {"unhappy": Item.Sentiment.NEGATIVE, "happy": Item.Sentiment.POSITIVE}
        return rows.filter(sentiment=moods[value])


class _Sources(KeysInBounds, filters.fields.ModelMultipleChoiceField):
    pass


class SourcesFilter(filters.ModelMultipleChoiceFilter):
    field_class = _Sources


class SortingFilter(filters.FilterSet):
    """Of several sources, for one list of themes; ``carrying`` is "none" or a theme's key."""

    q = filters.CharFilter(label="Words", method=with_words, widget=SEARCH)
    carrying = filters.ChoiceFilter(label="Theme", empty_label="Any or none", method="with_theme")
    source = SourcesFilter(
        label="Sources", queryset=Source.objects.none(), widget=forms.CheckboxSelectMultiple
    )

    class Meta:
        model = Item
        fields: tuple[str, ...] = ()

    def __init__(self, *args: Any, theme_list: ThemeList, sources: QuerySet[Source], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.theme_list = theme_list
        themes = [(str(theme.pk), theme.name) for theme in theme_list.themes.all()]
        self.filters["carrying"].extra["choices"] = [("none", "Without a theme"), *themes]
        self.filters["source"].queryset = sources

    def with_theme(self, rows: QuerySet[Item], name: str, value: str) -> QuerySet[Item]:
        carried = ItemTheme.objects.filter(item=OuterRef("pk"), theme__list=self.theme_list)
        if value == "none":
            return rows.filter(~Exists(carried))
        return rows.filter(Exists(carried.filter(theme=int(value))))
