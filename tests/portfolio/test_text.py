"""Markdown from people: what it may look like, and what never comes through."""

import pytest

from portfolio.text import render_markdown

HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[x](javascript:alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    '<a href="https://a.example" onclick="x()">a</a>',
    "![x](https://tracker.example/pixel.png)",
    "<svg/onload=alert(1)>",
    "[x](vbscript:msgbox(1))",
    "<iframe src=//evil.example>",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_active_comes_through(text):
    html = render_markdown(text)
    for bad in (
        "<script",
        "<img",
        "<svg",
        "<iframe",
        'javascript:"',
        'href="javascript',
        'href="data',
        'href="vb',
        "<a onclick",
    ):
        assert bad not in html


def test_a_new_line_stays_a_new_line():
    assert "<br>" in render_markdown("03:10 why the diary\n04:20 who wrote in it")


def test_lists_tables_and_quotes_are_kept():
    html = render_markdown("# Steps\n\n- one\n\n> ring back\n\n| a | b |\n|---|---|\n| 1 | 2 |")
    for part in ("<h3>Steps</h3>", "<li>one</li>", "<blockquote>", "<td>2</td>"):
        assert part in html
