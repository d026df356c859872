"""Running numbers that are never used twice."""

from django.db import transaction

from portfolio.models import Centre, Counter


@transaction.atomic
def next_number(*, centre: Centre, scope: str) -> int:
    """The next number of ``scope`` at this centre, from 1. Two callers wait for each other."""
    counter, _ = Counter.objects.select_for_update().get_or_create(centre=centre, scope=scope)
    counter.last += 1
    counter.save(update_fields=["last"])
    return counter.last
