"""Decisions and rules together: what pages, PDF, commands and lists say about a criterion (domain.md 8.3)."""

from collections.abc import Iterable

from assessment.models import Enrolment
from assessment.readiness import Readiness, run
from assessment.readiness.loading import load

from .computing import judged_of_many
from .shapes import CriterionProgress, EnrolmentProgress


def progress_of(enrolment: Enrolment) -> EnrolmentProgress:
    return progress_of_many([enrolment])[enrolment.pk]


def progress_of_many(enrolments: Iterable[Enrolment]) -> dict[int, EnrolmentProgress]:
    """By enrolment id, each with its ``readiness``; the same number of queries for one as for a hundred."""
    found = judged_of_many(enrolments)
    for key, loaded in load(found).items():
        readiness = run(loaded.enrolment, loaded.given, loaded.asides)
        found[key].readiness = readiness
        _mark_ready(found[key], readiness)
    return found


def _mark_ready(progress: EnrolmentProgress, readiness: Readiness) -> None:
    """Claimed, not handed in yet, and no failing error in the way (open to ready); nothing else moves."""
    for unit in progress.units:
        for each in unit.criteria:
            is_next = each.state == "claimed" and _has_more_to_hand_in(each)
            if is_next and readiness.is_ready(unit.row.pk, each.criterion.code):
                each.state = "ready"


def _has_more_to_hand_in(criterion: CriterionProgress) -> bool:
    handed_in = {each.record.pk for each in criterion.evidence}
    return any(each.record_id not in handed_in for each in criterion.claims)
