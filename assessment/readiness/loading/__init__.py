"""Fills the facts from the database: a fixed number of queries for any number of learners and records."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assessment.readiness.facts import Enrolment
from assessment.readiness.guards import guards_of
from assessment.readiness.params import Given
from assessment.readiness.results import Aside
from portfolio import clock

from .units import unit_of

if TYPE_CHECKING:
    from assessment.progress.shapes import EnrolmentProgress


@dataclass(frozen=True)
class Loaded:
    """The facts of one enrolment, what its centre says, and which rules were set aside for it."""

    enrolment: Enrolment
    given: Given
    asides: tuple[Aside, ...] = ()


def load(judged: Mapping[int, "EnrolmentProgress"]) -> dict[int, Loaded]:
    """By enrolment id. ``judged`` is what decisions alone say (assessment.progress.judged_of_many)."""
    return {key: _loaded(each) for key, each in judged.items()}


def _loaded(progress: "EnrolmentProgress") -> Loaded:
    row = progress.enrolment
    guards: dict[str, frozenset[str]] = defaultdict(frozenset)
    for unit in progress.units:
        for each in unit.criteria:
            guards[each.criterion.code] = guards_of(unit.row.unit, each.criterion, {})
    enrolment = Enrolment(pk=row.pk, ref=row.ref, employer=row.employer, job_role=row.job_role)
    enrolment.units = [unit_of(unit, {}, guards) for unit in progress.units]
    return Loaded(enrolment, Given(clock.today()))
