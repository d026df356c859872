"""Narrowing the list of learners."""

import django_filters as filters
from django import forms
from django.db.models import Exists, OuterRef, Q, QuerySet

from assessment.models import Allocation, Enrolment, Qualification
from assessment.rosters import ASSESSING, signed_off, without_role
from portfolio import clock
from portfolio.models import Membership

SORTS = {
    "learner": "portfolio__learner__user__name",
    "qualification": "qualification__title",
    "started": "started_on",
    "end": "planned_end_on",
    "waiting": "waiting_since",
}


class LearnerFilter(filters.FilterSet):
    """Offers only the qualifications and assessors that the given querysets hold."""

    q = filters.CharFilter(
        label="Name, reference or employer",
        method="by_text",
        widget=forms.TextInput(attrs={"type": "search", "data-key-focus": "/"}),
    )
    qualification = filters.ModelChoiceFilter(
        label="Qualification", queryset=Qualification.objects.none(), empty_label="Every qualification"
    )
    assessor = filters.ModelChoiceFilter(
        label="Assessor",
        queryset=Membership.objects.none(),
        method="by_assessor",
        empty_label="Every assessor",
    )
    unassigned = filters.BooleanFilter(
        label="Needs an assessor", method="by_need", widget=forms.CheckboxInput
    )
    signed = filters.BooleanFilter(label="Signed off", method="by_signing", widget=forms.CheckboxInput)

    class Meta:
        model = Enrolment
        fields: tuple[str, ...] = ()

    def __init__(
        self,
        *args: object,
        qualifications: QuerySet[Qualification],
        assessors: QuerySet[Membership],
        **kwargs: object,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.filters["qualification"].queryset = qualifications
        self.filters["assessor"].queryset = assessors

    def by_text(self, rows: QuerySet[Enrolment], name: str, value: str) -> QuerySet[Enrolment]:
        return rows.filter(
            Q(portfolio__learner__user__name__icontains=value)
            | Q(ref__icontains=value)
            | Q(portfolio__ref__icontains=value)
            | Q(employer__icontains=value)
        )

    def by_assessor(self, rows: QuerySet[Enrolment], name: str, value: Membership) -> QuerySet[Enrolment]:
        held = Allocation.objects.open_on(clock.today()).filter(
            enrolment=OuterRef("pk"), access__membership=value
        )
        return rows.filter(Exists(held))

    def by_need(self, rows: QuerySet[Enrolment], name: str, value: bool) -> QuerySet[Enrolment]:
        return without_role(rows, *ASSESSING) if value else rows

    def by_signing(self, rows: QuerySet[Enrolment], name: str, value: bool) -> QuerySet[Enrolment]:
        return signed_off(rows) if value else rows
