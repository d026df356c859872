"""XmR charts against arithmetic done by hand, against a second implementation, and against what must hold."""

import datetime as dt
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from feedback.statistics.points import Point
from feedback.statistics.signals import Signal
from feedback.statistics.xmr import Rebase, special_cause_after, xmr
from tests.feedback.statistics.plain_xmr import plain

START = dt.date(2026, 1, 5)


def weekly(values):
    return [Point(START + dt.timedelta(7 * index), value) for index, value in enumerate(values)]


def chart(values, direction=1, **options):
    return xmr(weekly(values), direction=direction, **options)


def names(made):
    """For each reading the names of its signals with their sides."""
    return [{(mark.signal.name, mark.side) for mark in reading.marks} for reading in made.readings]


# Twelve weeks of late call-backs, then quiet ones. By hand:
# sum 31+28+33+30+35+29+32+34+30+31+27+33 = 373, mean 373/12 = 31.0833…
# ranges 3 5 3 5 6 3 2 4 1 4 6 = 42, mean 42/11 = 3.81818…; 2.66 x 42/11 = 10.15636…
LATE = [31, 28, 33, 30, 35, 29, 32, 34, 30, 31, 27, 33]


def test_centre_and_limits_are_those_reckoned_by_hand():
    stretch = chart(LATE).stretches[0]
    assert stretch.centre == pytest.approx(31.083333, abs=1e-6)
    assert stretch.mean_range == pytest.approx(3.818182, abs=1e-6)
    assert stretch.upper == pytest.approx(41.239697, abs=1e-6)
    assert stretch.lower == pytest.approx(20.926970, abs=1e-6)
    assert [reading.moving_range for reading in chart(LATE).readings] == [
        None,
        3,
        5,
        3,
        5,
        6,
        3,
        2,
        4,
        1,
        4,
        6,
    ]


def test_a_wild_range_is_dropped_once_when_asked():
    # ranges of 10 10 10 10 40 10 10 11 10 10 10 10 -> 0 0 0 30 30 1 1 0 0 0 0 = 62, mean 62/11 = 5.636…
    # 3.267 x 62/11 = 18.41…, so both thirties go: 2/9 = 0.2222…; 2.66 x 2/9 = 0.5911…; mean 151/12 = 12.5833…
    values = [10, 10, 10, 10, 40, 10, 11, 10, 10, 10, 10, 10]
    kept, dropped = chart(values).stretches[0], chart(values, drop_wild_ranges=True).stretches[0]
    assert kept.mean_range == pytest.approx(62 / 11)
    assert dropped.mean_range == pytest.approx(2 / 9)
    assert dropped.centre == kept.centre == pytest.approx(151 / 12)
    assert dropped.upper == pytest.approx(151 / 12 + 2.66 * 2 / 9)


def test_ranges_just_under_the_bound_are_kept():
    # ranges 1 and 3: mean 2, bound 6.534, nothing goes
    assert chart([1, 2, 5], drop_wild_ranges=True).stretches[0].mean_range == 2


def test_a_range_of_exactly_the_bound_is_dropped():
    # ranges 0.233 0.25 0.25 3.267: mean 1, bound 3.267, so the last goes; 0.733/3 = 0.24433…
    rising = [0, Decimal("0.233"), Decimal("0.483"), Decimal("0.733"), 4]
    assert chart(rising, drop_wild_ranges=True).stretches[0].mean_range == pytest.approx(0.733 / 3)
    # ranges 0.24 0.24 0.25 3.27: mean 1, still beyond the bound; with 3.26 for the last it is kept
    beyond, within = ["0", "0.24", "0.48", "0.73", "4"], ["0", "0.24", "0.49", "0.74", "4"]
    means = [
        chart([Decimal(each) for each in values], drop_wild_ranges=True).stretches[0].mean_range
        for values in (beyond, within)
    ]
    assert means == [pytest.approx(0.73 / 3), 1]


