"""Figures from elsewhere that a measure is held against (rule AN-10)."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from feedback.models import Benchmark, Measure
from portfolio import clock
from portfolio.models import Membership
from portfolio.permissions import owns
from portfolio.refusals import Refused

EDITABLE = ("kind", "value", "source", "dated", "same_definition")


@transaction.atomic
def add_benchmark(*, by: Membership, measure: Measure, fields: dict[str, Any]) -> Benchmark:
    """``fields``: kind, value in the measure's unit, source, and if known dated and same_definition.

    The same figure sent twice gives the one that is there. ValidationError names the field at fault.
    """
    _require_owner(by, measure)
    Measure.objects.select_for_update().get(pk=measure.pk)
    benchmark = Benchmark(centre=measure.centre, measure=measure)
    _fill(benchmark, fields)
    there = measure.benchmarks.filter(**{name: getattr(benchmark, name) for name in EDITABLE}).first()
    if there:
        return there
    benchmark.save()
    return benchmark


@transaction.atomic
def change_benchmark(*, by: Membership, benchmark: Benchmark, fields: dict[str, Any]) -> Benchmark:
    """Refused for one that was taken off meanwhile. ValidationError names the field at fault."""
    _require_owner(by, benchmark.measure)
    fresh = Benchmark.objects.select_for_update().filter(pk=benchmark.pk).first()
    if fresh is None:
        raise Refused("This benchmark was taken off already, perhaps in another window.")
    _fill(fresh, fields)
    fresh.save()
    return fresh


@transaction.atomic
def remove_benchmark(*, by: Membership, benchmark: Benchmark) -> None:
    """Take it off the measure. What was handed in with it keeps it."""
    _require_owner(by, benchmark.measure)
    benchmark.delete()


def _require_owner(by: Membership, measure: Measure) -> None:
    if not owns(by, measure.portfolio):
        raise PermissionDenied


def _fill(benchmark: Benchmark, fields: dict[str, Any]) -> None:
    for name in EDITABLE:
        if name in fields:
            setattr(benchmark, name, fields[name])
    if benchmark.dated and benchmark.dated > clock.today():
        raise ValidationError({"dated": "This date is in the future. Give the date of the figure."})
    benchmark.full_clean()
