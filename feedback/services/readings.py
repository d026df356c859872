"""Readings: adding them one by one or many at once, setting one aside, and rebasing the chart."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction

from feedback.models import Measure, Reading, Rebase
from portfolio import clock
from portfolio.models import Membership
from portfolio.permissions import owns
from portfolio.refusals import AlreadyDone, Refused
from portfolio.services.ledger import append_entry, commit_to

from .reading_rows import FIELDS, Row, completed, judge_rows

#: A measure's figures are shown and drawn whole, so their number has an end.
MOST_READINGS = 1500


class BadRows(Refused):
    """``faults`` are (place of the row, from 1; sentence). Nothing was added."""

    def __init__(self, faults: Sequence[tuple[int, str]], of: int) -> None:
        super().__init__(f"{len(faults)} of {of} lines cannot be added, so none was.")
        self.faults = list(faults)


@transaction.atomic
def add_reading(*, by: Membership, measure: Measure, fields: dict[str, Any]) -> Reading:
    """One figure. ``fields``: taken_on, then value in the measure's unit or part and whole for a rate or
    share; if known n, method and phase.

    ValidationError names the field at fault, such as a day that has a reading. The same reading sent
    twice is AlreadyDone.
    """
    fresh = _locked(by, measure)
    row = completed(fresh, fields)
    verdict = judge_rows(fresh, [row])[0]
    if verdict.there:
        raise AlreadyDone(fresh.readings.standing().get(taken_on=row["taken_on"]))
    if verdict.fault:
        raise ValidationError({verdict.field: verdict.fault})
    return _write(by, fresh, [row], Reading.Way.TYPED)[0]


@transaction.atomic
def add_readings(
    *, by: Membership, measure: Measure, rows: Sequence[Row], way: str = Reading.Way.PASTED
) -> list[Reading]:
    """Many figures, all or none; rows are as in add_reading, and way is one of Reading.Way.

    A row that the measure holds already is passed over, so that a longer sheet can be pasted again.
    Raises BadRows with a sentence for each faulty row. Returns what was added.
    """
    fresh = _locked(by, measure)
    full = [completed(fresh, row) for row in rows]
    verdicts = judge_rows(fresh, full)
    faults = [(place, each.fault) for place, each in enumerate(verdicts, 1) if each.fault]
    if faults:
        raise BadRows(faults, len(full))
    new = [row for row, verdict in zip(full, verdicts, strict=True) if not verdict.there]
    return _write(by, fresh, new, way)


def _locked(by: Membership, measure: Measure) -> Measure:
    """The measure, held until the transaction ends, so that two writers cannot take one day."""
    fresh = Measure.objects.select_for_update(of=("self",)).select_related("portfolio").get(pk=measure.pk)
    if not owns(by, fresh.portfolio):
        raise PermissionDenied
    return fresh


def _write(by: Membership, measure: Measure, rows: Iterable[Row], way: str) -> list[Reading]:
    readings = [_reading(by, measure, row, way) for row in rows]
    if measure.readings.count() + len(readings) > MOST_READINGS:
        raise Refused(
            f"A measure holds {MOST_READINGS:,} readings at most. Use weekly or monthly figures instead."
        )
    return Reading.objects.bulk_create(readings, batch_size=500)


def _reading(by: Membership, measure: Measure, row: Row, way: str) -> Reading:
    given = {name: row[name] for name in FIELDS if row[name] is not None}
    reading = Reading(centre_id=measure.centre_id, measure=measure, recorded_by=by, way=way, **given)
    # The day was judged for all rows at once; its constraint would ask the database once for each.
    reading.full_clean(validate_constraints=False, exclude=["centre", "measure", "recorded_by"])
    return reading


@transaction.atomic
def set_reading_aside(*, by: Membership, reading: Reading, reason: str) -> Reading:
    """It stays in sight with its reason and counts no more. The day is free for the right figure."""
    fresh = (
        Reading.objects.select_for_update(of=("self",))
        .select_related("measure__portfolio")
        .get(pk=reading.pk)
    )
    portfolio = fresh.measure.portfolio
    if not owns(by, portfolio):
        raise PermissionDenied
    if fresh.set_aside:
        raise Refused("This reading was set aside already.")
    fresh.set_aside = reason.strip()
    if not fresh.set_aside:
        raise ValidationError({"reason": "Say why this reading does not count."})
    fresh.full_clean()
    fresh.save(update_fields=["set_aside"])
    facts = {
        "measure": fresh.measure.ref,
        "day": fresh.taken_on.isoformat(),
        "reason": commit_to(portfolio, reason),
    }
    append_entry(event="reading.set_aside", actor=by, centre=fresh.centre, portfolio=portfolio, facts=facts)
    return fresh


@transaction.atomic
def rebase(*, by: Membership, measure: Measure, from_date: date, reason: str) -> Rebase:
    """From this day on the chart's limits are computed anew, by hand and with a reason (domain.md 7).

    Refused where no reading stands before that day, or where the chart is rebased from it already.
    """
    fresh = _locked(by, measure)
    if from_date > clock.today():
        raise ValidationError({"from_date": "This date is in the future. Give the day it changed."})
    if not reason.strip():
        raise ValidationError({"reason": "Say why the limits start afresh."})
    if not fresh.readings.standing().filter(taken_on__lt=from_date).exists():
        raise ValidationError(
            {"from_date": "No reading stands before this day, so there is nothing to part from."}
        )
    made = Rebase(measure=fresh, from_date=from_date, reason=reason.strip(), made_by=by)
    made.full_clean(validate_unique=False, validate_constraints=False)
    try:
        with transaction.atomic():
            made.save()
    except IntegrityError:
        raise ValidationError({"from_date": "The chart is rebased from this day already."}) from None
    facts = {
        "measure": fresh.ref,
        "from": from_date.isoformat(),
        "reason": commit_to(fresh.portfolio, reason),
    }
    append_entry(
        event="measure.rebased", actor=by, centre=fresh.centre, portfolio=fresh.portfolio, facts=facts
    )
    return made