# A base of alternating 9 and 11: mean 10, every range 2, reach 5.32, limits 4.68 to 15.32, two thirds 3.5466…
CALM = [9, 11] * 6


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        ([15.33], [{("OUTSIDE", 1)}]),
        ([15.32], [set()]),
        ([4.67], [{("OUTSIDE", -1)}]),
        ([4.68], [set()]),
        ([9, 13.55, 11, 13.55], [set(), {("NEAR", 1)}, set(), {("NEAR", 1)}]),
        ([9, 13.54, 11, 13.55], [set(), set(), set(), set()]),
        ([9, 13.55, 9.9, 13.55], [set(), set(), set(), set()]),
        ([9, 13.55, 10, 13.55], [set(), set(), set(), set()]),
        ([9, 15.4, 11, 13.55], [set(), {("OUTSIDE", 1)}, set(), set()]),
    ],
    ids=[
        "a hair above the upper limit",
        "on the upper limit",
        "a hair below the lower limit",
        "on the lower limit",
        "two of three near a limit",
        "one of the two not quite near",
        "the third on the other side",
        "the third on the mean",
        "one of the two outside counts for itself alone",
    ],
)
def test_a_reading_signals_beyond_or_near_a_limit(after, expected):
    assert names(chart(CALM + after))[12:] == expected


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        ([15.32, 11, 15.33], [set(), set(), set()]),
        ([15.33, 11, 15.33], [{("NEAR", 1)}, set(), {("NEAR", 1)}]),
        ([17.98, 11, 15.33], [{("NEAR", 1)}, set(), {("NEAR", 1)}]),
    ],
    ids=["at exactly two thirds", "beyond two thirds", "exactly on the limit"],
)
def test_the_edges_of_near_a_limit(after, expected):
    # alternating 8.5 and 11.5: mean 10, every range 3, reach 7.98, two thirds 5.32
    assert names(chart([8.5, 11.5] * 6 + [8.5, *after]))[13:] == expected


def test_seven_on_one_side_signal_and_six_do_not():
    six, seven = [9] + [10.5, 10.6] * 3, [9] + [10.5, 10.6] * 3 + [10.5]
    assert names(chart(CALM + six))[13:] == [set()] * 6
    assert names(chart(CALM + seven))[13:] == [{("RUN", 1)}] * 7


def test_a_reading_on_the_mean_ends_a_run():
    assert names(chart(CALM + [9] + [10.5, 10.6] * 3 + [10] + [10.5, 10.6] * 3))[13:] == [set()] * 13


def test_seven_rising_signal_and_six_or_equal_neighbours_do_not():
    rising = [7, 8, 9, 9.5, 10.5, 11, 12]
    assert names(chart(CALM + rising))[12:] == [{("TREND", 1)}] * 7
    assert names(chart([*CALM, 10, *rising[1:]]))[13:] == [set()] * 6
    assert names(chart([*CALM, 7, 8, 9, 9, 10.5, 11, 12]))[12:] == [set()] * 7
    assert names(chart(CALM + rising[::-1]))[12:] == [{("TREND", -1)}] * 7


@pytest.mark.parametrize(
    ("direction", "high", "low"),
    [(1, "improvement", "concern"), (-1, "concern", "improvement"), (0, "change", "change")],
)
def test_the_direction_says_what_a_signal_means(direction, high, low):
    assert chart([*CALM, 20], direction).readings[-1].meaning == high
    assert chart([*CALM, 1], direction).readings[-1].meaning == low


def test_a_reading_that_means_both_is_shown_as_a_concern():
    # falling while still above the mean: the run is good, the way it goes is not
    made = chart([*CALM, 9, 14, 13.5, 13, 12.5, 12, 11.5, 11])
    assert {mark.meaning for mark in made.readings[-1].marks} == {"improvement", "concern"}
    assert made.readings[-1].meaning == "concern"


def test_limits_are_trial_limits_until_the_twelfth_reading():
    assert chart(LATE[:11]).trial
    assert "trial" in chart(LATE[:11]).summary
    assert not chart(LATE).trial
    assert "trial" not in chart(LATE).summary


def test_readings_after_the_base_do_not_move_the_limits():
    before, after = chart(LATE).stretches[0], chart([*LATE, 90, 3, 31.0833]).stretches[0]
    assert (before.centre, before.lower, before.upper) == (after.centre, after.lower, after.upper)


def test_no_reading_and_one_reading_are_no_fault():
    assert chart([]).summary == "There are no readings yet."
    one = chart([5]).stretches[0]
    assert (one.centre, one.lower, one.upper, one.trial) == (5, None, None, True)


def test_readings_that_never_move_leave_no_room_beside_the_mean():
    made = chart([0.1] * 12 + [0.1, 0.2])
    assert names(made) == [set()] * 13 + [{("OUTSIDE", 1)}]
    assert made.stretches[0].lower == made.stretches[0].upper == 0.1


def test_a_rebase_splits_the_chart_where_somebody_says_why():
    go_live = START + dt.timedelta(7 * 12)
    made = chart(LATE + [12, 14] * 6, rebases=[Rebase(go_live, "shared diary")])
    assert [
        (each.first, each.last, each.from_date, each.reason, each.centre) for each in made.stretches[1:]
    ] == [(12, 23, go_live, "shared diary", 13)]
    assert made.readings[12].moving_range is None
    assert names(made) == [set()] * 24
    assert any(names(chart(LATE + [12, 14] * 6)))


def test_runs_and_trends_end_with_their_stretch():
    rising = [*CALM, 7, 8, 9, 9.5, 10.5, 11, 12]
    split = chart(rising, rebases=[Rebase(START + dt.timedelta(7 * 15), "new form")])
    assert not any("TREND" in str(each) for each in names(split))


