"""Scores of customer service, each reckoned by hand, each with its n and a warning when it is small."""

import pytest

from feedback.statistics import scores


@pytest.mark.parametrize(
    ("score", "value", "n"),
    [
        (scores.csat_top_two([5, 4, 3, 2, 1]), 40, 5),
        (scores.csat_top_two([7, 6, 5], top=7), 200 / 3, 3),
        (scores.csat_mean([5, 4, 3]), 4, 3),
        (scores.recommend_score([10, 9, 8, 7, 6, 0, 9, 10]), 25, 8),
        (scores.recommend_score([0, 6]), -100, 2),
        (scores.effort_mean([7, 6, 2]), 5, 3),
        (scores.effort_top_box([7, 6, 5, 1]), 50, 4),
        (scores.effort_top_box([1, 2, 3, 7], high_is_easy=False), 50, 4),
        (scores.complaint_rate(3, 1200), 2.5, 1200),
        (scores.sla_share(180, 200), 90, 200),
        (scores.first_contact_resolution(3, 4), 75, 4),
        (scores.mean_of([1, 2, 6], "minutes"), 3, 3),
        (scores.median_of([1, 2, 60], "minutes"), 2, 3),
    ],
)
def test_each_score_is_what_its_formula_says(score, value, n):
    assert score.value == pytest.approx(value)
    assert score.n == n


@pytest.mark.parametrize(
    "score",
    [
        scores.csat_top_two([]),
        scores.csat_mean([]),
        scores.recommend_score([]),
        scores.effort_mean([]),
        scores.effort_top_box([]),
        scores.complaint_rate(0, 0),
        scores.sla_share(0, 0),
        scores.first_contact_resolution(0, 0),
        scores.mean_of([], "minutes"),
        scores.median_of([], "minutes"),
    ],
)
def test_without_answers_there_is_no_score_and_no_fault(score):
    assert (score.value, score.n) == (None, 0)
    assert score.warning == "There are no answers yet."


def test_fewer_than_ten_answers_carry_a_warning():
    assert scores.csat_mean([4] * 9).warning == "Only 9 answered: too few to read much into it."
    assert scores.csat_mean([4] * 10).warning == ""


def test_the_recommend_score_shows_its_counts():
    made = scores.recommend_score([10, 9, 8, 7, 6, 0])
    assert (made.promoters, made.passives, made.detractors) == (2, 2, 2)


def test_two_ways_to_say_satisfaction_say_which_they_are():
    assert scores.csat_top_two([4]).says == "rated 4 or 5 of 5"
    assert scores.csat_mean([4]).says == "mean rating, 1 to 5"
    assert scores.effort_mean([4], high_is_easy=False).says == "mean, 1 to 7, low is easy"


def test_a_gap_below_zero_is_below_what_was_expected():
    made = scores.servqual_gaps(
        [("empathy", 5, 6), ("reliability", 7, 5), ("reliability", 6, 5), ("parking", 4, 4)]
    )
    assert [(name, gap.value, gap.n) for name, gap in made.items()] == [
        ("reliability", -1.5, 2),
        ("empathy", 1, 1),
        ("parking", 0, 1),
    ]


@pytest.mark.parametrize(
    "make",
    [
        lambda: scores.csat_mean([0]),
        lambda: scores.csat_top_two([6]),
        lambda: scores.recommend_score([11]),
        lambda: scores.sla_share(3, 2),
        lambda: scores.sla_share(-1, 2),
        lambda: scores.complaint_rate(-1, 2),
    ],
)
def test_what_cannot_be_an_answer_is_refused(make):
    with pytest.raises(ValueError, match=r"\.$"):
        make()
