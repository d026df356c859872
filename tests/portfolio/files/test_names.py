"""A file's name is shown and offered for download, and can do no harm in either place."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio.files.endings import ending_of
from portfolio.files.names import MAX_LENGTH, clean_name


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("Observation 3.pdf", "Observation 3.pdf"),
        ("photo.JPG", "photo.JPG"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\Sam\\plan.docx", "plan.docx"),
        ("a.pdf\0.html", "a.pdf_.html"),
        ("evidence\u202efdp.exe", "evidence_fdp.exe"),
        ("line\nbreak\tand\rmore.pdf", "line break and more.pdf"),
        ("evidence.pdf ", "evidence.pdf"),
        ("evidence.pdf.", "evidence.pdf"),
        ("cafe\u0301.pdf", "café.pdf"),
        ("أدلة.pdf", "أدلة.pdf"),
        ("می\u200cخواهم.pdf", "می\u200cخواهم.pdf"),
        ("soft\u00adhyphen\ufeff.pdf", "soft_hyphen_.pdf"),
        ("\udcff.pdf", "_.pdf"),
        ("<img src=x onerror=1>.pdf", "<img src=x onerror=1>.pdf"),
        ("..", "file"),
        ("", "file"),
        ("folder/", "file"),
    ],
)
def test_a_name_is_shown_as(raw, shown):
    assert clean_name(raw) == shown


def test_a_long_name_keeps_its_ending():
    shown = clean_name("é" * 255 + ".pdf")
    assert (len(shown), shown[-7:]) == (MAX_LENGTH, "éé….pdf")


@given(st.text())
def test_no_name_ever_holds_a_path_or_a_hidden_character(raw):
    shown = clean_name(raw)
    assert 0 < len(shown) <= MAX_LENGTH
    assert not set(shown) & set("/\\")
    assert not {unicodedata.category(c) for c in shown} & {"Cc", "Cs", "Zl", "Zp"}
    assert clean_name(shown) == shown


@pytest.mark.parametrize(("name", "ending"), [("a.PDF", "pdf"), ("a", ""), (".pdf", ""), ("a.tar.gz", "gz")])
def test_the_ending_of_a_name(name, ending):
    assert ending_of(name) == ending
