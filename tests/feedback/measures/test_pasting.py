"""Lines out of a spreadsheet, as people paste them."""

from datetime import date
from decimal import Decimal

import pytest

from feedback.importers.figures import read_figure, read_pasted


def _read(text: str, **how) -> list[tuple]:
    return [(line.taken_on, line.second, line.third) for line in read_pasted(text, **how).lines]


@pytest.mark.parametrize(
    "text",
    [
        "3/3/2025\t62.5\t40",
        "03/03/2025; 62,5; 40",
        "2025-03-03,62.5,40",
        "3 Mar 2025;62.5%;40",
        "Mon 3 March 2025\t62.5\t40",
        "45719\t62.5\t40",
    ],
)
def test_days_and_figures_as_people_write_them(text):
    assert _read(text) == [(date(2025, 3, 3), Decimal("62.5"), 40)]


def test_headings_and_blank_lines_come_along():
    found = read_pasted("Week\tKept\n\n3/3/2025\t62\n\n10/3/2025\t64\n")
    assert [(line.number, line.second) for line in found.lines] == [(3, 62), (5, 64)]
    assert found.notes == ["Line 1 is taken for headings."]


def test_a_week_number_before_the_date_and_words_after_it_are_passed_over():
    text = "1\t3/3/2025\tNorth\t62\t40\n2\t10/3/2025\tSouth\t64\t41"
    assert _read(text) == [(date(2025, 3, 3), 62, 40), (date(2025, 3, 10), 64, 41)]


def test_american_days_show_by_one_that_can_be_nothing_else():
    found = read_pasted("3/3/2025,62\n3/17/2025,64")
    assert [line.taken_on for line in found.lines] == [date(2025, 3, 3), date(2025, 3, 17)]
    assert "month first" in found.notes[0]
    assert _read("4/3/2025,62") == [(date(2025, 3, 4), 62, None)]


def test_commas_within_quotation_marks_are_part_of_the_figure():
    assert _read('3/3/2025,"1,250",40') == [(date(2025, 3, 3), Decimal(1250), 40)]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("3/3/2025\t62\nMonday\t64\n17/3/2025\t66", "“Monday” is not a date."),
        ("3/3/2025\t62\n10/3/2025\tn/a\n17/3/2025\t66", "“n/a” is not a number."),
        ("3/3/2025\t62\n10/3/2025\t\n17/3/2025\t66", "The figure is missing."),
        ("3/3/2025\t62\n\t64\n17/3/2025\t66", "The date is missing."),
        ("3/3/2025\t62\t4\n10/3/2025\t64\t4.5\n", "“4.5” is not a count: give a whole number from 0."),
        (
            "3/3/2025\t62\n10/3/2025 64\n",
            "Put a tab, a comma or a semicolon between the date and the figure.",
        ),
        ("3/3/2025\t62\n31/2/2025\t64\n17/3/2025\t66", "“31/2/2025” is not a date."),
    ],
)
def test_each_bad_line_has_its_sentence(text, fault):
    assert [line.fault for line in read_pasted(text).lines if line.fault] == [fault]


def test_two_counts_are_both_needed():
    assert _read("3/3/2025;7;1250", counts=True) == [(date(2025, 3, 3), 7, 1250)]
    lines = read_pasted("3/3/2025;7;1250\n10/3/2025;8;", counts=True).lines
    assert lines[1].fault == "The figure is missing."


def test_far_too_many_lines_are_told_not_cut():
    found = read_pasted("\n".join(f"3/3/2025,{line}" for line in range(1001)))
    assert (found.lines, found.notes[-1][:29]) == ([], "These are more than 1,000 lin")


@pytest.mark.parametrize(
    "text", ["", "x", '"', "\t\t", "'", "=1+1,2", "\x00,1", "9" * 5000, ",".join("9" * 500)]
)
def test_nothing_that_is_pasted_breaks_it(text):
    assert all(line.fault for line in read_pasted(text).lines)


def test_figures_are_read_as_they_are_typed():
    assert [read_figure(each) for each in ("4,5", "1,250", "−3", "85%", "12 minutes", "9/10", "some")] == [
        *(Decimal("4.5"), Decimal(1250), Decimal(-3), Decimal(85), Decimal(12)),
        *(None, None),
    ]
