"""The pages of an analysis: choosing a technique, covering, writing findings, asking why."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from feedback.models import Analysis, Finding
from feedback.services.analyses import set_causes
from tests.cast import client_for
from tests.feedback.analyses.bench import (
    analysis_of,
    finding_of,
    hand_in,
    many_sorted,
    pareto_of,
    sorted_cards,
)
from tests.feedback.measures.desk import measure_of, weekly
from tests.feedback.shop import cards, said


@pytest.fixture
def browser(cast):
    return client_for(cast.sam)


def at(name, analysis, *more):
    record = analysis.record
    return reverse(f"feedback:{name}", args=[record.portfolio.ref, record.ref, *more])


def text(response) -> str:
    return response.content.decode()


def test_sam_chooses_a_technique_and_comes_to_his_workbench(cast, browser):
    page = browser.get(reverse("feedback:analysis-new"))
    assert "Which few reasons make up most of it?" in text(page)
    sent = {"technique": "pareto", "title": "Why they complain", "happened_on": "2026-03-02"}
    answer = browser.post(reverse("feedback:analysis-new"), sent)
    assert answer.url == at("analysis", Analysis.objects.get())
    assert "Choose a source" in text(browser.get(answer.url))


def test_a_form_without_technique_comes_back_with_all_that_was_typed(browser, cast):
    answer = browser.post(reverse("feedback:analysis-new"), {"title": "Why they complain"})
    assert answer.status_code == 422
    assert 'value="Why they complain"' in text(answer)
    assert "Choose a technique." in text(answer)


def test_the_second_press_of_the_button_leads_to_the_first_analysis(cast, browser):
    sent = {
        "technique": "trend",
        "title": "Call-backs",
        "form_key": "9b2e8f53-5a2f-43a5-9d7e-1d5b06a9f1a4",
    }
    answers = [browser.post(reverse("feedback:analysis-new"), sent) for _ in range(2)]
    assert answers[0].url == answers[1].url
    assert Analysis.objects.count() == 1


def test_the_workbench_draws_what_sam_covers(cast, browser):
    source, theme_list = sorted_cards(cast)
    analysis = analysis_of(cast)
    sent = {
        "edit_no": analysis.record.edit_no,
        "sources": [source.pk],
        "theme_list": theme_list.pk,
        "summary": "Half of them were never rung back.",
    }
    page = text(browser.post(at("analysis", analysis), sent, follow=True))
    assert "<svg" in page
    assert "10 items" in page
    assert "Half of them were never rung back." in page


def test_words_typed_in_an_old_window_come_back_and_save_the_second_time(cast, browser):
    analysis = analysis_of(cast)
    stale = {"edit_no": analysis.record.edit_no}
    browser.post(at("analysis", analysis), stale | {"summary": "First."})
    answer = browser.post(at("analysis", analysis), stale | {"summary": "Second."})
    assert answer.status_code == 409
    assert "Second." in text(answer)
    fresh = answer.context["form"]["edit_no"].value()
    browser.post(at("analysis", analysis), {"edit_no": fresh, "summary": "Second."})
    analysis.refresh_from_db()
    assert analysis.summary == "Second."


def test_the_facts_of_an_analysis_are_changed_on_their_own_page(cast, browser):
    analysis = pareto_of(cast)
    page = browser.get(at("analysis-edit", analysis) + "?technique=theme_count")
    assert page.context["form"]["technique"].value() == "theme_count"
    sent = {
        "edit_no": analysis.record.edit_no,
        "technique": "theme_count",
        "title": "Counted",
        "ai_use": "none",
    }
    browser.post(at("analysis-edit", analysis), sent)
    analysis.refresh_from_db()
    assert (analysis.technique, analysis.record.title) == ("theme_count", "Counted")
    assert analysis.sources.count() == 1


def test_a_finding_begun_from_a_theme_has_its_count_and_offers_its_items_first(cast, browser):
    analysis = pareto_of(cast)
    theme = analysis.theme_list.themes.get(name="Wrong price")
    page = browser.get(at("finding-add", analysis) + f"?theme={theme.pk}")
    assert page.context["form"]["count"].value() == 3
    first = page.context["pick"].items.page.object_list[0]
    assert first.text.startswith("Wrong price")


def test_looking_for_items_keeps_all_that_was_typed_and_ticked(cast, browser):
    analysis = pareto_of(cast)
    ticked = analysis.sources.get().items.first()
    sent = {
        "statement": "Nobody rings back",
        "items": [ticked.pk],
        "items_query": "queue",
        "look": "items",
        "causal": "on",
    }
    answer = browser.post(at("finding-add", analysis), sent)
    pick = answer.context["pick"].items
    assert (answer.status_code, Finding.objects.count()) == (200, 0)
    assert "Nobody rings back" in text(answer)
    assert pick.chosen == [ticked]
    assert [each.text[:10] for each in pick.page] == ["Long queue", "Long queue"]
    assert answer.context["form"]["causal"].value() == "on"


def test_voices_that_feel_otherwise_on_the_theme_are_offered(cast, browser):
    from feedback.services.themes import apply_theme

    analysis = pareto_of(cast)
    theme = analysis.theme_list.themes.get(name="Nobody rang back")
    glad = said(analysis.sources.get(), "They rang me the same day.", sentiment=1)
    apply_theme(by=cast.sam, theme=theme, items=[glad])
    page = browser.get(at("finding-add", analysis) + f"?theme={theme.pk}")
    assert list(page.context["pick"].contrary.page) == [glad]
    finding = finding_of(analysis, theme=theme)
    assert "1 on this theme feel otherwise" in text(browser.get(at("analysis", analysis)))
    sent = {
        "statement": finding.statement,
        "theme": theme.pk,
        "contrary_items": [glad.pk],
        "contrary_note": "One of six: the early shift keeps a list.",
    }
    browser.post(at("finding-edit", analysis, 1), sent)
    page = text(browser.get(at("analysis", analysis)))
    assert "feel otherwise" not in page
    assert "the early shift keeps a list" in page


def test_an_empty_finding_comes_back_with_its_ticks(cast, browser):
    analysis = pareto_of(cast)
    item = analysis.sources.get().items.first()
    answer = browser.post(at("finding-add", analysis), {"statement": "", "items": [item.pk]})
    assert answer.status_code == 422
    assert answer.context["pick"].items.chosen == [item]
    assert "Say in one sentence what you found." in text(answer)


def test_made_up_ticks_and_pages_are_no_fault_of_ours(cast, browser):
    analysis = pareto_of(cast)
    for sent in (
        {"items": ["x", "99999999999999999999999"], "look": "items"},
        {"items_page": "-3", "theme": "none"},
        {"statement": "A", "items": ["x"]},
        {"statement": "A", "theme": "9999"},
    ):
        assert browser.post(at("finding-add", analysis), sent).status_code in (200, 422)
    assert browser.get(at("finding-add", analysis) + "?theme=x").status_code == 200


def test_what_another_learner_was_told_cannot_be_ticked(cast, browser, elsewhere):
    analysis = pareto_of(cast)
    theirs = said(cards(elsewhere), "A secret of INLD.")
    answer = browser.post(at("finding-add", analysis), {"statement": "A", "items": [theirs.pk]})
    assert answer.status_code == 422
    assert "A secret of INLD." not in text(answer)


def test_readings_can_stand_behind_a_finding(cast, browser):
    measure = measure_of(cast)
    weekly(cast, measure)
    analysis = analysis_of(cast, "xmr", measures=[measure])
    reading = measure.readings.last()
    browser.post(at("finding-add", analysis), {"statement": "It rose.", "readings": [reading.pk]})
    assert Finding.objects.get().readings.get() == reading
    assert "1 reading" in text(browser.get(at("analysis", analysis)))


def test_a_finding_is_taken_away_after_a_question(cast, browser):
    analysis = pareto_of(cast)
    finding_of(analysis)
    assert "Take it away for good?" in text(browser.get(at("finding-remove", analysis, 1)))
    browser.post(at("finding-remove", analysis, 1))
    assert not Finding.objects.exists()


def whys(*rows, **more):
    sent = {"as": "whys", "whys-TOTAL_FORMS": len(rows), "whys-INITIAL_FORMS": 0, **more}
    for n, (why, how) in enumerate(rows):
        sent |= {f"whys-{n}-text": why, f"whys-{n}-support": how}
    return sent


def test_sam_asks_why_and_sees_the_chain(cast, browser):
    analysis = pareto_of(cast)
    finding = finding_of(analysis)
    rows = [("The note was lost", "9 of 10 notes"), ("", ""), ("One pad for three desks", "I counted")]
    browser.post(at("causes", analysis, 1), whys(*rows))
    assert list(finding.root_causes.values_list("depth", "text")) == [
        (1, "The note was lost"),
        (2, "One pad for three desks"),
    ]
    assert "why-chain" in text(browser.get(at("analysis", analysis)))


def test_more_rows_keep_what_was_typed(cast, browser):
    analysis = pareto_of(cast)
    finding = finding_of(analysis)
    answer = browser.post(at("causes", analysis, 1), whys(("The note was lost", "9 of 10"), more="yes"))
    assert answer.status_code == 200
    assert answer.context["rows"].total_form_count() == 4
    assert "The note was lost" in text(answer)
    assert not finding.root_causes.exists()


def test_support_without_a_cause_and_a_bone_without_heading_come_back(cast, browser):
    analysis = pareto_of(cast)
    finding_of(analysis)
    answer = browser.post(at("causes", analysis, 1), whys(("", "I counted")))
    assert answer.status_code == 422
    assert "Write the cause beside how you know it." in text(answer)
    bone = {
        "as": "fishbone",
        "fishbone-TOTAL_FORMS": 1,
        "fishbone-INITIAL_FORMS": 0,
        "fishbone-0-text": "One pad",
    }
    answer = browser.post(at("causes", analysis, 1), bone)
    assert answer.status_code == 422
    assert "Choose a heading" in text(answer)


def test_a_fishbone_leaves_the_five_whys_alone_and_is_drawn(cast, browser):
    analysis = pareto_of(cast)
    finding = finding_of(analysis)
    set_causes(by=cast.sam, finding=finding, rows=[{"text": "The note was lost", "depth": 1}])
    bone = {
        "as": "fishbone", "fishbone-TOTAL_FORMS": 1, "fishbone-INITIAL_FORMS": 0,
        "fishbone-0-text": "One pad for three desks", "fishbone-0-category": "resources",
    }  # fmt: skip
    browser.post(at("causes", analysis, 1), bone)
    assert set(finding.root_causes.values_list("depth", "category")) == {(1, ""), (0, "resources")}
    page = text(browser.get(at("causes", analysis, 1) + "?as=fishbone"))
    assert "<svg" in page


def test_a_broken_row_count_is_no_fault_of_ours(cast, browser):
    analysis = pareto_of(cast)
    finding_of(analysis)
    for sent in (
        {"more": "yes"},
        {"as": "fish"},
        {"whys-TOTAL_FORMS": "x"},
        {"more": "1", "whys-TOTAL_FORMS": "²"},
    ):
        assert browser.post(at("causes", analysis, 1), sent).status_code in (200, 422)


def test_the_assessor_reads_what_was_handed_in_and_cannot_write(cast):
    analysis = pareto_of(cast)
    finding_of(analysis)
    hand_in(cast, analysis)
    reader = client_for(cast.assessor)
    page = text(reader.get(at("analysis", analysis)))
    assert "promised a call that never came" in page
    assert "Write a finding" not in page
    assert reader.post(at("analysis", analysis), {"summary": "x"}).status_code == 403
    listed = text(reader.get(reverse("feedback:analysis-list", args=[cast.portfolio.ref])))
    assert "Why customers are unhappy" in listed


def test_the_list_says_how_many_findings_each_analysis_has(cast, browser):
    list_url = reverse("feedback:analysis-list", args=[cast.portfolio.ref])
    assert "No analysis yet" in text(browser.get(list_url))
    first = pareto_of(cast)
    assert "No finding yet" in text(browser.get(list_url))
    finding_of(first)
    assert "1 finding" in text(browser.get(list_url))


@pytest.mark.parametrize("name", ["analysis", "finding-add"])
def test_pages_cost_as_much_with_thousands_of_items_and_many_findings(cast, browser, name):
    source, theme_list = sorted_cards(cast)
    analysis = analysis_of(cast, sources=[source], theme_list=theme_list)
    theme = theme_list.themes.first()
    items = list(source.items.all())
    source.items.filter(pk=items[1].pk).update(sentiment=1)  # one voice to offer, as there are many later
    finding_of(analysis, items=items[:1], contrary_items=items[1:2], theme=theme)
    url = at(name, analysis) + f"?theme={theme.pk}"
    browser.get(url)
    few = _queries(browser, url)
    many_sorted(cast, source, theme_list, 3_000)
    for n in range(4):
        finding_of(analysis, statement=f"Finding {n}.", items=items[n : n + 2], theme=theme)
    assert _queries(browser, url) == few


def _queries(browser, url) -> int:
    with CaptureQueriesContext(connection) as caught:
        assert browser.get(url).status_code == 200
    return len(caught)


def test_no_page_says_that_something_was_caused(cast, browser):
    analysis = pareto_of(cast)
    finding_of(analysis, causal=True)
    for url in (at("analysis", analysis), at("finding-add", analysis), at("causes", analysis, 1)):
        words = text(browser.get(url)).lower()
        assert "caused" not in words
        assert "proof" not in words


def test_a_finding_about_what_leads_to_what_asks_for_other_explanations(cast, browser):
    analysis = pareto_of(cast)
    finding_of(analysis, causal=True, other_explanations="It was half-term.")
    page = text(browser.get(at("finding-edit", analysis, 1)))
    assert "It was half-term." in page
    assert "reveal-causal" in page
