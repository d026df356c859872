"""Run charts: the six-point rules on readings about their median."""

import datetime as dt

import pytest

from feedback.statistics.points import Point
from feedback.statistics.runs import Rule, run_chart

START = dt.date(2026, 1, 5)


def chart(*values):
    return run_chart([Point(START + dt.timedelta(index), value) for index, value in enumerate(values)])


def marked(made, rule):
    return "".join("x" if rule in reading.rules else "." for reading in made.readings)


def test_the_median_is_that_of_all_readings():
    assert chart(3, 1, 2).median == 2
    assert chart(4, 1, 2, 3).median == 2.5
    assert chart().median is None


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([1, 2, 1, 2, 1, 2, 8, 9, 8, 9, 8, 9], "xxxxxxxxxxxx"),
        ([1, 2, 1, 2, 1, 8, 2, 9, 8, 9, 8, 9], "............"),
        ([1, 2, 1, 2, 1, 5, 2, 9, 8, 9, 8, 9, 8], "xxxxx.xxxxxxx"),
    ],
    ids=["six low then six high", "one of them crosses over", "one on the median is passed over"],
)
def test_six_on_one_side_are_a_shift(values, expected):
    assert marked(chart(*values), Rule.SHIFT) == expected


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([5, 1, 2, 3, 4, 6, 7, 1], ".xxxxxx."),
        ([5, 1, 2, 3, 4, 6, 1, 7], "........"),
        ([5, 1, 2, 3, 3, 4, 6, 1], "........"),
        ([1, 7, 6, 4, 3, 2, 1, 5], ".xxxxxx."),
    ],
    ids=["six rising", "only five", "two equal among them", "six falling"],
)
def test_six_rising_or_falling_are_a_trend(values, expected):
    assert marked(chart(*values), Rule.TREND) == expected


def test_under_six_readings_nothing_is_judged():
    made = chart(1, 2, 3, 4, 5)
    assert not made.judged
    assert made.summary == "5 of the 6 readings needed to look for a shift or a trend."
    assert marked(chart(1, 2, 3, 4, 5, 6), Rule.TREND) == "xxxxxx"


def test_the_summary_names_the_rule():
    assert chart(1, 9, 2, 8, 1, 9).summary == "No signal in 6 readings."
    assert chart(1, 2, 3, 4, 5, 6).summary == "Signal at 6 of 6 readings: 6 in a row rising or falling."
