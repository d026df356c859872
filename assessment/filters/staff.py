"""Narrowing the list of staff."""

import django_filters as filters
from django import forms
from django.db.models import Q, QuerySet

from assessment.permissions.staff import KEEPS_PAPERS
from assessment.staff_faults import MISSING, missing_of
from assessment.staffing import papers_of, units_of
from portfolio import clock
from portfolio.models import Membership, Role

SORTS = {"name": "user__name", "role": "role", "since": "joined_at"}
ANYTHING = "anything"


class StaffFilter(filters.FilterSet):
    q = filters.CharFilter(
        label="Name",
        method="by_text",
        widget=forms.TextInput(attrs={"type": "search", "data-key-focus": "/"}),
    )
    role = filters.ChoiceFilter(
        label="Role",
        choices=[(each.value, each.label) for each in Role if each in KEEPS_PAPERS],
        empty_label="Every role",
    )
    missing = filters.ChoiceFilter(
        label="What is missing",
        choices=[(ANYTHING, "Anything"), *MISSING.items()],
        empty_label="Everybody",
        method="by_missing",
    )

    class Meta:
        model = Membership
        fields: tuple[str, ...] = ()

    def by_text(self, rows: QuerySet[Membership], name: str, value: str) -> QuerySet[Membership]:
        return rows.filter(Q(user__name__icontains=value) | Q(user__email__icontains=value))

    def by_missing(self, rows: QuerySet[Membership], name: str, value: str) -> QuerySet[Membership]:
        """Asked of the papers themselves, so that the list and its filter cannot disagree."""
        listed, today = list(rows), clock.today()
        papers, units = papers_of(listed), units_of(listed)
        found = {
            each.pk: {fault.kind for fault in missing_of(papers[each.pk], units.get(each.pk, []), today)}
            for each in listed
        }
        wanted = [pk for pk, kinds in found.items() if value in kinds or (kinds and value == ANYTHING)]
        return rows.filter(pk__in=wanted)
