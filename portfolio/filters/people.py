"""Narrowing the list of people."""

import django_filters as filters
from django import forms
from django.db.models import Q, QuerySet

from portfolio.models import Membership, Role

STATES = [("yes", "Active"), ("no", "Suspended")]
SORTS = {"name": "user__name", "role": "role", "since": "joined_at"}


class PeopleFilter(filters.FilterSet):
    q = filters.CharFilter(
        label="Name, e-mail or job",
        method="by_text",
        widget=forms.TextInput(attrs={"type": "search", "data-key-focus": "/"}),
    )
    role = filters.ChoiceFilter(label="Role", choices=Role.choices, empty_label="Every role")
    active = filters.ChoiceFilter(label="State", choices=STATES, empty_label="Both", method="by_state")

    class Meta:
        model = Membership
        fields: tuple[str, ...] = ()

    def by_text(self, rows: QuerySet[Membership], name: str, value: str) -> QuerySet[Membership]:
        return rows.filter(
            Q(user__name__icontains=value) | Q(user__email__icontains=value) | Q(job_title__icontains=value)
        )

    def by_state(self, rows: QuerySet[Membership], name: str, value: str) -> QuerySet[Membership]:
        return rows.filter(is_active=value == "yes")
