"""Narrowing the list of exports."""

import django_filters as filters
from django import forms
from django.db.models import Q, QuerySet

from assessment.models import Export
from portfolio.models import Job

SORTS = {
    "when": "requested_at",
    "learner": "enrolment__portfolio__learner__user__name",
    "pages": "pages",
    "size": "size",
}


class ExportFilter(filters.FilterSet):
    q = filters.CharFilter(
        label="Learner, reference or checksum",
        method="by_text",
        widget=forms.TextInput(attrs={"type": "search", "data-key-focus": "/"}),
    )
    pack = filters.ChoiceFilter(label="Pack", choices=Export.Pack.choices, empty_label="Every pack")
    state = filters.ChoiceFilter(
        label="State", field_name="job__status", choices=Job.Status.choices, empty_label="Every state"
    )

    class Meta:
        model = Export
        fields: tuple[str, ...] = ()

    def by_text(self, rows: QuerySet[Export], name: str, value: str) -> QuerySet[Export]:
        return rows.filter(
            Q(enrolment__portfolio__learner__user__name__icontains=value)
            | Q(enrolment__ref__icontains=value)
            | Q(sha256__istartswith=value)
        )
