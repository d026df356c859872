"""From a source, an analysis, a figure and a plain record back to the improvement they belong to."""

import pytest
from django.urls import reverse

from assessment.services.submissions import submit
from improvements.models import Action
from tests.cast import claim, client_for, log
from tests.improvements import loop
from tests.improvements.turns.desk import text_of, url, words_of
from tests.whole_turn import told


@pytest.fixture
def turn(cast):
    return told(cast)


def page(cast, address, member=None):
    return words_of(client_for(member or cast.sam).get(address))


def record_page(cast, record):
    return reverse("assessment:record", args=[cast.portfolio.ref, record.ref])


@pytest.mark.parametrize("what", ["source", "analysis"])
def test_the_page_of_a_record_leads_to_its_trail_and_on_to_the_story(cast, turn, what):
    record = getattr(turn, what).record
    trail = reverse("improvements:trail", args=[cast.portfolio.ref, record.ref])
    assert f'href="{trail}"' in page(cast, reverse(f"feedback:{what}", args=[cast.portfolio.ref, record.ref]))
    assert f'href="{url(cast, turn.improvement)}"' in page(cast, trail)


def test_a_figure_leads_to_the_story_that_watches_it(cast, turn):
    here = reverse("feedback:measure", args=[cast.portfolio.ref, turn.measure.ref])
    way = reverse("improvements:measured", args=[cast.portfolio.ref, turn.measure.ref])
    assert f'href="{way}"' in page(cast, here)
    assert client_for(cast.assessor).get(way)["Location"] == url(cast, turn.improvement)


def test_a_figure_that_nothing_watches_leads_to_all_improvements(cast):
    alone = loop.measure(cast)
    way = reverse("improvements:measured", args=[cast.portfolio.ref, alone.ref])
    answer = client_for(cast.sam).get(way, follow=True)
    assert answer.redirect_chain == [(url(cast), 302)]
    assert "No improvement watches M-01 yet." in answer.content.decode()


def test_a_plain_record_has_a_trail_once_it_shows_a_change(cast, turn):
    photo = log(cast, title="Photo of the diary")
    trail = reverse("improvements:trail", args=[cast.portfolio.ref, photo.ref])
    assert trail not in page(cast, record_page(cast, photo))
    Action.objects.get().evidence.add(photo)
    assert trail in page(cast, record_page(cast, photo))


def test_a_plan_leads_to_asking_for_approval_also_once_it_is_handed_in(cast, turn):
    place = [cast.portfolio.ref, turn.plan.record.ref]
    ways = [reverse(f"improvements:approval-{name}", args=place) for name in ("ask", "record")]
    assert all(way in page(cast, record_page(cast, turn.plan.record)) for way in ways)
    loop.hand_in_all(cast)
    assert all(way in page(cast, record_page(cast, turn.plan.record)) for way in ways)
    assert ways[0] not in page(cast, record_page(cast, turn.plan.record), cast.assessor)


@pytest.mark.parametrize("what", ["action", "telling"])
def test_what_was_done_or_told_leads_to_asking_a_manager(cast, turn, what):
    record = getattr(turn, what).record
    way = reverse("improvements:confirm-ask", args=[cast.portfolio.ref, record.ref])
    assert way in page(cast, record_page(cast, record))
    editor = {"action": "action", "telling": "entry"}[what]
    assert way in page(cast, reverse(f"improvements:{editor}", args=[cast.portfolio.ref, record.ref]))


def test_what_is_not_done_yet_asks_nobody(cast):
    planned = loop.action(cast, loop.turn(cast))
    assert "/confirm/ask/" not in page(cast, record_page(cast, planned.record))


def test_the_assessor_reads_at_the_record_what_others_answered(cast, turn):
    loop.hand_in_all(cast)
    answer = client_for(cast.assessor).get(record_page(cast, turn.action.record))
    assert "What others answered Yes, as it is written by Pat Lee, Branch manager" in text_of(answer)


def test_a_judge_finds_the_trail_and_the_answers_beside_the_evidence(cast, turn):
    claim(cast, turn.action.record)
    records = [turn.action.record]
    item = submit(by=cast.sam, enrolment=cast.enrolment, records=records, declared=True).items.get()
    answer = client_for(cast.assessor).get(reverse("assessment:judge", args=[item.pk]))
    trail = reverse("improvements:trail", args=[cast.portfolio.ref, turn.action.record.ref])
    assert f'href="{trail}"' in words_of(answer)
    assert "What others answered Yes, as it is written by Pat Lee" in text_of(answer)
