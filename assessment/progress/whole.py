"""Decisions and rules together: what pages, PDF, commands and lists say about a criterion (domain.md 8.3)."""

from collections.abc import Iterable

from assessment.models import Enrolment
from assessment.readiness import run
from assessment.readiness.loading import load

from .computing import judged_of_many
from .shapes import EnrolmentProgress


def progress_of(enrolment: Enrolment) -> EnrolmentProgress:
    return progress_of_many([enrolment])[enrolment.pk]


def progress_of_many(enrolments: Iterable[Enrolment]) -> dict[int, EnrolmentProgress]:
    """By enrolment id, each with its ``readiness``; the same number of queries for one as for a hundred."""
    found = judged_of_many(enrolments)
    for key, loaded in load(found).items():
        found[key].readiness = run(loaded.enrolment, loaded.given, loaded.asides)
    return found
