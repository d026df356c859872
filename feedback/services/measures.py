"""Measures: opening one and changing what it says. All that is done with its figures is offered here too."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from feedback.models import Measure
from portfolio.models import Membership, Portfolio
from portfolio.permissions import owns
from portfolio.refusals import AlreadyDone, Refused
from portfolio.services.ledger import append_entry, commit_to
from portfolio.services.numbers import next_number

from .benchmarks import add_benchmark, change_benchmark, remove_benchmark
from .computing import Period, Preview, compute_readings, preview_readings
from .reading_rows import Verdict, judge_rows
from .readings import BadRows, add_reading, add_readings, rebase, set_reading_aside

__all__ = [
    "BadRows",
    "Period",
    "Preview",
    "Verdict",
    "add_benchmark",
    "add_reading",
    "add_readings",
    "change_benchmark",
    "change_measure",
    "compute_readings",
    "judge_rows",
    "open_measure",
    "preview_readings",
    "rebase",
    "remove_benchmark",
    "set_reading_aside",
]

F = Measure.Formula
#: What a learner need not type, because the formula fixes it.
UNITS: dict[str, str] = {
    F.CSAT: "%",
    F.RECOMMEND: "points",
    F.EFFORT: "points",
    F.GAP: "points",
    F.RATE: "per 1,000 contacts",
    F.SHARE: "%",
    F.MEAN: "points",
}
EDITABLE = (
    "name",
    "kind",
    "unit",
    "direction",
    "formula",
    "target",
    "sla",
    "quality_dimension",
    "method_reason",
    "outcome_measure",
    "analysis_due",
)


@transaction.atomic
def open_measure(*, by: Membership, portfolio: Portfolio, fields: dict[str, Any]) -> Measure:
    """A new measure with its reference, M-01 onwards. Fields are those of EDITABLE, and ``sources``.

    ``unit`` may be left out where the formula fixes it. A second measure of the same name is Refused,
    the same one sent twice AlreadyDone. ValidationError names the field at fault.
    """
    if not owns(by, portfolio):
        raise PermissionDenied
    Portfolio.objects.select_for_update().get(pk=portfolio.pk)  # a second press of the button waits here
    measure = Measure(centre=portfolio.centre, portfolio=portfolio)
    _fill(measure, fields)
    _refuse_twin(measure)
    measure.ref = f"M-{next_number(centre=portfolio.centre, scope=f'measure:{portfolio.pk}'):02d}"
    return _keep(measure, fields)


@transaction.atomic
def change_measure(*, by: Membership, measure: Measure, fields: dict[str, Any]) -> Measure:
    """Change what a measure says; fields that are left out stay. Its readings stay as they are.

    A new unit or direction gives old readings another meaning, so the ledger keeps that it changed.
    """
    fresh = Measure.objects.select_for_update().select_related("portfolio").get(pk=measure.pk)
    if not owns(by, fresh.portfolio):
        raise PermissionDenied
    before = (fresh.unit, fresh.direction, fresh.formula)
    _fill(fresh, fields)
    after = (fresh.unit, fresh.direction, fresh.formula)
    if before != after and fresh.readings.exists():
        append_entry(
            event="measure.redefined",
            actor=by,
            centre=fresh.centre,
            portfolio=fresh.portfolio,
            facts={
                "measure": fresh.ref,
                "before": commit_to(fresh.portfolio, repr(before)),
                "after": commit_to(fresh.portfolio, repr(after)),
            },
        )
    return _keep(fresh, fields)


def _fill(measure: Measure, fields: dict[str, Any]) -> None:
    for name in EDITABLE:
        if name in fields:
            setattr(measure, name, fields[name])
    measure.unit = measure.unit.strip() or UNITS.get(measure.formula, "")
    _check_outcome(measure)
    for source in fields.get("sources", ()):
        if source.record.portfolio_id != measure.portfolio_id:
            raise ValidationError({"sources": "Choose sources of this portfolio."})


def _check_outcome(measure: Measure) -> None:
    """Rule AN-09: an operational figure serves something that customers feel."""
    outcome = measure.outcome_measure
    if outcome is None:
        return
    if outcome.portfolio_id != measure.portfolio_id or outcome.pk == measure.pk:
        raise ValidationError({"outcome_measure": "Choose another measure of this portfolio."})
    if outcome.kind != Measure.Kind.OUTCOME:
        raise ValidationError({"outcome_measure": f"{outcome.ref} is no outcome measure."})


def _refuse_twin(measure: Measure) -> None:
    twins = Measure.objects.filter(portfolio=measure.portfolio, name__iexact=measure.name.strip())
    twin = twins.first()
    if twin is None:
        return
    if all(getattr(twin, name) == getattr(measure, name) for name in EDITABLE):
        raise AlreadyDone(twin)
    raise Refused(f"{twin.ref} is called “{twin.name}” already. Give this one another name.")


def _keep(measure: Measure, fields: dict[str, Any]) -> Measure:
    measure.name = measure.name.strip()
    measure.full_clean()
    measure.save()
    if "sources" in fields:
        measure.sources.set(fields["sources"])
    return measure
