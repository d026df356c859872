"""What a judge sees of a review: the figures as they were read that day, and every word."""

import json
from datetime import date

import pytest

from feedback.models import Reading
from improvements.services.reviews import write_review
from improvements.snapshots import snapshot_review
from portfolio.services.records import make_version
from tests.improvements import loop

LIVE = date(2026, 3, 16)


@pytest.fixture
def turn(cast):
    return loop.turn(cast, live_on=LIVE)


def measured(cast, turn, name="Call-backs late"):
    made = loop.measure(cast, turn, name=name)
    for day, value, n in ((date(2026, 2, 2), 30, 300), (date(2026, 4, 6), 12, 204)):
        Reading.objects.create(
            centre=cast.centre, measure=made, taken_on=day, value=value, n=n, recorded_by=cast.sam
        )
    return made


def reviewed(cast, turn, *measures, **fields):
    lines = [{"measure": each, "verdict": "improved"} for each in measures]
    return write_review(
        by=cast.sam, improvement=turn, fields=fields, lines=lines, verdicts=[],
        record_fields={"title": "Did it work?", "happened_on": date(2026, 5, 4)},
    )  # fmt: skip


def found(snapshot, title):
    return next(each for each in snapshot["sections"] if each["title"] == title)


def test_before_and_after_stand_in_a_table_with_n_and_days(cast, turn):
    snapshot = snapshot_review(reviewed(cast, turn, measured(cast, turn)).record)
    assert found(snapshot, "Before and after")["rows"] == [
        ["M-01 Call-backs late", "30%\nn = 300, 2 Feb 2026", "12%\nn = 204, 6 Apr 2026", "Better"]
    ]
    line = found(snapshot, "M-01 Call-backs late")
    assert line["text"] == (
        "After is lower than before by 18 (before: n = 300, 2 Feb 2026; after: n = 204, 6 Apr 2026)."
    )
    assert (line["chart"]["kind"], line["chart"]["marks"][0]["date"]) == ("run_chart", "2026-03-16")


def test_the_words_are_there_and_what_is_empty_is_not(cast, turn):
    snapshot = snapshot_review(reviewed(cast, turn, learning="Ring before lunch.", next_step="embed").record)
    assert [each["title"] for each in snapshot["sections"]] == [
        "What is reviewed",
        "What I learned",
        "What comes next",
    ]
    assert found(snapshot, "What comes next")["facts"] == [
        ["So the next step is", "Make it part of how we work"]
    ]


def test_quotes_are_thirty_at_most_and_the_rest_is_hashed(cast, turn):
    source = loop.source(cast, turn)
    items = [loop.item(source, f"They rang me, says {number}.") for number in range(32)]
    type(items[0]).objects.update(said_on=date(2026, 4, 1))
    section = found(snapshot_review(reviewed(cast, turn, quotes=items).record), "What customers say now")
    assert section["quotes"][0] == ["They rang me, says 0.", "FB-01", "1 Apr 2026"]
    assert (len(section["quotes"]), section["text"][:16]) == (30, "30 of 32 quotes.")


def test_a_frozen_review_keeps_its_figures_when_readings_come_in(cast, turn):
    measure = measured(cast, turn)
    review = reviewed(cast, turn, measure)
    version = make_version(by=cast.sam, record=review.record)
    Reading.objects.create(
        centre=cast.centre, measure=measure, taken_on=date(2026, 4, 13), value=90, recorded_by=cast.sam
    )
    assert found(version.snapshot["details"], "Before and after")["rows"][0][2].startswith("12%")
    assert json.loads(json.dumps(version.snapshot)) == version.snapshot


@pytest.mark.parametrize("count", [1, 3])
def test_a_snapshot_costs_the_same_for_one_measure_and_three(cast, turn, count, django_assert_num_queries):
    record = reviewed(cast, turn, *(measured(cast, turn, f"Measure {each}") for each in range(count))).record
    with django_assert_num_queries(7):
        snapshot_review(record)


@pytest.mark.parametrize("word", ["caused", "proof", "proves", "because of the change"])
def test_nothing_claims_why(cast, turn, word):
    assert word not in json.dumps(snapshot_review(reviewed(cast, turn, measured(cast, turn)).record))
