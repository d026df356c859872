"""How part 9 prints: each turn opens on one page, and its records stand behind it."""

import re
from collections import Counter
from dataclasses import replace
from itertools import pairwise

import pikepdf

from assessment.exports import render
from assessment.exports.content import improvement_anchor
from assessment.exports.layout import lay_out
from tests.assessment.exports import sample_files
from tests.assessment.exports.conftest import print_out
from tests.assessment.exports.test_tagged import elements

HOSTILE = "<script>alert(1)</script><img src=x onerror=y> <b>bold</b>"


def opening(book, ref="IMP-01"):
    return book.places[improvement_anchor(ref)]


def links_on(book, page):
    return [link for link in book.links if link.page == page]


def test_part_nine_is_in_the_checklist_and_the_contents(book):
    contents = "".join(book.pages[book.places["part-3"] - 1 : book.places["part-3"] + 1])
    assert f"9 Improvement stories {book.places['part-9']}" in contents
    assert f"IMP-02 Call-backs we promise Turn 2 {opening(book, 'IMP-02')}" in contents
    assert f"REV-01 Did the diary help? Review {book.places['record-rev-01']}" in contents


def test_every_number_in_the_pack_is_the_page_it_leads_to(book):
    numbers = [(int(link.shown), link.target) for link in book.links if link.shown.isdigit()]
    assert len(numbers) > 60
    assert [pair for pair in numbers if pair[0] != pair[1]] == []


def stands_alone(book, page):
    """Whether nothing else begins on this page, and something does on the next."""
    here = {name for name, where in book.places.items() if where == page} - {"part-9"}
    return len(here) == 1 and min(where for where in book.places.values() if where > page) == page + 1


def test_a_turn_opens_on_one_page_of_its_own(book):
    assert stands_alone(book, opening(book))
    assert stands_alone(book, opening(book, "IMP-02"))


def test_the_opening_names_and_links_every_record_of_the_turn(book, lived):
    shown = {link.shown: link for link in links_on(book, opening(book))}
    for ref in lived.improvements[0].records:
        assert shown[ref].name == f"record-{ref.lower()}"
        assert ref in book.pages[shown[ref].target - 1]


def test_the_opening_tells_before_after_and_where_the_figures_stand(book):
    text = book.pages[opening(book) - 1]
    assert "Call-backs we promise Reviewed, live since 16 Mar 2026." in text
    assert "M-01 Call-backs within four hours 65% n = 546, 22 Dec 2025 to 9 Mar 2026 91%" in text
    assert f"All figures: REV-01, page {book.places['record-rev-01']}." in text


TALE = "Calls that either desk has promised to return by four o’clock, or to say why not. " * 4


def piled_records(lived):
    """Seven of each kind, one after another with a longer title."""
    first = [each for ref in lived.improvements[0].records for each in lived.records if each.ref == ref]
    return [
        replace(each, ref=f"{each.ref}{n}", title=TALE[: 18 * n], sections=(), serves=(), signatures=())
        for n in range(1, 8)
        for each in first
    ]


def piled_turn(story, size, refs):
    """A turn whose title, words and table grow with its size."""
    measure, *figures = story.comparison.rows[0]
    return replace(
        story,
        ref=f"IMP-{size}0",
        title=TALE[: min(20 * size, 120)],
        service_area=TALE[:80],
        records=tuple(refs),
        comparison=replace(story.comparison, rows=((measure + TALE[: 9 * size], *figures),) * size),
        quotes=tuple(replace(each, text=TALE[: 30 * size]) for each in story.quotes),
        quotes_now=tuple(replace(each, text=TALE[: 30 * size]) for each in story.quotes_now),
        figures=(refs[0],),
    )


def test_however_much_a_turn_holds_it_opens_on_one_page(lived, tmp_path):
    records = piled_records(lived)
    refs = [each.ref for each in records]
    turns = [piled_turn(lived.improvements[0], size, refs[: 12 * size]) for size in range(1, 8)]
    book = print_out(replace(lived, records=tuple(records), improvements=tuple(turns), units=()), tmp_path)
    for turn in turns:
        assert stands_alone(book, opening(book, turn.ref)), turn.ref
    last = book.pages[opening(book, "IMP-70") - 1]
    assert "and 30 more" in last
    assert "also of 5 more measures" in last


def test_turns_lead_to_each_other(book):
    first, second = opening(book), opening(book, "IMP-02")
    assert f"It goes on in IMP-02 (page {second})." in book.pages[first - 1]
    assert f"It goes on from IMP-01 (page {first})." in book.pages[second - 1]
    assert "improvement-imp-01" in {link.name for link in links_on(book, second)}


def test_a_stage_without_records_says_so(book):
    text = book.pages[opening(book, "IMP-02") - 1]
    assert text.count("Nothing of this was handed in.") == 3
    assert "Nothing of this" not in book.pages[opening(book) - 1]


