"""Met and total of each unit, counted by the database, for lists of many learners.

The rule of what counts as met is that of ``computing``; a test holds the two together.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Q

from assessment.models import CriterionDecision, Enrolment, EnrolmentUnit


@dataclass(frozen=True)
class UnitTally:
    """How many required criteria of one unit are met."""

    row: EnrolmentUnit
    met: int
    total: int

    @property
    def is_full(self) -> bool:
        return bool(self.total) and self.met == self.total


def tally_units(enrolments: Iterable[Enrolment]) -> dict[int, list[UnitTally]]:
    """By enrolment id, units in their order; two queries whatever the number of learners."""
    rows = EnrolmentUnit.objects.filter(enrolment__in=[each.pk for each in enrolments])
    rows = rows.select_related("unit").annotate(
        required=Count("unit__criteria", filter=Q(unit__criteria__required=True))
    )
    taken = list(rows)
    met = _met_by_unit([row.pk for row in taken])
    tallies: dict[int, list[UnitTally]] = defaultdict(list)
    for row in taken:
        tallies[row.enrolment_id].append(UnitTally(row, met.get(row.pk, 0), row.required))
    return tallies


def _met_by_unit(ids: list[int]) -> dict[int, int]:
    """Criteria whose last decision that counts is met, and which are not open again."""
    met = CriterionDecision.objects.met_now().filter(enrolment_unit__in=ids, criterion__required=True)
    return dict(met.values_list("enrolment_unit").annotate(Count("pk")).order_by())
