"""Any file that a survey tool writes comes in as the table a person sees."""

import csv
import io
import tracemalloc
from itertools import islice

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from feedback.importers import cells as limits
from feedback.importers.cells import BadSheet
from feedback.importers.reading import open_table

from .files import as_csv, cells, write

PLAIN = [
    ["Date", "Score", "Comments"],
    ["3 Mar 2026", "9", "Lovely, “really”"],
    ["4 Mar 2026", "2", "£5 too much"],
]


@pytest.mark.parametrize(
    ("delimiter", "encoding", "described"),
    [
        (",", "utf-8", "CSV, commas, UTF-8"),
        (",", "utf-8-sig", "CSV, commas, UTF-8"),
        (";", "cp1252", "CSV, semicolons, Windows-1252"),
        ("\t", "utf-16", "TSV, tabs, UTF-16"),
        ("\t", "utf-16-le", "TSV, tabs, UTF-16"),
        ("|", "utf-8", "CSV, bars, UTF-8"),
    ],
)
def test_the_same_answers_come_out_of_every_dialect(tmp_path, delimiter, encoding, described):
    table = write(tmp_path, as_csv(PLAIN, delimiter), encoding=encoding)
    assert (table.describe, table.headers, cells(table)) == (described, PLAIN[0], PLAIN[1:])


def test_a_comment_keeps_its_line_breaks_and_rows_are_counted_as_a_spreadsheet_counts_them(tmp_path):
    table = write(tmp_path, 'Score,Comments\r\n9,"Lovely\r\nstaff"\r\n\r\n,\r\n2,Slow\r\n')
    assert [tuple(row) for row in table.rows()] == [(2, ["9", "Lovely\r\nstaff"]), (5, ["2", "Slow"])]


def test_titles_above_the_headings_are_passed_over(tmp_path):
    table = write(
        tmp_path, "Customer survey\nExported,22 Nov 2026\n\nDate,Score,Branch,Comments\n1/3/26,9,North,\n"
    )
    assert table.headers == ["Date", "Score", "Branch", "Comments"]
    assert [row.number for row in table.rows()] == [5]


def test_each_heading_is_named_once(tmp_path):
    table = write(tmp_path, "Score,,Comments,Comments\n9,x,Good,Better\n")
    assert table.headers == ["Score", "Column 2", "Comments", "Comments (column 4)"]


def test_short_rows_are_filled_up_and_long_ones_keep_what_they_have(tmp_path):
    table = write(
        tmp_path, "Date,Score,Comments\n1/3/26,9\n2/3/26,8,Good,stray\n3/3/26,7,Fine\n4/3/26,7,Fine\n"
    )
    assert table.headers == ["Date", "Score", "Comments", "Column 4"]
    assert [len(row.cells) for row in table.rows()] == [4, 4, 4, 4]


def test_a_row_wider_than_any_before_loses_nothing(tmp_path):
    table = write(tmp_path, "Date,Score\n" + "1/3/26,9\n" * 60 + "2/3/26,8,stray\n")
    assert cells(table)[-1] == ["2/3/26", "8", "stray"]


def test_qualtrics_asks_its_question_in_the_second_of_three_heading_lines(tmp_path):
    rows = [
        ["StartDate", "ResponseId", "Q1_NPS", "Q2"],
        ["Start Date", "Response ID", "How likely are you to recommend us?", "Why?"],
        [
            '{"ImportId":"startDate"}',
            '{"ImportId":"_recordId"}',
            '{"ImportId":"QID1"}',
            '{"ImportId":"QID2"}',
        ],
        ["2026-03-01 14:05:12", "R_1", "9", "Kind"],
    ]
    table = write(tmp_path, as_csv(rows))
    assert (table.headers, cells(table)) == (rows[1], rows[3:])


def test_surveymonkey_writes_the_choices_of_one_question_in_a_second_line(tmp_path):
    rows = (
        "Respondent ID,Why did you call?,,Comments\n,Billing,Repairs,Open-Ended Response\n11,Billing,,Quick\n"
    )
    table = write(tmp_path, rows)
    assert table.headers == [
        "Respondent ID",
        "Why did you call? – Billing",
        "Why did you call? – Repairs",
        "Comments",
    ]
    assert len(cells(table)) == 1


