"""Narrowing what waits to be judged."""

from collections.abc import Iterable

import django_filters as filters
from django.db.models import Exists, OuterRef, QuerySet

from assessment.models import SubmissionItem, SubmittedClaim
from portfolio.kinds import all_kinds

SORTS = {
    "waiting": "submission__submitted_at",
    "learner": "submission__enrolment__portfolio__learner__user__name",
    "record": "version__record__ref",
}


class QueueFilter(filters.FilterSet):
    """``learners`` and ``units`` are pairs of id and name: only those that the member works with."""

    learner = filters.ChoiceFilter(
        label="Learner", field_name="submission__enrolment__portfolio", empty_label="Everybody"
    )
    unit = filters.ChoiceFilter(label="Unit", method="by_unit", empty_label="Every unit")
    kind = filters.ChoiceFilter(
        label="Kind of evidence", field_name="version__record__kind", empty_label="Every kind"
    )

    class Meta:
        model = SubmissionItem
        fields: tuple[str, ...] = ()

    def __init__(
        self, *args: object, learners: Iterable[tuple], units: Iterable[tuple], **kwargs: object
    ) -> None:
        super().__init__(*args, **kwargs)
        self.filters["learner"].extra["choices"] = list(learners)
        self.filters["unit"].extra["choices"] = list(units)
        self.filters["kind"].extra["choices"] = [(kind.code, kind.label) for kind in all_kinds()]

    def by_unit(self, rows: QuerySet[SubmissionItem], name: str, value: str) -> QuerySet[SubmissionItem]:
        claims = SubmittedClaim.objects.filter(item=OuterRef("pk"), enrolment_unit__unit=int(value))
        return rows.filter(Exists(claims))
