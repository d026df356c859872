"""Signing a unit: the list that is signed, the words, whose turn it is."""

import pytest
from django.urls import reverse

from assessment.models import UnitSignature
from assessment.progress import progress_of
from portfolio.models import RecordState
from tests.assessment.judging.desk import changes_for, filled, judged
from tests.cast import client_for


@pytest.fixture
def met(cast, item):
    """Every criterion of Sam's unit is met."""
    judged(cast, item)
    return cast


def sign_page(cast):
    return reverse("assessment:unit-sign", args=[cast.enrolment.ref, cast.unit.pk])


def given(cast, **changes):
    fields = {"words": "I did this work in March.", "confirmed": "on"}
    return fields | {"manifest_hash": progress_of(cast.enrolment).units[0].manifest_hash} | changes


def test_the_page_lists_exactly_what_is_signed(met):
    page = client_for(met.sam).get(sign_page(met)).content.decode()
    manifest_hash = progress_of(met.enrolment).units[0].manifest_hash
    for words in ("TST-01", "Do part 2 well", "WP-01</span> version 1, p1", "Alan Reid", manifest_hash):
        assert words in page
    assert "I produced this evidence in my own work" in page


def test_the_learner_states_then_the_assessor_signs_off(met):
    first = client_for(met.sam).post(sign_page(met), given(met), follow=True)
    assert "Your assessor signs the unit off next." in first.content.decode()
    second = client_for(met.assessor).post(sign_page(met), given(met, words="All of it holds."), follow=True)
    assert "You signed TST of Sam Okoro off." in second.content.decode()
    stages = UnitSignature.objects.order_by("pk").values_list("stage", "signature__words")
    assert list(stages) == [("learner", "I did this work in March."), ("assessor", "All of it holds.")]
    assert met.portfolio.records.get().state == RecordState.LOCKED


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"words": "  "}, "Write your statement before you sign."),
        ({"confirmed": ""}, "Tick the box to confirm before you sign."),
    ],
)
def test_words_and_the_tick_are_needed(met, changes, sentence):
    answer = client_for(met.sam).post(sign_page(met), given(met, **changes))
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert UnitSignature.objects.count() == 0


def test_a_unit_that_changed_meanwhile_is_not_signed_and_the_words_are_kept(met, item):
    before = given(met, words="Typed with care.")
    seen = {key: "1" for key in filled(item) if key.endswith("seen")}
    sent = filled(item, reason="Once more.", **(seen | changes_for(item, "TST-01", decision="met")))
    client_for(met.assessor).post(reverse("assessment:judge", args=[item.pk]), sent)
    answer = client_for(met.sam).post(sign_page(met), before)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "This unit changed since you opened the page." in page
    assert "Typed with care." in page
    assert progress_of(met.enrolment).units[0].manifest_hash in page
    assert UnitSignature.objects.count() == 0


def test_signing_twice_says_that_it_is_signed(met):
    client = client_for(met.sam)
    client.post(sign_page(met), given(met))
    answer = client.post(sign_page(met), given(met))
    assert answer.status_code == 422
    assert "This is signed already." in answer.content.decode()
    assert UnitSignature.objects.count() == 1


def test_who_is_not_next_is_sent_back_to_the_unit(met):
    answer = client_for(met.assessor).get(sign_page(met), follow=True)
    assert "is not yours to sign at the moment" in answer.content.decode()


@pytest.mark.parametrize(
    ("who", "status"),
    [
        *((who, 403) for who in ("iqa", "lead_iqa", "coordinator", "eqa")),
        *((who, 404) for who in ("exams_officer", "other_learner", "other_assessor")),
    ],
)
def test_nobody_signs_for_another(met, who, status):
    client = client_for(getattr(met, who))
    assert client.get(sign_page(met)).status_code == status
    assert client.post(sign_page(met), given(met)).status_code == status
    assert UnitSignature.objects.count() == 0
