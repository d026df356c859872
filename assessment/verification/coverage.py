"""How far a plan is: what nobody looked at, and the map of assessor, unit and method (look.md, IQA)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from assessment.models import Sample, SamplingPlan
from assessment.sampling import AXES, Candidate, missing
from portfolio.kinds import kind_of

from .universe import Work, covered_by, in_period, past_of, work_of


@dataclass(frozen=True)
class HeatCell:
    """``state``: unused (no such work), never, before (ahead of the period) or within it."""

    method: str
    state: str
    last: date | None = None


@dataclass(frozen=True)
class HeatRow:
    assessor: str
    unit: str
    cells: list[HeatCell]


@dataclass(frozen=True)
class Coverage:
    """``uncovered`` has, by axis, the names of what no finished sample of the period has reached."""

    uncovered: dict[str, list[str]]
    methods: list[str]
    rows: list[HeatRow]
    works: int
    finished: int
    open: int

    @property
    def is_met(self) -> bool:
        return not any(self.uncovered.values())

    @property
    def names(self) -> tuple[str, ...]:
        """All that is uncovered, in one list, as rule QA-18 names it."""
        return tuple(name for axis in AXES for name in self.uncovered[axis])


def coverage_of(plan: SamplingPlan) -> Coverage:
    works, past = work_of(plan), past_of(plan.centre_id)
    mine = in_period(past, plan)
    done = [each for each in mine if each.is_finished]
    gaps = missing([_axes(each) for each in works], covered_by(done))
    names = {str(each.assessor.pk): each.assessor.user.name for each in works}
    methods = sorted({method for each in works for method in each.methods})
    return Coverage(
        uncovered={axis: sorted(_named(axis, value, names) for value in gaps[axis]) for axis in AXES},
        methods=[str(kind_of(method).label) for method in methods],
        rows=_rows(works, methods, past, plan),
        works=len(works),
        finished=len(done),
        open=len(mine) - len(done),
    )


def _axes(work: Work) -> Candidate:
    row = work.progress.row
    return Candidate(row.pk, "", work.assessor.pk, row.unit.code, work.methods, work.site)


def _named(axis: str, value: str, names: dict[str, str]) -> str:
    if axis == "assessor":
        return names[value]
    return str(kind_of(value).label) if axis == "method" else value


def _rows(works: Iterable[Work], methods: list[str], past: list[Sample], plan: SamplingPlan) -> list[HeatRow]:
    used: dict[tuple[str, int, str], set[str]] = {}
    for each in works:
        key = (each.assessor.user.name, each.assessor.pk, each.progress.row.unit.code)
        used.setdefault(key, set()).update(each.methods)
    last = _last_looks(past)
    return [
        HeatRow(name, unit, [_cell(last, plan, (pk, unit, method), method in mine) for method in methods])
        for (name, pk, unit), mine in sorted(used.items())
    ]


def _last_looks(past: list[Sample]) -> dict[tuple[int, str, str], date]:
    """When somebody last looked at this assessor's work on this unit by this method, at any time."""
    found: dict[tuple[int, str, str], date] = {}
    for each in past:
        if each.is_finished:
            day = timezone.localdate(each.outcome.given_at)
            for method in each.methods:
                key = (each.assessor_id, each.enrolment_unit.unit.code, method)
                found[key] = max(day, found.get(key, day))
    return found


def _cell(
    last: dict[tuple[int, str, str], date], plan: SamplingPlan, key: tuple[int, str, str], used: bool
) -> HeatCell:
    label, day = str(kind_of(key[2]).label), last.get(key)
    if day is None:
        return HeatCell(label, "never" if used else "unused")
    return HeatCell(label, "before" if day < plan.starts_on else "within", day)
