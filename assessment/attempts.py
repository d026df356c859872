"""What hand-ins of assignments mean elsewhere: for the grade of a unit, and for rule QA-16."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.timezone import localdate

from assessment.assignments import standings_of
from assessment.grades import WORDS, Piece, grade_of
from assessment.models import Assignment, Attempt, Enrolment, Qualification
from assessment.progress import EnrolmentProgress


@dataclass(frozen=True)
class AttemptFacts:
    """One assignment that was handed in, in the words of rule QA-16. ``authorised`` is None for a first
    hand-in, and wherever the qualification asks for no authority."""

    code: str
    submission: int
    attempts: int
    attempts_allowed: int | None
    authorised: bool | None
    late: bool


def attempts_of(enrolment: Enrolment) -> list[AttemptFacts]:
    """One for each assignment with a hand-in; empty for a qualification without a policy."""
    if not enrolment.qualification.policy:
        return []
    rows = Assignment.objects.filter(enrolment=enrolment, attempts__isnull=False).distinct()
    rows = rows.select_related("brief", "enrolment__qualification")
    found = []
    for each in standings_of(rows):
        newest, allowed = each.attempts[-1], each.policy.attempts_allowed
        retakes = sum(one.kind == Attempt.Kind.RETAKE for one in each.attempts)
        needs = newest.kind == Attempt.Kind.RETAKE or (
            newest.kind == Attempt.Kind.RESUBMISSION and each.policy.needs_lead_iv
        )
        found.append(
            AttemptFacts(
                code=each.assignment.brief.code,
                submission=newest.submission_id,
                attempts=len(each.attempts),
                attempts_allowed=None if allowed is None else allowed + retakes,
                authorised=newest.authorisation_id is not None if needs else None,
                late=_is_late(each.attempts[0], each.deadline),
            )
        )
    return found


def _is_late(first: Attempt, deadline: date) -> bool:
    """After the deadline as extended; a retake has a time of its own."""
    return first.kind == Attempt.Kind.SUBMISSION and localdate(first.handed_in_at) > deadline


def capped_pieces(enrolments: Iterable[Enrolment]) -> frozenset[Piece]:
    """Evidence that reaches a Pass at most, because the attempt it came in with is capped."""
    rows = Attempt.objects.filter(assignment__enrolment__in=[each.pk for each in enrolments], cap="P")
    pairs = rows.values_list("submission", "assignment__works__record")
    return frozenset((submission, record) for submission, record in pairs if record)


def grades_of(found: Iterable[EnrolmentProgress]) -> dict[int, str]:
    """The grade in words, by id of the enrolment's unit, where the qualification is graded and the unit has
    bands. One query, or none. Load ``qualification`` with the enrolments."""
    pmd = Qualification.GradingScheme.PMD
    graded = [each for each in found if each.enrolment.qualification.grading_scheme == pmd]
    capped = capped_pieces(each.enrolment for each in graded) if graded else frozenset()
    words = {unit.row.pk: WORDS[grade_of(unit, capped)] for each in graded for unit in each.units}
    return {pk: word for pk, word in words.items() if word}
