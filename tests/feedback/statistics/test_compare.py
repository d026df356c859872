"""Before and after: what may be said about the difference, and what speaks against comparing."""

import datetime as dt

import pytest

from feedback.statistics.compare import Comparison, Side, average
from feedback.statistics.wording import number, span


def side(value, n=200, month=1, unit="points", method="survey"):
    return Side(value, n, dt.date(2026, month, 1), dt.date(2026, month + 1, 28), unit, method)


def test_the_difference_is_said_with_n_and_dates_and_no_claim():
    made = Comparison("Calls", side(5.6, n=198), side(4.2, n=212, month=3))
    assert made.words == (
        "After is lower than before by 1.4 "
        "(before: n = 198, 1 Jan to 28 Feb 2026; after: n = 212, 1 Mar to 28 Apr 2026)."
    )
    assert made.difference == -1.4


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        (side(2), side(2, month=3), "After is the same as before ("),
        (side(2), side(3, month=3), "After is higher than before by 1 ("),
        (None, side(3), "There is no reading from before to compare with."),
        (side(3), None, "There is no reading from after to compare."),
    ],
)
def test_every_case_has_its_sentence(before, after, words):
    assert Comparison("Calls", before, after).words.startswith(words)


@pytest.mark.parametrize(
    ("direction", "after", "moved"),
    [
        (1, 3, "improved"),
        (1, 1, "worsened"),
        (-1, 1, "improved"),
        (-1, 3, "worsened"),
        (1, 2, "unchanged"),
        (0, 3, ""),
    ],
)
def test_the_direction_says_whether_it_moved_the_right_way(direction, after, moved):
    assert Comparison("Calls", side(2), side(after, month=3), direction).moved == moved


@pytest.mark.parametrize(
    ("after", "cautions"),
    [
        (side(1, n=600), ()),
        (side(1, n=601), ("The samples differ more than 3 to 1 (200 before, 601 after).",)),
        (side(1, n=66), ("The samples differ more than 3 to 1 (200 before, 66 after).",)),
        (side(1, unit="%"), ("The unit changed from points to %.",)),
        (side(1, method="calls"), ("The method changed from survey to calls.",)),
    ],
)
def test_what_may_not_be_compared_is_flagged(after, cautions):
    assert Comparison("Calls", side(1), after).cautions == cautions


def test_a_side_is_the_plain_mean_of_its_readings():
    days = [dt.date(2026, 3, 9), dt.date(2026, 3, 2), dt.date(2026, 3, 16)]
    made = average([0.1, 0.2, 0.3], days, n=48, unit="%", method="survey")
    assert made == Side(0.2, 48, days[1], days[2], "%", "survey")
    assert average([1, 2], days[:2]).n == 2
    assert average([], []) is None
    with pytest.raises(ValueError, match="its date"):
        average([1], [])


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (1.4, "1.4"),
        (12.0, "12"),
        (0.25, "0.25"),
        (1200, "1,200"),
        (-3, "−3"),
        (0, "0"),
        (0.001, "less than 0.01"),
        (None, "–"),
    ],
)
def test_figures_are_written_without_idle_zeros(value, words):
    assert number(value) == words


def test_dates_are_written_once_where_they_agree():
    assert span(dt.date(2025, 12, 1), dt.date(2026, 1, 31)) == "1 Dec 2025 to 31 Jan 2026"
    assert span(dt.date(2026, 3, 1), dt.date(2026, 3, 1)) == "1 Mar 2026"
