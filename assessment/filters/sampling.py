"""Narrowing the list of samples."""

from typing import Any

import django_filters as filters
from django.db.models import QuerySet

from assessment.models import Sample
from assessment.models.verifying import Kind
from portfolio import clock
from portfolio.models import Membership

STATES = (("open", "Not finished"), ("overdue", "Overdue"), ("finished", "Finished"))


class SampleFilter(filters.FilterSet):
    state = filters.ChoiceFilter(label="State", method="in_state", choices=STATES, empty_label="All")
    kind = filters.ChoiceFilter(label="Kind", choices=Kind.choices, empty_label="Both kinds")
    assessor = filters.ModelChoiceFilter(
        label="Assessor", queryset=Membership.objects.none(), empty_label="Every assessor"
    )

    class Meta:
        model = Sample
        fields = ("state", "kind", "assessor")

    def __init__(self, *args: Any, assessors: QuerySet[Membership], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.filters["assessor"].queryset = assessors
        self.filters["assessor"].field.label_from_instance = lambda each: each.user.name

    def in_state(self, rows: QuerySet[Sample], name: str, value: str) -> QuerySet[Sample]:
        if value == "finished":
            return rows.filter(outcome__isnull=False)
        left = rows.filter(outcome__isnull=True)
        return left.filter(due_on__lt=clock.today()) if value == "overdue" else left
