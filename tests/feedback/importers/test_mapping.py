"""The guess which column holds what, and what a person may make of it."""

import json
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from feedback.importers.cells import Row
from feedback.importers.guessing import guess_mapping
from feedback.importers.mapping import Mapping, Pair

from .files import as_csv, write


def guess(headers, *answers):
    return guess_mapping(headers, [Row(number, list(row)) for number, row in enumerate(answers, 2)])


def test_a_google_form():
    mapping = guess(
        [
            "Timestamp",
            "How likely are you to recommend us to a friend?",
            "Why?",
            "Which branch did you visit?",
        ],
        ["2026/03/01 2:05:12 pm GMT", "9", "Kind staff, short queue", "North"],
        ["2026/03/02 3:05:12 pm GMT", "3", "Nobody rang me back", "South"],
        ["2026/03/02 4:05:12 pm GMT", "10", "", "North"],
        ["2026/03/03 4:05:12 pm GMT", "8", "Quick", "South"],
    )
    assert mapping == Mapping(
        date="Timestamp",
        score="How likely are you to recommend us to a friend?",
        scale="0-10",
        texts=("Why?",),
        area="Which branch did you visit?",
    )


def test_a_microsoft_form():
    mapping = guess(
        [
            "ID",
            "Start time",
            "Completion time",
            "Email",
            "Name",
            "Overall, how satisfied were you?",
            "Comments",
        ],
        [Decimal(1), date(2026, 3, 1), date(2026, 3, 2), "anonymous", None, "Very satisfied", "Good"],
        [Decimal(2), date(2026, 3, 1), date(2026, 3, 2), "anonymous", None, "Dissatisfied", "Slow"],
    )
    assert mapping == Mapping(
        date="Completion time",
        reference="ID",
        score="Overall, how satisfied were you?",
        scale="words",
        texts=("Comments",),
    )


def test_a_qualtrics_export(tmp_path):
    rows = [
        ["StartDate", "EndDate", "Status", "IPAddress", "Duration", "ResponseId", "Q1", "Q2", "Q3"],
        ["Start Date", "End Date", "Response Type", "IP Address", "Duration (in seconds)", "Response ID",
         "How easy was it to get help? 1 = very easy, 7 = very difficult", "Anything else?", "Channel"],
        [f'{{"ImportId":"{n}"}}' for n in range(9)],
        ["2026-03-01 10:00:00", "2026-03-01 10:05:00", "IP Address", "10.0.0.1", "300", "R_1", "2",
         "No, fine", "Phone"],
        ["2026-03-01 11:00:00", "2026-03-01 11:05:00", "IP Address", "10.0.0.2", "200", "R_2", "7", "Slow",
         "Phone"],
    ]  # fmt: skip
    table = write(tmp_path, as_csv(rows))
    mapping = guess_mapping(table.headers, table.sample())
    assert mapping.validate(table.headers) == []
    assert mapping == Mapping(
        date="End Date",
        reference="Response ID",
        score=rows[1][6],
        scale="1-7",
        reversed=True,
        texts=("Anything else?",),
        channel="Channel",
    )


def test_headings_that_say_nothing_are_told_by_what_is_below_them():
    comments = ["The queue was far too long on Monday", "Everybody was kind and quick to help me"]
    mapping = guess(
        ["Column 1", "Column 2", "Column 3", "Column 4"],
        *(
            [
                f"{day}/3/2026",
                str(day % 5 + 1),
                f"{comments[day % 2]} {day}",
                ["Positive", "Negative"][day % 2],
            ]
            for day in range(1, 21)
        ),
    )
    assert mapping == Mapping(
        date="Column 1", score="Column 2", scale="1-5", texts=("Column 3",), sentiment="Column 4"
    )


def test_expectation_and_perception_are_paired():
    mapping = guess(
        ["Date", "Reliability - expected", "Reliability - actual", "Empathy (E)", "Empathy (P)", "Comments"],
        ["1/3/26", "7", "5", "6", "6", "Late again"],
        ["2/3/26", "7", "4", "6", "7", "Nice people"],
    )
    assert mapping.pairs == (
        Pair("reliability", "Reliability - expected", "Reliability - actual"),
        Pair("empathy", "Empathy (E)", "Empathy (P)"),
    )
    assert (mapping.pair_scale, mapping.score, mapping.texts) == ("1-7", "", ("Comments",))


