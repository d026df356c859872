"""Filters of a list of records. All are GET parameters, so a filtered list can be kept or sent."""

from typing import Any

import django_filters as filters
from django.db.models import Q, QuerySet

from assessment.models import EnrolmentUnit
from portfolio.kinds import all_kinds
from portfolio.models import Portfolio, Record, RecordState

SORTS = {
    "date": ("happened_on", "pk"),
    "-date": ("-happened_on", "-pk"),
    "ref": ("kind", "pk"),
    "-ref": ("-kind", "-pk"),
}


class RecordFilter(filters.FilterSet):
    q = filters.CharFilter(label="Words", method="with_words")
    kind = filters.ChoiceFilter(label="Kind", empty_label="All kinds")
    state = filters.ChoiceFilter(label="State", choices=RecordState.choices, empty_label="All states")
    unit = filters.ModelChoiceFilter(
        label="Unit", queryset=EnrolmentUnit.objects.none(), method="for_unit", empty_label="All units"
    )

    class Meta:
        model = Record
        fields = ("q", "kind", "state", "unit")

    def __init__(self, *args: Any, portfolio: Portfolio, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.filters["kind"].extra["choices"] = [(kind.code, kind.label) for kind in all_kinds()]
        units = EnrolmentUnit.objects.filter(enrolment__portfolio=portfolio).select_related("unit")
        self.filters["unit"].queryset = units
        self.filters["unit"].field.label_from_instance = unit_label

    def with_words(self, rows: QuerySet[Record], name: str, value: str) -> QuerySet[Record]:
        """Every word must be in the title or the reference, as this person may read them."""
        for word in value.split():
            rows = rows.filter(Q(shown_title__icontains=word) | Q(ref__icontains=word))
        return rows

    def for_unit(self, rows: QuerySet[Record], name: str, value: EnrolmentUnit) -> QuerySet[Record]:
        return rows.filter(claims__enrolment_unit=value).distinct()


def unit_label(row: EnrolmentUnit) -> str:
    return f"{row.unit.code} {row.unit.title}"


def sort_of(wanted: str) -> tuple[str, ...]:
    """The order of a list; the newest first unless somebody chose otherwise."""
    return SORTS.get(wanted, SORTS["-date"])