def test_a_record_of_two_turns_prints_once(book):
    assert len([page for page in book.pages if "FB-03 v1 FEEDBACK SOURCE" in page]) == 1
    target = {link.target for link in links_on(book, opening(book, "IMP-02")) if link.shown == "FB-03"}
    assert target == {book.places["record-fb-03"]}


def test_each_record_leads_back_to_what_it_serves(book):
    page = book.places["record-plan-01"]
    back = [link for link in links_on(book, page) if link.shown == "TST-02"]
    assert back
    assert "TST-02" in book.pages[back[0].target - 1]


def test_charts_are_drawn_with_lines_named_and_have_their_figures_beside(book):
    page = book.places["record-an-02"]
    figures = [each for each in elements(book.pdf.Root.StructTreeRoot) if each.S == "/Figure"]
    spoken = [str(each.get("/Alt", "")) for each in figures]
    assert len([words for words in spoken if words.startswith("Call-backs within four hours")]) == 2
    assert "M-01 Call-backs within four hours" in " ".join(spoken)
    assert "Date Value (%) Moving range Mean Limits" in book.pages[page - 1]
    assert "4 May 2026 92" in book.pages[page - 1] + book.pages[page]
    strokes = [
        op for _, op in pikepdf.parse_content_stream(book.pdf.pages[opening(book) - 1]) if str(op) == "S"
    ]
    assert len(strokes) > 20
    assert "/Image" not in repr(book.pdf.pages[opening(book) - 1].Resources.get("/XObject", {}))


def test_a_chart_that_stands_twice_names_nothing_twice(lived):
    html = render.pack_html(lay_out(lived, ""))
    assert html.count("<title>Call-backs within four hours") == 2
    assert {
        name: count for name, count in Counter(re.findall(r' id="([^"]+)"', html)).items() if count > 1
    } == {}


def test_a_story_has_its_headings_in_steps_and_no_silent_picture(book):
    page = book.pdf.pages[opening(book) - 1].obj
    heads = [
        each for each in elements(book.pdf.Root.StructTreeRoot) if each.S == "/H2" and each.get("/Pg") == page
    ]
    assert len(heads) == 6
    levels = [
        int(str(each.S)[2:])
        for each in elements(book.pdf.Root.StructTreeRoot)
        if re.fullmatch("/H[1-6]", str(each.S))
    ]
    assert [pair for pair in pairwise(levels) if pair[1] > pair[0] + 1] == []
    figures = [each for each in elements(book.pdf.Root.StructTreeRoot) if each.S == "/Figure"]
    assert [each for each in figures if not str(each.get("/Alt", ""))] == []


def test_bookmarks_hang_records_under_their_turn(book):
    with book.pdf.open_outline() as outline:
        (part,) = (each for each in outline.root if each.title == "9 Improvement stories")
    first, second = part.children
    assert [first.title, second.title] == ["IMP-01 Call-backs we promise", "IMP-02 Call-backs we promise"]
    assert [each.title for each in second.children] == ["FB-04 Cards about mixed messages"]
    assert len(first.children) == 12


def test_the_learners_pack_tells_the_same_stories(lived):
    assert lay_out(replace(lived, pack="learner"), "").stories == lay_out(lived, "").stories


def test_the_records_pack_prints_stories_too_and_files_as_slips(lived, tmp_path):
    card = sample_files.photo(tmp_path, "card.jpg", "#0F5C63", caption="The best card")
    records = tuple(replace(each, files=(card,)) if each.ref == "FB-02" else each for each in lived.records)
    book = print_out(replace(lived, pack="records", records=records), tmp_path)
    assert f"REV-01 Did the diary help? Review {book.places['record-rev-01']}" in "".join(book.pages[:4])
    page = book.page_of("record-fb-02-file-1")
    assert "Kept by the centre with this portfolio; ask for it under FB-02." in page
    assert "All fine, thank you." in book.page_of("record-fb-02")


def test_what_looks_like_markup_is_printed_as_words(lived, tmp_path):
    def hostile(record):
        sections = tuple(
            replace(
                part,
                title=f"{part.title} {HOSTILE}",
                facts=((HOSTILE, HOSTILE),),
                columns=(HOSTILE,) * len(part.columns),
                rows=tuple((HOSTILE,) * len(row) for row in part.rows),
            )
            for part in record.sections[:2]
        )
        return replace(record, title=HOSTILE, sections=sections)

    turns = tuple(replace(each, title=HOSTILE, service_area=HOSTILE) for each in lived.improvements)
    content = replace(lived, records=tuple(map(hostile, lived.records)), improvements=turns)
    book = print_out(content, tmp_path)
    assert HOSTILE in book.pages[opening(book) - 1]
    assert "/JavaScript" not in repr(book.pdf.Root.get("/Names", {}))
