"""Pareto: which few themes make up most of what customers say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedback.statistics.pareto import pareto


def test_bars_fall_and_the_vital_few_end_where_the_share_reaches_80():
    made = pareto({"late": 2, "call-backs": 50, "queue": 30, "rude": 10, "web": 8})
    assert [(bar.label, bar.running, bar.vital) for bar in made.bars] == [
        ("call-backs", 50, True),
        ("queue", 80, True),
        ("rude", 90, False),
        ("web", 98, False),
        ("late", 100, False),
    ]
    assert made.summary == "2 of 5 themes make up 80 % of 100."


def test_a_share_just_under_80_takes_in_the_next_theme():
    assert len(pareto({"a": 50, "b": 29, "c": 21}).vital_few) == 3


def test_unsorted_items_come_last_and_are_never_among_the_few():
    made = pareto({"other": 60, "a": 5, "Untagged": 10, "b": 25})
    assert [bar.label for bar in made.bars] == ["b", "a", "other", "Untagged"]
    assert made.vital_few == ()
    assert made.summary == "The named themes together do not reach 80 % of 100."


def test_equal_counts_stand_by_label():
    assert [bar.label for bar in pareto({"b": 1, "A": 1, "c": 2}).bars] == ["c", "A", "b"]


@pytest.mark.parametrize(
    ("counts", "flat"),
    [
        ([10] * 10, True),
        ([40, 40, 5, 5, 5, 5], False),
        ([50, 30, 20], False),
        ([10, 10, 10], True),
        ([10, 10], False),
    ],
)
def test_a_flat_shape_is_said_to_be_flat(counts, flat):
    made = pareto({f"theme {index}": count for index, count in enumerate(counts)})
    assert made.flat is flat
    assert ("flat" in made.summary) is flat


def test_unsorted_items_do_not_make_a_steep_shape_flat():
    assert not pareto({"a": 40, "b": 40, "c": 5, "d": 5, "Other": 60}).flat


def test_nothing_counted_is_no_fault_and_less_than_nothing_is_refused():
    assert pareto({"a": 0}).bars == ()
    assert pareto({}).summary == "Nothing has been counted yet."
    with pytest.raises(ValueError, match="zero or more"):
        pareto({"a": -1})


@given(st.dictionaries(st.text(min_size=1, max_size=6), st.integers(0, 10**6), max_size=25))
def test_shares_sum_to_100_and_running_shares_never_fall(counts):
    bars = pareto(counts).bars
    running = [bar.running for bar in bars]
    assert running == sorted(running)
    if bars:
        assert sum(bar.share for bar in bars) == pytest.approx(100)
        assert running[-1] == 100
