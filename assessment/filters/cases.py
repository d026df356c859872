"""Narrowing the register of cases."""

import django_filters as filters
from django.db.models import QuerySet

from assessment.models import Case


class CaseFilter(filters.FilterSet):
    kind = filters.ChoiceFilter(label="Kind", choices=Case.Kind.choices, empty_label="Both kinds")
    state = filters.ChoiceFilter(
        label="State", method="in_state", choices=(("open", "Open"), ("closed", "Closed")), empty_label="All"
    )

    class Meta:
        model = Case
        fields = ("kind", "state")

    def in_state(self, rows: QuerySet[Case], name: str, value: str) -> QuerySet[Case]:
        ongoing = Case.objects.open().values("pk")
        return rows.filter(pk__in=ongoing) if value == "open" else rows.exclude(pk__in=ongoing)
