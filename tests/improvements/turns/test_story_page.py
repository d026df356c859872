from datetime import date

import pytest
from django.urls import reverse

from improvements.models import Improvement
from improvements.services.turns import begin_next
from tests.cast import client_for
from tests.improvements import loop
from tests.improvements.turns.desk import read, text_of, url, words_of


@pytest.fixture
def whole(cast):
    improvement = loop.turn(cast, live_on=date(2026, 3, 9))
    return {"turn": improvement, **loop.whole_turn(cast, improvement)}


def test_an_empty_turn_teaches_what_comes_first(cast):
    page = words_of(read(cast, loop.turn(cast)))
    assert "an assessor walks back from your change to these words." in page
    assert page.count("btn-primary") == 1
    assert f'class="btn btn-primary" href="/p/{cast.portfolio.ref}/improvements/IMP-01/gather/"' in page


def test_a_whole_turn_reads_as_its_story(cast, whole):
    page = text_of(read(cast, whole["turn"]))
    parts = [
        "What customers said You said you would ring.",
        "2 of 2 stand behind the findings; 2 came from customers.",
        "What we found A third of call-backs are late.",
        "2 from FB-01",
        "What we planned PLAN-01 Shared diary",
        "31 → 10 %",
        "Agreed for a trial by Priya, 2 Mar 2026",
        "What changed CH-01 Hung up the diary",
        "done 2 Mar 2026",
        "LOG-01 First week",
        "Before and after",
        "31 % n = 400 12 % n = 204 Better",
        "What we learned Ring before lunch.",
        "The next turn",
    ]
    places = [page.index(part) for part in parts]
    assert places == sorted(places)


def test_every_reference_of_the_story_leads_to_its_record(cast, whole):
    page = words_of(read(cast, whole["turn"]))
    for ref in ("FB-01", "AN-01", "PLAN-01", "CH-01", "LOG-01", "REV-01"):
        assert f'href="/p/{cast.portfolio.ref}/{ref}/"' in page


def test_a_day_typed_later_says_when(cast, whole):
    typed = whole["action"].record.recorded_at.date()
    assert f"2 Mar 2026 typed {typed:%-d %b %Y}" in text_of(read(cast, whole["turn"]))


def test_gaps_stand_where_the_link_is_missing(cast):
    improvement = loop.turn(cast)
    loop.objective(loop.plan(cast, improvement))
    assert "No finding behind this objective." in text_of(read(cast, improvement))


def test_words_that_nobody_checked_are_not_quoted(cast):
    improvement = loop.turn(cast)
    said = loop.item(loop.source(cast, improvement), "Mrs Patel of 3 Quay waited.")
    said.pii_checked = False
    said.save()
    page = text_of(read(cast, improvement))
    assert "Patel" not in page and "once they are checked for personal details" in page


def test_an_assessor_reads_what_was_handed_in_and_how_much_was_not(cast, whole):
    page = text_of(read(cast, whole["turn"], cast.assessor))
    assert "6 records of it are not handed in yet." in page
    assert "You said you would ring" not in page and "Hung up the diary" not in page
    loop.hand_in_all(cast)
    page = words_of(read(cast, whole["turn"], cast.assessor))
    assert "You said you would ring" in page and "not handed in yet" not in page
    assert "btn-primary" not in page and "/move/" not in page and "/gather/" not in page


def test_the_assessor_comments_and_sam_reads_it(cast, whole):
    client = client_for(cast.assessor)
    answer = client.post(url(cast, whole["turn"], "comment/"), {"text": "Who kept the **diary**?"})
    assert answer["Location"] == url(cast, whole["turn"]) + "#comments"
    page = words_of(read(cast, whole["turn"]))
    assert "Who kept the <strong>diary</strong>?" in page and "Alan Reid" in page


def test_every_form_of_the_story_carries_its_token(cast, whole):
    page = words_of(read(cast, whole["turn"]))
    assert page.count("<form") == page.count('name="csrfmiddlewaretoken" value="') == 2
    assert 'name="csrfmiddlewaretoken" value=""' not in page


def test_an_empty_comment_is_asked_for_again(cast, whole):
    answer = client_for(cast.sam).post(url(cast, whole["turn"], "comment/"), {"text": ""})
    assert answer.status_code == 422
    assert "Write your comment first." in words_of(answer)


def test_the_next_turn_and_the_one_before_lead_to_each_other(cast, whole):
    Improvement.objects.update(state="reviewed")
    after = begin_next(by=cast.sam, improvement=whole["turn"])
    assert f'href="{url(cast, after)}"' in words_of(read(cast, whole["turn"]))
    page = words_of(read(cast, after))
    assert f'follows <a href="{url(cast, whole["turn"])}">IMP-01</a>' in page


def test_the_criteria_are_one_link_away(cast, whole):
    address = reverse("assessment:improvement-criteria", args=[cast.portfolio.ref, "IMP-01"])
    assert f'href="{address}">Criteria it serves</a>' in words_of(read(cast, whole["turn"]))


@pytest.mark.parametrize("more", [3, 60])
def test_a_story_costs_the_same_whatever_is_in_it(cast, whole, more, django_assert_num_queries):
    for number in range(more):
        found = loop.finding(whole["finding"].analysis, loop.item(whole["source"]))
        whole["objective"].findings.add(found)
        done = loop.action(cast, whole["turn"], title=f"Step {number}", objective=whole["objective"])
        loop.entry(cast, whole["turn"], "adjustment", action=done)
    client = client_for(cast.sam)
    client.get(url(cast, whole["turn"]))
    with django_assert_num_queries(57):
        client.get(url(cast, whole["turn"]))
