"""What a judge sees of a source: facts, tallies, some words, and a hash that covers every one."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from feedback.services.items import change_item
from feedback.snapshots import snapshot_source
from portfolio.canonical import canonical_json
from tests.cast import log
from tests.feedback.shop import cards, many, said


def sections(source):
    return {each["title"]: each for each in snapshot_source(source.record)["sections"]}


def quotes(source):
    return [quote[0] for quote in sections(source)["In their words"]["quotes"]]


def test_the_facts_stand_in_words(cast):
    source = cards(cast, invited=40, responses=10, from_date=date(2026, 3, 1), quality_dimension="empathy")
    facts = dict(sections(source)["How it was gathered"]["facts"])
    assert facts == {
        "How it was gathered": "Comment card",
        "Who it comes from": "Customers",
        "First day": "1 Mar 2026",
        "Asked": "40",
        "Answered": "10 of 40 (25%)",
        "Part of service quality it checks": "Empathy: we see the person",
    }


def test_moods_and_scores_are_counted_with_their_n(cast):
    source = cards(cast)
    for score, mood in ((5, 1), (4, 1), (1, -1), (None, None)):
        scale = {"score": score, "scale_low": 1, "scale_high": 5} if score else {}
        said(source, "Said.", sentiment=mood, **scale)
    found = sections(source)
    assert found["What was said"]["rows"] == [
        ["Happy", "2", "50%"],
        ["Unhappy", "1", "25%"],
        ["Not said", "1", "25%"],
    ]
    scores = found["Scores from 1 to 5"]
    assert scores["facts"] == [["Mean", "3.33"], ["Scores given (n)", "3"]]
    assert scores["rows"] == [["1", "1", "33%"], ["4", "1", "33%"], ["5", "1", "33%"]]


def test_expected_and_received_stand_side_by_side(cast):
    source = cards(cast)
    for score in (2, 3):
        said(source, "", score=score, expected=5, scale_low=1, scale_high=7, dimension="empathy")
    rows = sections(source)["Expected against received"]["rows"]
    assert rows == [["Empathy: we see the person", "5.00", "2.50", "-2.50", "2"]]


def test_thirty_are_quoted_the_unhappy_first_and_the_rest_is_counted(cast):
    source = cards(cast)
    many(source, 60, sentiment=1, pii_checked=True)
    said(source, "I was furious.", sentiment=-1, pii_checked=True)
    words = sections(source)["In their words"]
    assert len(words["quotes"]) == 30 and words["quotes"][0][0] == "I was furious."
    assert words["text"].startswith(
        "30 of 61 items stand here, unhappy ones first. 31 more were looked through."
    )


def test_words_nobody_looked_through_are_not_frozen(cast):
    source = cards(cast)
    said(source, "Ring Mrs Smith.")
    said(source, "Priya was kind.", pii_checked=True, has_pii=True, pii_basis="She agreed.")
    said(source, "Too slow.", pii_checked=True)
    assert quotes(source) == ["Priya was kind.", "Too slow."]


def test_the_hash_covers_words_that_are_not_quoted(cast):
    source = cards(cast)
    items = many(source, 40, pii_checked=True)
    before = sections(source)["In their words"]["text"]
    unquoted = next(item for item in items if item.text not in quotes(source))
    change_item(by=cast.sam, item=unquoted, fields={"area": "Hall"})
    assert sections(source)["In their words"]["text"] != before


def test_the_same_items_always_freeze_the_same(cast):
    source = cards(cast)
    many(source, 40, pii_checked=True, score=3, scale_low=1, scale_high=5)
    assert canonical_json(snapshot_source(source.record)) == canonical_json(snapshot_source(source.record))


@pytest.mark.parametrize("items", [3, 600])
def test_freezing_costs_the_same_questions_whatever_the_number(cast, items):
    source = cards(cast)
    many(source, items, pii_checked=True, score=3, scale_low=1, scale_high=5)
    with CaptureQueriesContext(connection) as asked:
        snapshot_source(source.record)
    assert len(asked) == 9


def test_a_bare_record_without_a_source_shows_nothing(cast):
    assert snapshot_source(log(cast, kind="FB")) == {"sections": []}
