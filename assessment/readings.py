"""How a centre agreed to read a criterion, put beside it for those who judge (domain.md 5.9)."""

from collections.abc import Iterable

from assessment.models import AgreedReading
from assessment.models.standardising import STAFF
from assessment.progress import CriterionProgress
from portfolio.models import Membership


def add_readings(criteria: Iterable[CriterionProgress], member: Membership) -> None:
    """Set ``reading`` of each to the newest that was agreed. One question; none for learners."""
    if member.role not in STAFF:
        return
    listed = list(criteria)
    rows = AgreedReading.objects.visible_to(member).filter(
        criterion__in={each.criterion.pk for each in listed}
    )
    newest = dict(rows.order_by("pk").values_list("criterion", "text"))
    for each in listed:
        each.reading = newest.get(each.criterion.pk, "")
