"""What dates, scores and moods mean, however they are written."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from feedback.importers.dates import order_shown, read_date
from feedback.importers.ladders import degree_of
from feedback.importers.values import Scorer, Unclear, mood_of_score, read_mood, read_number

THIRD_OF_MARCH = date(2026, 3, 3)
LATE = datetime(2026, 3, 3, 23, 59)  # noqa: DTZ001  as Excel gives it


@pytest.mark.parametrize(
    "written",
    [
        "2026-03-03", "2026-03-03 14:05:12", "2026-03-03T14:05:12+00:00", "2026-03-03T14:05:12.123Z",
        "3/3/2026", "03/03/26", "3-3-26", "3.3.2026", "03/03/2026 14:05", "2026/03/03 2:05:12 pm GMT+1",
        "3 Mar 2026", "3rd March 2026 14:05", "3 March 2026, 2.05 pm",
        "Tue 3 March 2026",
        "Tuesday, 3 March 2026",
        "March 3, 2026", "Mar 3rd 2026 at 14:05", "03-Mar-26", "46084", "46084.587", " 3 Mar 2026 ",
        Decimal("46084.5"), THIRD_OF_MARCH, LATE,
    ],
)  # fmt: skip
def test_one_day_is_written_in_many_ways(written):
    assert read_date(written) == THIRD_OF_MARCH


@pytest.mark.parametrize(
    "written",
    [
        "", "Total", "31/2/2026", "3/25/2026", "12", "2026", "3/3/206", "3 Foo 2026", "3/3/0026",
        "x" * 500, None,
        "9999-12-31T23:59:59-14:00", "0001-01-01T00:00:00+14:00", Decimal("1e30"), Decimal(7),
    ],
)  # fmt: skip
def test_what_names_no_day_is_no_date(written):
    assert read_date(written) is None


def test_a_late_evening_elsewhere_is_the_next_day_here():
    assert read_date(datetime(2026, 6, 30, 23, 30, tzinfo=UTC)) == date(2026, 7, 1)
    assert read_date("2026-06-30T23:30:00Z") == date(2026, 7, 1)


def test_the_day_comes_first_unless_america_is_proved():
    assert read_date("4/3/2026") == date(2026, 3, 4)
    assert read_date("4/3/2026", month_first=True) == date(2026, 4, 3)
    written = ["13/3/26", "3/13/26 2:00 PM", "3/4/26", "12/3/26", "3/3/26", "2026-03-13", "x"]
    shown = [order_shown(text) for text in written]
    assert shown == ["day", "month", "either", "either", "", "", ""]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("4", 4), ("4,5", "4.5"), ("4.50", "4.5"), ("1,250", 1250), ("1.250,5", "1250.5"),
        ("1,250.5", "1250.5"),
        ("85%", 85), ("9/10", 9), ("4 out of 5 stars", 4), ("5 - Very satisfied", 5), ("10 = best", 10),
        ("★★★☆☆", 3), ("-3", -3), ("−3", -3), (Decimal("0.1"), "0.1"),
    ],
)  # fmt: skip
def test_numbers_as_people_write_them(written, value):
    assert read_number(written).value == Decimal(value)


@pytest.mark.parametrize("written", ["", "five", "1 or 2", "1.2.3", "=1+1", "1e999", "9" * 50, None, "٣"])
def test_what_is_no_number(written):
    assert read_number(written) is None


SATISFIED = "Very satisfied|Satisfied|Neither satisfied nor dissatisfied|Dissatisfied|Very dissatisfied"
SEVEN = "Strongly agree|Agree|Somewhat agree|Neutral|Somewhat disagree|Disagree|Strongly disagree"
UNIPOLAR = "Extremely easy|Very easy|Somewhat easy|Not so easy|Not at all easy"
FOUR = "Very helpful|Fairly helpful|Not very helpful|Not at all helpful"
GRADES = "Excellent|Very good|Good|Fair|Poor"
SIX = "Excellent|Very good|Good|Fair|Poor|Very poor"
TEND = "Strongly agree|Tend to agree|Neither agree nor disagree|Tend to disagree|Strongly disagree"
QUALTRICS = "Extremely satisfied|Somewhat satisfied|Neither|Somewhat dissatisfied|Extremely dissatisfied"
EFFORT = "Very easy|Easy|Neither easy nor difficult|Difficult|Very difficult"
OFTEN = "Always|Usually|Sometimes|Rarely|Never"


@pytest.mark.parametrize(
    "words", [SATISFIED, SEVEN, UNIPOLAR, FOUR, GRADES, SIX, TEND, QUALTRICS, EFFORT, OFTEN]
)
def test_the_answers_of_a_question_fall_on_rungs_of_their_own(words):
    answers = words.split("|")
    scorer = Scorer("words", degrees=frozenset(map(degree_of, answers)))
    assert [scorer.read(answer) for answer in answers] == list(range(len(answers), 0, -1))


def test_two_happy_answers_do_not_make_a_scale_of_two():
    scorer = Scorer("words", degrees=frozenset(map(degree_of, ["Very satisfied", "Satisfied"])))
    assert (scorer.high, scorer.read("Satisfied")) == (5, 4)


def test_where_one_is_the_best_the_scale_is_turned_round():
    scorer = Scorer("1-5", reversed=True)
    assert [scorer.read(cell) for cell in ("1", Decimal(2), "5")] == [5, 4, 1]


def test_labels_beside_numbers_say_what_is_good():
    answers = ["1 - Very satisfied", "3 - Neutral", "5 - Very dissatisfied"]
    scorer = Scorer("1-5", degrees=frozenset(map(degree_of, answers)))
    assert [scorer.read(answer) for answer in answers] == [5, 3, 1]


@pytest.mark.parametrize(
    ("scale", "cell", "score"),
    [
        ("0-10", "10 - Extremely likely", 10), ("percent", "85%", 85), ("percent", "85", 85),
        ("yes_no", "Yes", 1),
        ("yes_no", "No, never", 0), ("yes_no", "TRUE", 1), ("1-5", "4.5", "4.5"), ("1-5", "N/A", None),
        ("1-5", "  ", None), ("1-5", "Don’t know", None), ("words", "4", 4),
    ],
)  # fmt: skip
def test_a_cell_becomes_a_point_on_its_scale(scale, cell, score):
    assert Scorer(scale).read(cell) == (None if score is None else Decimal(score))


@pytest.mark.parametrize(
    ("scale", "cell", "sentence"),
    [
        ("1-5", "6", "“6” is not on the scale 1 to 5."), ("1-5", "0", "“0” is not on the scale 1 to 5."),
        ("0-10", "blue", "“blue” is not on the scale 0 to 10."),
        ("1-5", "85%", "“85%” is not on the scale 1 to 5."),
        ("0-10", "4/5", "“4/5” is not on the scale 0 to 10."),
        ("yes_no", "Maybe", "“Maybe” is not on the scale 0 to 1."),
    ],
)  # fmt: skip
def test_what_is_not_on_the_scale_is_said(scale, cell, sentence):
    with pytest.raises(Unclear) as unclear:
        Scorer(scale).read(cell)
    assert str(unclear.value) == sentence


def test_moods_are_read():
    said = ("Positive", "mixed", "Detractor", "Very unhappy", "")
    assert [read_mood(text) for text in said] == [1, 0, -1, -1, None]
    with pytest.raises(Unclear):
        read_mood("blue")


@pytest.mark.parametrize(
    ("low", "high", "moods"),
    [
        (1, 4, [-1, -1, 1, 1]),
        (1, 5, [-1, -1, 0, 1, 1]),
        (1, 7, [-1, -1, -1, 0, 1, 1, 1]),
        (0, 10, [-1, -1, -1, -1, 0, 0, 0, 1, 1, 1, 1]),
    ],
)
def test_a_third_of_the_scale_at_each_end_tells_the_mood(low, high, moods):
    points = range(low, high + 1)
    assert [mood_of_score(Decimal(point), Decimal(low), Decimal(high)) for point in points] == moods
