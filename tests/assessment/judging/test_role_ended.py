"""A role ends while a form is open: nothing is saved, and the text comes back (promises.md 5, rule 8)."""

import re

import pytest
from django.urls import reverse

from assessment.models import Allocation, Countersignature, Judgement, Reopening, UnitSignature
from assessment.services.enrolments import deallocate
from tests.assessment.judging.desk import filled, judged
from tests.cast import client_for

TEXT = "Half an hour of <careful> thought."


@pytest.fixture
def left(cast, item):
    """Alan had the form open when his allocation ended. Tom's word on the record waits for a colleague."""
    judged(cast, item, by=cast.trainee)
    deallocate(by=cast.coordinator, allocation=Allocation.objects.get(access__membership=cast.assessor))
    return cast


def forms(cast, item):
    unit = [cast.enrolment.ref, cast.unit.pk]
    word = [Judgement.objects.get().pk]
    return {
        "judge": (reverse("assessment:judge", args=[item.pk]), filled(item, feedback=TEXT)),
        "sign": (reverse("assessment:unit-sign", args=unit), {"words": TEXT, "confirmed": "on"}),
        "reopen": (reverse("assessment:unit-reopen", args=unit), {"criteria": [1], "reason": TEXT}),
        "confirm": (reverse("assessment:judgement-confirm", args=word), {"words": TEXT}),
        "refuse": (reverse("assessment:judgement-refuse", args=word), {"words": TEXT}),
    }


@pytest.mark.parametrize("form", ["judge", "sign", "reopen", "confirm", "refuse"])
def test_the_text_comes_back_and_nothing_is_saved(left, item, form):
    url, sent = forms(left, item)[form]
    answer = client_for(left.assessor).post(url, sent)
    page = answer.content.decode()
    assert answer.status_code == 404
    assert "Half an hour of &lt;careful&gt; thought." in page
    assert "Nothing was saved." in page
    assert (Judgement.objects.count(), UnitSignature.objects.count()) == (1, 0)
    assert (Countersignature.objects.count(), Reopening.objects.count()) == (0, 0)


@pytest.mark.parametrize("form", ["judge", "sign", "reopen", "confirm", "refuse"])
def test_what_never_was_there_answers_the_same(left, item, form):
    url, sent = forms(left, item)[form]
    nowhere = re.sub(r"\d+(?=/(sign|reopen|confirm|refuse)?/?$)", "987654", url)
    client = client_for(left.assessor)
    there, not_there = client.post(url, sent), client.post(nowhere, sent)
    assert nowhere != url
    assert (there.status_code, there.content) == (not_there.status_code, not_there.content)


def test_every_text_of_the_form_comes_back_under_its_label(left, item):
    url, sent = forms(left, item)["judge"]
    typed = client_for(left.assessor).post(url, sent | {"next_action": "Ring them."}).context["typed"]
    assert [(each.label, each.text) for each in typed] == [
        ("Feedback", TEXT),
        ("What they should do next", "Ring them."),
        ("Feedback", "Clear for TST-01."),
        ("Feedback", "Clear for TST-02."),
        ("Feedback", "Clear for TST-03."),
    ]


def test_a_suspended_role_says_whom_to_ask_and_gives_the_text_back(cast, item):
    client = client_for(cast.assessor)
    type(cast.assessor).objects.filter(pk=cast.assessor.pk).update(is_active=False)
    answer = client.post(reverse("assessment:judge", args=[item.pk]), filled(item, feedback="My words."))
    assert answer.status_code == 403
    assert "Ask your centre" in answer.content.decode()
    assert "My words." in answer.content.decode()


def test_looking_at_it_is_an_ordinary_404(left, item):
    answer = client_for(left.assessor).get(reverse("assessment:judge", args=[item.pk]))
    assert answer.status_code == 404
    assert "We cannot find that page" in answer.content.decode()


def test_the_same_form_sent_twice_is_one_judgement_and_one_way_on(cast, item):
    url, client = reverse("assessment:judge", args=[item.pk]), client_for(cast.assessor)
    first, second = client.post(url, filled(item)), client.post(url, filled(item))
    assert (first.status_code, second.status_code) == (302, 302)
    assert (first.url, Judgement.objects.count()) == (second.url, 1)


def test_the_same_form_with_another_word_is_not_the_same(cast, item):
    url, client = reverse("assessment:judge", args=[item.pk]), client_for(cast.assessor)
    client.post(url, filled(item))
    answer = client.post(url, filled(item, feedback="Good work, Sam!"))
    assert (answer.status_code, Judgement.objects.count()) == (409, 1)
