"""A trainee's word waits for a qualified colleague, who confirms it, does not, or judges anew."""

import pytest
from django.urls import reverse

from assessment.models import Countersignature
from assessment.progress import judged_of
from assessment.queues import queues_of
from assessment.services.enrolments import allocate
from portfolio.services.people import add_member
from tests.assessment.judging.desk import judged
from tests.cast import client_for


@pytest.fixture
def word(cast, item):
    return judged(cast, item, by=cast.trainee)


def page(cast, item, who):
    return client_for(who).get(reverse("assessment:judge", args=[item.pk])).content.decode()


def send(who, judgement, verb, **changes):
    sent = {"content_hash": judgement.content_hash, "words": ""} | changes
    return client_for(who).post(reverse(f"assessment:judgement-{verb}", args=[judgement.pk]), sent)


def met(cast):
    return judged_of(cast.enrolment).met


def test_the_assessor_sees_the_trainees_word_and_both_ways(cast, item, word):
    shown = page(cast, item, cast.assessor)
    for words in ("A trainee has judged this", "Tom Vale", "Good work, Sam.", "Do not confirm"):
        assert words in shown
    assert met(cast) == 0


def test_confirmed_it_counts_as_it_stands_under_both_names(cast, item, word):
    assert send(cast.assessor, word, "confirm").status_code == 302
    assert met(cast) == 3
    record = item.version.record
    url = reverse("assessment:record", args=[cast.portfolio.ref, record.ref])
    assert "Judged by Tom Vale, confirmed by Alan Reid" in client_for(cast.sam).get(url).content.decode()


def test_the_unit_page_names_both(cast, item, word):
    send(cast.assessor, word, "confirm")
    url = reverse("assessment:unit", args=[cast.enrolment.ref, cast.unit.pk])
    assert client_for(cast.sam).get(url).content.decode().count("Tom Vale, confirmed by Alan Reid") == 3


def test_not_confirmed_it_never_counts_and_the_trainee_reads_why(cast, item, word):
    assert send(cast.assessor, word, "refuse", words="Ask for a date.").status_code == 302
    assert met(cast) == 0
    queue = queues_of(cast.trainee)[0]
    assert [row.words for row in queue.rows] == ["WP-01, not confirmed by Alan Reid: Ask for a date."]
    assert "Ask for a date." in page(cast, item, cast.trainee)


def test_a_no_without_a_reason_is_not_kept(cast, item, word):
    answer = send(cast.assessor, word, "refuse")
    assert answer.status_code == 422
    assert "Say why you do not confirm it" in answer.content.decode()
    assert not Countersignature.objects.exists()


def test_the_trainee_under_another_role_is_told_why_not(cast, item, word):
    tom = add_member(by=cast.administrator, name="Tom Vale", email="tom@harbour.example", role="assessor")
    allocate(by=cast.coordinator, enrolment=cast.enrolment, to=tom)
    assert "another colleague confirms it" in page(cast, item, tom)
    assert send(tom, word, "confirm").status_code == 403


def test_the_second_to_answer_is_told_and_keeps_the_words(cast, item, word):
    send(cast.assessor, word, "confirm")
    answer = send(cast.assessor, word, "refuse", words="Too thin.")
    assert answer.status_code == 409
    for words in ("Somebody has answered this", "Too thin."):
        assert words in answer.content.decode()
    assert met(cast) == 3


def test_a_page_of_another_version_confirms_nothing(cast, item, word):
    answer = send(cast.assessor, word, "confirm", content_hash="0" * 64, words="Well done.")
    assert answer.status_code == 409
    assert "Well done." in answer.content.decode()
    assert not Countersignature.objects.exists()


def to_confirm(cast):
    queues = [queue for queue in queues_of(cast.assessor) if queue.slug == "to-confirm"]
    return [(row.words, row.about) for queue in queues for row in queue.rows]


def test_what_waits_for_confirmation_is_in_the_assessors_queue(cast, item, word):
    assert to_confirm(cast) == [("WP-01, judged by Tom Vale", "Sam Okoro")]
    send(cast.assessor, word, "confirm")
    assert to_confirm(cast) == []
