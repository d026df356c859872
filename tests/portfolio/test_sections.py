"""The sections of a loop record: plain data in, the same shape out, and what changed between two."""

from types import SimpleNamespace

from portfolio.changes import FACTS, changes_between
from portfolio.sections import filled, read_sections, section


def shown(*sections):
    facts = {name: "" for name, _ in FACTS}
    return SimpleNamespace(
        **facts, narrative="", details=[], files=[], sections=read_sections({"sections": list(sections)})
    )


def test_a_section_keeps_only_what_it_holds():
    made = section("Dates", facts=[("Starts", "3 Mar 2026"), ("Ends", None)], columns=["Who"], rows=[])
    assert made == {"title": "Dates", "facts": [["Starts", "3 Mar 2026"]], "columns": ["Who"]}


def test_one_without_content_is_left_out():
    assert filled([section("Empty", columns=["A"]), section("Words", text="Something.")]) == [
        {"title": "Words", "text": "Something."}
    ]


def test_what_was_frozen_reads_back_as_it_was():
    (part,) = read_sections(
        {
            "sections": [
                section("Said", quotes=[("Nobody rang.", "a customer", "3 Mar 2026")], rows=[[1, None]])
            ]
        }
    )
    assert (part.quotes[0].text, part.quotes[0].when) == ("Nobody rang.", "3 Mar 2026")
    assert part.rows == [["1", ""]]


def test_a_record_without_sections_has_none():
    assert read_sections({"steps": "One, two."}) == []


def test_the_lines_that_went_and_came_are_named_by_their_section():
    before = shown(section("Dates", facts=[("Starts", "3 Mar"), ("Ends", "9 Apr")]))
    after = shown(section("Dates", facts=[("Starts", "3 Mar"), ("Ends", "16 Apr")]))
    (change,) = changes_between(before, after).facts
    assert (change.label, change.before, change.after) == ("Dates", "Ends: 9 Apr", "Ends: 16 Apr")


def test_sections_that_say_the_same_have_not_changed():
    part = section("Limits", text="No new staff.")
    assert not changes_between(shown(part), shown(part))
