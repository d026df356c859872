"""Decisions and rules together: what pages, PDF, commands and lists say about a criterion (domain.md 8.3)."""

from collections.abc import Iterable
from functools import cache

from assessment.models import Enrolment
from assessment.readiness import Readiness, holding, run
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
    """Claimed, no failing error in the way, and a record that can be handed in for it (open to ready)."""
    facts = {each.pk: each for each in readiness.enrolment.evidence}
    free = cache(lambda pk: pk in facts and not holding(readiness, facts[pk]))
    for unit in progress.units:
        for each in unit.criteria:
            is_claimed = each.state == "claimed" and readiness.is_ready(unit.row.pk, each.criterion.code)
            if is_claimed and any(free(pk) for pk in _to_hand_in(each)):
                each.state = "ready"


def _to_hand_in(criterion: CriterionProgress) -> list[int]:
    """Records that claim it and were not handed in for it yet."""
    handed_in = {each.record.pk for each in criterion.evidence}
    return [each.record_id for each in criterion.claims if each.record_id not in handed_in]