@pytest.mark.parametrize(
    ("header", "answers", "scale", "is_reversed"),
    [
        ("Rating (1-5)", ["4", "5"], "1-5", False),
        ("Score out of 10", ["4", "5"], "0-10", False),
        ("How satisfied are you?", ["80%", "95%"], "percent", False),
        ("Overall, were you satisfied?", ["Yes", "No"], "yes_no", False),
        ("Overall rating, 1 = very satisfied, 5 = very dissatisfied", ["1", "2"], "1-5", True),
        ("Overall rating, 1 = very dissatisfied, 5 = very satisfied", ["1", "2"], "1-5", False),
        ("How much effort did you have to put in?", ["7", "2"], "1-7", True),
        ("How difficult was it?", ["Very easy", "Very difficult"], "words", False),
        ("Star rating", ["★★★☆☆", "★★★★★"], "1-5", False),
    ],
)
def test_the_scale_and_its_good_end(header, answers, scale, is_reversed):
    mapping = guess(["Date", header], *(["1/3/26", answer] for answer in answers))
    assert (mapping.score, mapping.scale, mapping.reversed) == (header, scale, is_reversed)


def test_people_and_machines_are_no_comments():
    headers = ["Email address", "Your name", "IP Address", "User Agent", "Comments"]
    long = "a long line of something or other about it"
    assert guess(headers, *([f"{long} {n}"] * 5 for n in range(3))).texts == ("Comments",)


def test_how_old_somebody_is_and_how_long_it_took_are_no_scores():
    headers = ["Age", "Duration (in seconds)", "Comments"]
    assert guess(headers, *([str(20 + n % 3), "60", "Good"] for n in range(9))).score == ""


def test_one_question_about_both_is_no_pair_with_itself():
    header = "Did your experience match what you expected?"
    assert guess(["Date", header], ["1/3/26", "4"], ["2/3/26", "5"]).pairs == ()


FULL = Mapping(
    date="When", texts=("Why", "More"), score="NPS", scale="0-10", reversed=True, sentiment="Mood",
    reference="ID",
    area="Site", channel="How", theme="Topic",
    pairs=(Pair("empathy", "E", "P"),), pair_scale="1-7", date_order="day",
)  # fmt: skip


def test_a_mapping_survives_being_stored():
    assert Mapping.from_dict(json.loads(json.dumps(FULL.to_dict()))) == FULL
    assert FULL.validate(FULL.columns()) == []


def test_nonsense_in_a_stored_mapping_is_left_out():
    nonsense = {
        "date": 7,
        "texts": "Why",
        "pairs": [1, {"dimension": "x"}],
        "reversed": "yes",
        "spare": 1,
        "scale": None,
    }
    assert Mapping.from_dict(nonsense) == Mapping()


@pytest.mark.parametrize(
    ("mapping", "sentences"),
    [
        (Mapping(date="When"), ["Choose at least a column of comments or a column of scores."]),
        (Mapping(texts=("Gone",)), ["The file has no column “Gone”."]),
        (Mapping(score="NPS"), ["Choose the scale of “NPS”."]),
        (Mapping(score="NPS", scale="10-0"), ["Choose the scale of “NPS”."]),
        (Mapping(texts=("Why",), date="Why"), ["“Why” is chosen twice."]),
        (Mapping(texts=("Why",), date_order="x"), ["Choose whether dates have the day or the month first."]),
        (Mapping(pairs=(Pair("a", "E", "E"),), pair_scale="1-7"), ["“a” needs two columns."]),
        (
            Mapping(pairs=(Pair("a", "E", "P"), Pair("a", "P", "E"))),
            [
                "Choose the scale of expectation and perception.",
                "Give each pair of expectation and perception a name of its own.",
            ],
        ),
    ],
)
def test_what_must_be_put_right_is_said(mapping, sentences):
    assert mapping.validate(["When", "Why", "NPS", "E", "P"]) == sentences


CELL = st.one_of(
    st.none(), st.text(max_size=20), st.dates(), st.decimals(allow_nan=False, allow_infinity=False)
)


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_a_guess_never_fails_and_names_only_what_is_there(data):
    headers = data.draw(st.lists(st.text(max_size=30), min_size=1, max_size=6, unique=True))
    row = st.lists(CELL, min_size=len(headers), max_size=len(headers))
    mapping = guess(headers, *data.draw(st.lists(row, max_size=6)))
    assert set(mapping.columns()) <= set(headers)
    assert Mapping.from_dict(mapping.to_dict()) == mapping
