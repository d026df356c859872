"""Invariant 14."""

from assessment.attempts import grades_of
from assessment.models import EnrolmentUnit
from assessment.progress import judged_of
from tests.assessment.briefs import desk


def grade(cast):
    return list(grades_of([judged_of(cast.enrolment)]).values())


def test_14_the_grade_is_what_the_criteria_make_of_it(cast):
    """14: there is no column to type a grade into; it follows each decision at once."""
    row = desk.assignment(desk.btec(cast))
    grades = [grade(cast)]
    desk.judged(cast, desk.hand_in(cast, row), not_yet=["TST-03"])
    grades.append(grade(cast))
    assert grades == [["Unclassified"], ["Merit"]]
    assert "grade" not in {field.name for field in EnrolmentUnit._meta.get_fields()}
