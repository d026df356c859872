"""Figures computed from answers, each checked by hand."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied

from feedback.services.measures import add_reading, compute_readings, preview_readings
from portfolio import clock
from portfolio.refusals import Refused
from portfolio.services.records import withdraw_record
from tests.feedback.measures.desk import MONDAY, measure_of, survey

TUESDAY, NEXT = MONDAY + timedelta(1), MONDAY + timedelta(7)
SUNDAY, NEXT_SUNDAY = MONDAY + timedelta(6), MONDAY + timedelta(13)


def _figures(cast, formula, answers, scale=(1, 5), every="week", **fields):
    """(last day, value, n) of each period."""
    source = survey(cast, answers, scale)
    measure = measure_of(cast, formula=formula, unit="", sources=[source], **fields)
    preview = preview_readings(measure=measure, every=every)
    return [(each.last, each.value, each.n) for each in preview.periods]


def test_satisfaction_is_the_share_of_the_top_two(cast):
    first = [(MONDAY, 5), (TUESDAY, 4), (SUNDAY, 3)]  # 2 of 3
    second = [(NEXT, 1), (NEXT, 5), (NEXT, 4), (NEXT, 4)]  # 3 of 4
    found = _figures(cast, "csat", first + second)
    assert found == [(SUNDAY, Decimal("66.6667"), 3), (NEXT_SUNDAY, Decimal(75), 4)]


def test_the_recommend_score_takes_detractors_from_promoters(cast):
    answers = [(MONDAY, score) for score in (10, 9, 9, 8, 7, 6, 0, 3)]  # 3 of 8 less 3 of 8
    answers += [(NEXT, score) for score in (10, 9, 8, 6)]  # 2 of 4 less 1 of 4
    found = _figures(cast, "recommend", answers, (0, 10))
    assert found == [(SUNDAY, Decimal(0), 8), (NEXT_SUNDAY, Decimal(25), 4)]


@pytest.mark.parametrize("formula", ["effort", "mean"])
def test_ease_and_means_are_plain_means(cast, formula):
    found = _figures(cast, formula, [(MONDAY, 7), (TUESDAY, 5), (SUNDAY, 5)], (1, 7))
    assert found == [(SUNDAY, Decimal("5.6667"), 3)]


def test_the_gap_is_what_was_received_less_what_was_expected(cast):
    answers = [(MONDAY, 3, 5), (TUESDAY, 4, 5), (SUNDAY, 5, 4), (SUNDAY, 4)]  # -2, -1, +1; one has no pair
    assert _figures(cast, "gap", answers) == [(SUNDAY, Decimal("-0.6667"), 3)]


def test_a_gap_of_one_dimension_takes_its_pairs_only(cast):
    empathy = survey(cast, [(MONDAY, 3, 5)], dimension="empathy")
    other = survey(cast, [(MONDAY, 5, 5)], dimension="tangibles")
    measure = measure_of(cast, formula="gap", unit="", sources=[empathy, other], quality_dimension="empathy")
    assert [each.value for each in preview_readings(measure=measure).periods] == [-2]


def test_months_end_where_the_calendar_says(cast):
    answers = [(date(2024, 2, 1), 5), (date(2024, 2, 29), 3), (date(2024, 12, 31), 4)]
    found = _figures(cast, "mean", answers, every="month")
    assert found == [(date(2024, 2, 29), Decimal(4), 2), (date(2024, 12, 31), Decimal(4), 1)]


def test_a_week_that_is_not_over_waits(cast):
    source = survey(cast, [(MONDAY, 5), (NEXT, 4), (NEXT, 4)])
    measure = measure_of(cast, formula="csat", unit="", sources=[source])
    with clock.at(datetime(2025, 3, 12, 12, tzinfo=UTC)):
        preview = preview_readings(measure=measure)
        assert [each.last for each in preview.periods] == [SUNDAY]
        assert preview.notes == ["2 answers are in a week that is not over yet: compute again when it is."]


def test_a_day_that_has_a_reading_keeps_it(cast):
    source = survey(cast, [(MONDAY, 5), (NEXT, 4)])
    measure = measure_of(cast, formula="csat", unit="", sources=[source])
    add_reading(by=cast.sam, measure=measure, fields={"taken_on": SUNDAY, "value": 50})
    made = compute_readings(by=cast.sam, measure=measure, every="week")
    assert [(each.taken_on, each.value, each.way) for each in made] == [(NEXT_SUNDAY, 100, "computed")]
    assert [each.standing for each in preview_readings(measure=measure).periods] == [50, 100]
    assert compute_readings(by=cast.sam, measure=measure, every="week") == []


def test_counts_behind_a_share_are_kept_with_it(cast):
    source = survey(cast, [(MONDAY, 5), (MONDAY, 2)])
    measure = measure_of(cast, formula="csat", unit="", sources=[source])
    made = compute_readings(by=cast.sam, measure=measure)[0]
    assert (made.part, made.whole, made.n) == (1, 2, 2)
    assert made.method == "computed by week, scale 1 to 5"


def test_answers_on_another_scale_wait_until_they_are_chosen(cast):
    five, seven = survey(cast, [(MONDAY, 5), (MONDAY, 1)]), survey(cast, [(MONDAY, 6)], (1, 7))
    measure = measure_of(cast, formula="csat", unit="", sources=[five, seven])
    preview = preview_readings(measure=measure)
    assert ([each.value for each in preview.periods], preview.notes) == (
        [50],
        ["1 answer is on the scale 1 to 7, which is left out."],
    )
    other = preview_readings(measure=measure, scale=(Decimal(1), Decimal(7)))
    assert [(each.value, each.n) for each in other.periods] == [(100, 1)]


def test_own_views_undated_answers_and_withdrawn_sources_do_not_count(cast):
    own = survey(cast, [(MONDAY, 1)], origin="self")
    undated = survey(cast, [(None, 1), (MONDAY, 5)])
    gone = survey(cast, [(MONDAY, 1)])
    withdraw_record(by=cast.sam, record=gone.record, reason="Twice the same.")
    measure = measure_of(cast, formula="csat", unit="", sources=[own, undated, gone])
    preview = preview_readings(measure=measure)
    assert [(each.value, each.n) for each in preview.periods] == [(100, 1)]
    assert preview.notes == ["1 answer is without a date, so no week counts it."]


def test_nothing_to_compute_is_said(cast):
    typed, empty = measure_of(cast), measure_of(cast, name="Ease", formula="effort", unit="")
    with pytest.raises(Refused, match="not computed from answers"):
        compute_readings(by=cast.sam, measure=typed)
    with pytest.raises(Refused, match="no answer with a score"):
        compute_readings(by=cast.sam, measure=empty)
    with pytest.raises(PermissionDenied):
        compute_readings(by=cast.assessor, measure=empty)


def test_five_thousand_answers_cost_as_many_queries_as_five(cast, django_assert_num_queries):
    for count in (5, 5000):
        source = survey(
            cast, [(MONDAY + timedelta(days=index % 300), index % 5 + 1) for index in range(count)]
        )
        measure = measure_of(cast, name=f"Of {count}", formula="csat", unit="", sources=[source])
        with django_assert_num_queries(4):
            preview_readings(measure=measure)
