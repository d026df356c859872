"""A trial says exactly what the import will do, and importing twice adds nothing."""

import json
import tracemalloc
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from feedback.importers.cells import BadSheet
from feedback.importers.dry_run import dry_run, parsed_rows
from feedback.importers.mapping import Mapping, Pair

from .files import as_csv, write, write_excel

TODAY = date(2026, 11, 22)
SURVEY = Mapping(date="Date", score="Score", scale="1-5", texts=("Comments",))


def survey(folder, *rows, name="survey.csv"):
    return write(folder, as_csv([["Date", "Score", "Comments"], *rows]), name=name)


def rows_of(table, mapping=SURVEY, **more):
    return list(parsed_rows(table, mapping, today=TODAY, **more))


def test_a_row_becomes_what_one_person_said(tmp_path):
    table = write(
        tmp_path,
        "ID,Date,Score,Mood,Branch,How,Topic,Why,More\n"
        '7,1/3/26,2,Positive, North  Road ,Phone,Billing,"=1+1, ""really""",\tSlow \n',
    )
    (row,) = rows_of(
        table,
        Mapping(
            date="Date", score="Score", scale="1-5", sentiment="Mood", reference="ID", area="Branch",
            channel="How", theme="Topic", texts=("Why", "More"),
        ),
    )  # fmt: skip
    assert (row.number, row.date, row.text) == (2, date(2026, 3, 1), '=1+1, "really"\n\n\tSlow ')
    assert (row.score, row.scale_low, row.scale_high, row.sentiment) == (2, 1, 5, 1)
    assert (row.reference, row.area, row.channel, row.theme) == ("7", "North Road", "Phone", "Billing")
    assert len(row.fingerprint) == 64


def test_the_report_counts_what_comes_in_and_says_why_the_rest_does_not(tmp_path):
    table = survey(
        tmp_path,
        ["1/3/26", "5", "Mrs Jane Smith was kind, ring 07700 900123"],
        ["2/3/26", "1", "Slow"],
        ["2/3/26", "1", "Slow"],
        ["22/11/26", "N/A", "Today"],
        ["23/11/26", "4", "Tomorrow"],
        ["soon", "4", ""],
        ["", "4", ""],
        ["3/3/26", "6", "Off the scale"],
        ["3/3/26", "", "n/a"],
        ["Total", "", "9 rows"],
    )
    report = dry_run(table, SURVEY, today=TODAY)
    assert (report.read, report.usable, report.alike) == (10, 4, 1)
    assert report.skipped == {"future": 1, "bad_date": 2, "no_date": 1, "bad_score": 1, "nothing": 1}
    assert [tuple(skip) for skip in report.examples] == [
        (6, "future", "Row 6: 23 November 2026 is in the future."),
        (7, "bad_date", "Row 7: “soon” is not a date."),
        (8, "no_date", "Row 8: there is no date."),
        (9, "bad_score", "Row 9: “6” is not on the scale 1 to 5."),
        (10, "nothing", "Row 10: there are neither words nor a score."),
        (11, "bad_date", "Row 11: “Total” is not a date."),
    ]
    assert report.reasons()[0] == (2, "with a date that cannot be read")
    assert (report.personal, report.personal_rows) == ({"name": 1, "phone": 1}, 1)
    assert report.scores == {5: 1, 1: 2}
    assert (report.first, report.last) == (date(2026, 3, 1), TODAY)
    assert report.preview == rows_of(table)


def test_a_report_can_be_stored(tmp_path):
    report = dry_run(survey(tmp_path, ["1/3/26", "4,5", "Good"], ["x", "1", ""]), SURVEY, today=TODAY)
    stored = json.loads(json.dumps(report.to_dict()))
    assert stored["scores"] == [[5, 1]]
    assert (stored["first"], stored["preview"][0]["score"]) == ("2026-03-01", "4.500")
    assert stored["examples"] == [
        {"number": 3, "reason": "bad_date", "sentence": "Row 3: “x” is not a date."}
    ]


def test_an_american_file_is_recognised_even_where_only_its_last_row_shows_it(tmp_path):
    table = survey(tmp_path, *(["3/4/26", "5", ""] for _ in range(300)), ["3/25/26", "5", ""])
    report = dry_run(table, SURVEY, today=TODAY)
    assert report.notes == ["Dates are read with the month first, because 3/25/26 can be nothing else."]
    assert (report.usable, report.first) == (301, date(2026, 3, 4))


def test_a_british_file_says_how_doubtful_dates_are_read(tmp_path):
    report = dry_run(survey(tmp_path, ["3/4/26", "5", ""]), SURVEY, today=TODAY)
    assert (report.first, report.notes) == (
        date(2026, 4, 3),
        ["Dates such as 3/4/26 are read with the day first."],
    )


def test_a_mixed_column_is_read_with_the_day_first_and_says_so(tmp_path):
    report = dry_run(survey(tmp_path, ["25/3/26", "5", ""], ["3/25/26", "5", ""]), SURVEY, today=TODAY)
    assert report.notes[0].startswith("Some dates have the day first (25/3/26), some the month (3/25/26).")
    assert ([row.number for row in report.preview], report.skipped) == ([2], {"bad_date": 1})


def test_a_person_may_say_which_order_it_is(tmp_path):
    mapping = Mapping.from_dict({**SURVEY.to_dict(), "date_order": "month"})
    assert rows_of(survey(tmp_path, ["3/4/26", "5", ""]), mapping)[0].date == date(2026, 3, 4)