@pytest.mark.parametrize("day", [START - dt.timedelta(9), START, START + dt.timedelta(7 * 40)])
def test_a_rebase_with_no_reading_on_one_side_changes_nothing(day):
    assert chart(LATE, rebases=[Rebase(day, "too early or late")]) == chart(LATE)


def test_of_two_rebases_with_no_reading_between_the_later_stands():
    first, second = (Rebase(START + dt.timedelta(days), f"day {days}") for days in (38, 40))
    assert [each.reason for each in chart(LATE, rebases=[second, first]).stretches] == ["", "day 40"]


@pytest.mark.parametrize(
    "wrong",
    [{"direction": 2}, {"base": 0}, {"rebases": [Rebase(START, " ")]}],
    ids=["no such direction", "no base", "no reason"],
)
def test_what_cannot_be_meant_is_refused(wrong):
    with pytest.raises(ValueError, match=r"\.$"):
        xmr(weekly(LATE), **({"direction": 1} | wrong))


def test_a_value_that_is_no_number_is_refused():
    with pytest.raises(ValueError, match="Invalid literal"):
        chart([1.0, float("nan")])


def test_special_causes_are_looked_for_from_a_day_on():
    made = chart([*CALM, 20, 9, 11])
    assert special_cause_after(made, made.readings[12].date)
    assert not special_cause_after(made, made.readings[12].date + dt.timedelta(1))


def test_the_summary_speaks_of_signals_and_claims_nothing():
    words = (chart([*CALM, 20]).summary, chart(CALM).summary)
    assert words[0] == "Signal at 1 of 13 readings: outside the limits."
    assert words[1] == "No signal: all 12 readings are within normal ups and downs."
    for claim in ("proof", "proves", "caused", "because"):
        assert claim not in " ".join((*words, *Signal))


def test_readings_come_in_by_date_and_those_of_one_day_as_given():
    points = [Point(START, 3), Point(START - dt.timedelta(1), 1), Point(START, 2)]
    assert [reading.value for reading in xmr(points, direction=1).readings] == [1, 3, 2]


tenths = st.integers(-300, 300).map(lambda number: Decimal(number) / 10)
coarse = st.integers(0, 6).map(Decimal)
series = st.lists(tenths, min_size=1, max_size=40) | st.lists(coarse, min_size=1, max_size=40)


@given(series, st.booleans(), st.integers(1, 15))
@example([Decimal(each) for each in [*CALM, 20]], False, 12)
def test_a_second_implementation_agrees(values, drop, base):
    made = chart(values, base=base, drop_wild_ranges=drop)
    centre, reach, marks = plain(values, base, drop)
    stretch = made.stretches[0]
    assert stretch.centre == pytest.approx(float(centre))
    assert (stretch.upper is None) == (reach is None)
    if reach is not None:
        assert stretch.upper == pytest.approx(float(centre + reach))
        assert stretch.lower == pytest.approx(float(centre - reach))
    exact_mean = centre == sum(Fraction(str(each)) for each in values[:base]) / len(values[:base])
    if exact_mean:  # a mean that decimals cannot write may land on the other side of an equal value
        assert names(made) == marks


@given(series, st.integers(1, 50), st.integers(-500, 500))
def test_scale_and_origin_of_the_unit_change_no_signal(values, scale, shift):
    assert names(chart([value * scale + shift for value in values])) == names(chart(values))


@given(series)
def test_the_mirror_image_has_the_mirrored_signals(values):
    mirrored = [
        {(name, -side) for name, side in marks} for marks in names(chart([-value for value in values]))
    ]
    assert mirrored == names(chart(values))
    upside_down = chart([-value for value in values], direction=-1)
    assert [each.meaning for each in upside_down.readings] == [
        each.meaning for each in chart(values).readings
    ]


@given(st.permutations(LATE))
def test_order_moves_the_limits_and_not_the_mean(shuffled):
    assert chart(shuffled).stretches[0].centre == chart(LATE).stretches[0].centre


def test_order_matters():
    assert chart(sorted(LATE)).stretches[0].mean_range < chart(LATE).stretches[0].mean_range
    assert any(names(chart(sorted(LATE))))
    assert not any(names(chart(LATE)))


@given(
    st.lists(st.floats(allow_nan=False, allow_infinity=False, width=32), max_size=30),
    st.lists(st.integers(-20, 300), max_size=4),
    st.sampled_from([-1, 0, 1]),
    st.booleans(),
)
def test_finite_readings_never_raise(values, days, direction, drop):
    rebases = [Rebase(START + dt.timedelta(day), "a reason") for day in days]
    made = chart(values, direction, rebases=rebases, drop_wild_ranges=drop)
    assert len(made.readings) == len(values)
    assert [reading.stretch for reading in made.readings] == sorted(each.stretch for each in made.readings)
    assert made.summary
