"""Running numbers that are never used twice."""

from django.db import transaction

from portfolio.models import Centre, Counter


def next_number(*, centre: Centre, scope: str) -> int:
    """The next number of ``scope`` at this centre, from 1. Two callers wait for each other."""
    return next_numbers(centre=centre, scope=scope, count=1).start


@transaction.atomic
def next_numbers(*, centre: Centre, scope: str, count: int) -> range:
    """The next ``count`` numbers of ``scope``, for those who write many rows at once."""
    counter, _ = Counter.objects.select_for_update().get_or_create(centre=centre, scope=scope)
    first = counter.last + 1
    counter.last += count
    counter.save(update_fields=["last"])
    return range(first, counter.last + 1)