def test_words_are_explained(tmp_path):
    mapping = Mapping(date="Date", score="Score", scale="words")
    table = survey(tmp_path, ["1/3/26", "Very happy", ""], ["1/3/26", "Unhappy", ""])
    report = dry_run(table, mapping, today=TODAY)
    assert report.notes[0] == "Dates such as 1/3/26 are read with the day first."
    assert report.notes[1] == "Words are read as points from 1 to 5: “Very happy” is 5, “Unhappy” is 2."
    assert [(row.score, row.scale_high, row.sentiment) for row in rows_of(table, mapping)] == [
        (5, 5, 1),
        (2, 5, -1),
    ]


def test_expectation_and_perception_come_by_dimension(tmp_path):
    table = write(tmp_path, "E,P\n7,5\n,4\n9,1\n")
    mapping = Mapping(pairs=(Pair("empathy", "E", "P"),), pair_scale="1-7")
    first, second = rows_of(table, mapping, default_date=TODAY)
    assert (first.expectations, first.perceptions, first.pair_high) == ({"empathy": 7}, {"empathy": 5}, 7)
    assert (second.expectations, second.perceptions) == ({}, {"empathy": 4})


def test_a_default_date_stands_in_and_does_not_make_a_row_a_new_one(tmp_path):
    table = survey(tmp_path, ["", "5", "Good"])
    (row,) = rows_of(table, default_date=date(2026, 5, 1))
    assert (row.date, row.dated) == (date(2026, 5, 1), False)
    assert rows_of(table, default_date=TODAY, known={row.fingerprint}) == []


def test_two_people_who_say_the_same_both_count_and_neither_counts_again(tmp_path):
    same = ["1/3/26", "5", ""]
    first = rows_of(survey(tmp_path, same, same))
    known = {row.fingerprint for row in first}
    assert len(known) == 2
    grown = survey(tmp_path, same, ["2/3/26", "1", "Slow"], same, same)
    assert [row.number for row in rows_of(grown, known=known)] == [3, 5]
    assert dry_run(grown, SURVEY, today=TODAY, known=known).skipped == {"known": 2}


def test_a_reference_alone_decides(tmp_path):
    mapping = Mapping(score="Score", scale="1-5", reference="Comments")
    table = survey(tmp_path, ["", "5", "R1"], ["", "4", "R1"], ["", "5", "R2"])
    assert dry_run(table, mapping, today=TODAY, default_date=TODAY).skipped == {"twice": 1}
    rows = rows_of(table, mapping, default_date=TODAY)
    assert [row.number for row in rows] == [2, 4]
    corrected = survey(tmp_path, ["", "1", "R1"])
    assert rows_of(corrected, mapping, default_date=TODAY, known={row.fingerprint for row in rows}) == []


def test_the_same_answers_from_csv_and_excel_are_the_same(tmp_path):
    from_text = rows_of(survey(tmp_path, ["1/3/26", "4.0", "Good\n staff"]))
    from_excel = rows_of(
        write_excel(tmp_path, ["Date", "Score", "Comments"], [date(2026, 3, 1), 4, "Good staff"])
    )
    assert from_text[0].fingerprint == from_excel[0].fingerprint


def test_a_mapping_for_another_file_is_refused(tmp_path):
    with pytest.raises(BadSheet, match=r"The file has no column “Gone”\."):
        dry_run(survey(tmp_path, ["1/3/26", "5", ""]), Mapping(texts=("Gone",)), today=TODAY)


def test_fifteen_thousand_rows_in_little_memory(tmp_path):
    rows = ([f"{n % 28 + 1}/3/26", str(n % 5 + 1), f"Waited for number {n}"] for n in range(15_000))
    table = survey(tmp_path, *rows)
    tracemalloc.start()
    report = dry_run(table, SURVEY, today=TODAY)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert (report.usable, peak < 10_000_000) == (15_000, True)


DAYS = st.sampled_from(["", "1/3/26", "3/25/26", "2026-03-01", "x", "1/1/2030", "46084"])
SCORES = st.sampled_from(["", "1", "5", "6", "Very good", "n/a", "=1+1"])
WORDS = st.one_of(
    st.sampled_from(["", "Slow", "Dave rang"]),
    st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=12),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=100, deadline=None)
@given(st.lists(st.tuples(DAYS, SCORES, WORDS), min_size=1, max_size=8))
def test_the_trial_and_the_import_agree_and_a_second_import_adds_nothing(tmp_path, rows):
    table = survey(tmp_path, ["1/3/26", "5", "Good"], *rows)
    report, made = dry_run(table, SURVEY, today=TODAY), rows_of(table)
    assert (report.usable, report.preview) == (len(made), made[:10])
    assert report.read == report.usable + report.skipped.total()
    known = {row.fingerprint for row in made}
    assert len(known) == len(made)
    assert rows_of(table, known=known) == []


@pytest.mark.parametrize("score", [Decimal("1e40"), 5])
def test_odd_numbers_in_excel_do_no_harm(tmp_path, score):
    table = write_excel(tmp_path, ["Date", "Score", "Comments"], [1e300, score, 1e40], [TODAY, score, "Good"])
    assert dry_run(table, SURVEY, today=TODAY).read == 2