def test_excel_may_say_itself_which_separator_it_used(tmp_path):
    assert write(tmp_path, "sep=;\nDate;Score, of ten\n1/3/26;9\n").headers == ["Date", "Score, of ten"]


def test_a_file_of_comments_alone_is_not_cut_at_their_commas(tmp_path):
    table = write(tmp_path, "Comments\nGood, thanks\nSlow\nFine, quick, kind\n")
    assert cells(table) == [["Good, thanks"], ["Slow"], ["Fine, quick, kind"]]


def test_a_pound_sign_far_down_still_decides_the_encoding(tmp_path):
    table = write(tmp_path, "Score,Comments\n" + "9,fine\n" * 40_000 + "1,£5 “extra”\n", encoding="cp1252")
    assert (table.describe, cells(table)[-1]) == ("CSV, commas, Windows-1252", ["1", "£5 “extra”"])


@pytest.mark.parametrize(
    "formula", ["=1+1", "+44 7700", "-1+1", "@SUM(A1)", "\t=1+1", "\r=1", '=HYPERLINK("x")']
)
def test_what_looks_like_a_formula_stays_the_text_it_is(tmp_path, formula):
    assert cells(write(tmp_path, as_csv([["Score", "Comments"], ["9", formula]]))) == [["9", formula]]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "“survey.csv” is empty."),
        (b"\n\n  \n", "“survey.csv” is empty."),
        (b"\0\1\2\3" * 50, "This file is not a table of text. Choose a CSV, TSV or XLSX file."),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 60,
            "“survey.csv” is an old kind of Excel file. Save it as .xlsx or .csv and choose it again.",
        ),
        (b"PK\x03\x04 no archive", "This Excel file cannot be read."),
        (
            b"Score\n" + b"x" * 1_000_002,
            "One line is far too long for a survey. Perhaps this is not a table.",
        ),
        (b"a,b\n1," + b'"\n",' * 1_000_001, "One line is far too long for a survey."),
        (b"a,b\n1," + b"x" * 20_001, "Row 2 has a cell with over 20,000 characters."),
        (b'a,b\n1,"' + b"never closed\n" * 20_000, "Row"),
        (b"a,b\n" + b"1," * 200 + b"2\n", "Row 2 has more than 200 columns; remove those you do not need."),
    ],
)
def test_what_is_no_survey_is_refused_in_one_sentence(tmp_path, content, sentence):
    with pytest.raises(BadSheet) as refused:
        list(write(tmp_path, content).rows())
    assert refused.value.sentence.startswith(sentence)


def test_a_file_with_too_many_rows_is_refused_when_they_are_reached(tmp_path):
    table = write(tmp_path, "Date,Score\n" + "1/3/26,9\n" * (limits.MAX_ROWS + 1))
    assert len(table.sample(10)) == 10
    with pytest.raises(BadSheet, match="more than 50,000 rows"):
        list(table.rows())


def test_fifteen_thousand_rows_are_never_all_in_memory(tmp_path):
    table = write(tmp_path, "Date,Score,Comments\n" + f"1/3/26,9,{'word ' * 200}\n" * 15_000)
    tracemalloc.start()
    count = sum(1 for _ in table.rows())
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert (count, peak < 5_000_000) == (15_000, True)


ANSWER = st.text(st.characters(exclude_characters="\0\ufeff", exclude_categories=["Cs"]), max_size=30)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150, deadline=None)
@given(
    rows=st.lists(st.tuples(ANSWER, ANSWER, ANSWER), min_size=1, max_size=8),
    delimiter=st.sampled_from(",;\t|"),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252"]),
)
def test_whatever_is_written_reads_back_the_same(tmp_path, rows, delimiter, encoding):
    content = as_csv([["Date", "Score", "Comments"], *rows], delimiter).encode(encoding, "replace")
    assume(encoding != "cp1252" or not _is_utf8(content) or content.isascii())
    path = tmp_path / "any.csv"
    path.write_bytes(content)
    answers = [
        row for row in _reread(content.decode(encoding), delimiter) if any(cell.strip() for cell in row)
    ]
    assert [[cell or "" for cell in row] for row in cells(open_table(path, "any.csv"))] == answers


def _reread(text: str, delimiter: str) -> list[list[str]]:
    return list(islice(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), 1, None))


def _is_utf8(content: bytes) -> bool:
    try:
        return bool(content.decode("utf-8")) or True
    except UnicodeDecodeError:
        return False
