"""Rows on their way to become readings: what their counts make, and what is wrong with each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from feedback.models import Measure
from portfolio import clock

OLDEST_YEAR = 1990
PLACES = Decimal("0.0001")
#: Two counts make the figure: part out of whole, times this (domain.md, section 7).
PER: dict[str, int] = {Measure.Formula.RATE: 1000, Measure.Formula.SHARE: 100}
BOUNDS: dict[str, tuple[int, int | None]] = {
    Measure.Formula.CSAT: (0, 100),
    Measure.Formula.SHARE: (0, 100),
    Measure.Formula.RECOMMEND: (-100, 100),
    Measure.Formula.RATE: (0, None),
}
FIELDS = ("taken_on", "value", "n", "part", "whole", "method", "phase")
Row = Mapping[str, Any]


@dataclass(frozen=True)
class Verdict:
    """What becomes of one row: ``fault`` says why it cannot be added and ``field`` where; ``there`` is
    True for a reading that the measure holds already, just as it is.
    """

    fault: str = ""
    field: str = "taken_on"
    there: bool = False


def completed(measure: Measure, row: Row) -> dict[str, Any]:
    """A row with the figure that its two counts make, to four places, and with n where the whole is it."""
    full = {name: row.get(name) for name in FIELDS}
    per, part, whole = PER.get(measure.formula), full["part"], full["whole"]
    if per and part is not None and whole:
        full["value"] = Decimal(part) * per / whole
        full["n"] = whole if full["n"] is None else full["n"]
    if full["value"] is not None:
        full["value"] = Decimal(full["value"]).quantize(PLACES)
    return full


def judge_rows(measure: Measure, rows: Sequence[Row]) -> list[Verdict]:
    """What would become of each row, without adding any. One query, however many rows."""
    full = [completed(measure, row) for row in rows]
    standing = _standing(measure, [row["taken_on"] for row in full if row["taken_on"]])
    seen: set[date] = set()
    verdicts = []
    for row in full:
        verdicts.append(_verdict(measure, row, standing.get(row["taken_on"]), seen))
        seen.add(row["taken_on"])
    return verdicts


def _standing(measure: Measure, days: Sequence[date]) -> dict[date, tuple[Decimal, int | None]]:
    if not days:
        return {}
    rows = measure.readings.standing().filter(taken_on__range=(min(days), max(days)))
    return {day: (value, n) for day, value, n in rows.values_list("taken_on", "value", "n")}


def _verdict(
    measure: Measure, row: Row, standing: tuple[Decimal, int | None] | None, seen: set[date]
) -> Verdict:
    if (
        fault := _fault_of_day(row["taken_on"])
        or _fault_of_counts(measure, row)
        or _fault_of_value(measure, row)
    ):
        return fault
    if row["taken_on"] in seen:
        return Verdict("This day stands twice in what you are adding.")
    if standing is None:
        return Verdict()
    if standing[0] == row["value"] and row["n"] in (None, standing[1]):
        return Verdict(there=True)
    return Verdict("There is another reading for this day already. Set that one aside first.")


def _fault_of_day(day: date | None) -> Verdict | None:
    if day is None:
        return Verdict("Give the date.")
    if day > clock.today():
        return Verdict("This date is in the future. Give the day the figure is from.")
    return Verdict(f"Give a date from {OLDEST_YEAR} onwards.") if day.year < OLDEST_YEAR else None


def _fault_of_counts(measure: Measure, row: Row) -> Verdict | None:
    part, whole = row["part"], row["whole"]
    if part is None and whole is None:
        return None
    if part is None or whole is None:
        return Verdict("Give both counts.", "part" if part is None else "whole")
    if whole == 0:
        return Verdict("Nothing was counted, so there is no figure.", "whole")
    if measure.formula != Measure.Formula.RATE and part > whole:
        return Verdict(f"{part:,} cannot be a part of {whole:,}. Check both counts.", "part")
    return None


def _fault_of_value(measure: Measure, row: Row) -> Verdict | None:
    value = row["value"]
    if value is None:
        return Verdict("Give the figure.", "value")
    if abs(value) >= 10**10:
        return Verdict("This figure is too large.", "value")
    low, high = BOUNDS.get(measure.formula, (None, None))
    if (low is not None and value < low) or (high is not None and value > high):
        return Verdict(
            f"This figure lies between {low} and {high}." if high else "This figure is not below 0.", "value"
        )
    return None
