"""Judging from the page: what an assessor can save, and what they are told to add."""

import pytest
from django.urls import reverse

from assessment.models import CriterionDecision, Judgement
from assessment.progress import progress_of
from portfolio.models import RecordState
from tests.assessment.judging.desk import changes_for, filled, hand_in
from tests.cast import client_for, log


def page_of(item):
    return reverse("assessment:judge", args=[item.pk])


def test_the_assessor_reads_the_evidence_beside_what_it_claims(cast, item):
    page = client_for(cast.assessor).get(page_of(item)).content.decode()
    for words in ("I set up a shared diary.", "Do part 2 well", "It shows it.", "Save decision"):
        assert words in page


def test_what_was_handed_in_is_shown_not_the_draft_since(cast, item):
    item.version.record.narrative = "Rewritten afterwards."
    item.version.record.save()
    page = client_for(cast.assessor).get(page_of(item)).content.decode()
    assert "I set up a shared diary." in page
    assert "Rewritten afterwards." not in page


def test_nothing_is_chosen_for_the_assessor(cast, item):
    page = client_for(cast.assessor).get(page_of(item)).content.decode()
    form = page[page.index("judge-criteria") : page.index("decision-bar")]
    assert (form.count('type="radio"'), form.count(" checked")) == (24, 0)


def test_accepting_meets_the_criteria_and_says_so(cast, item):
    answer = client_for(cast.assessor).post(page_of(item), filled(item), follow=True)
    assert "WP-01 of Sam Okoro is accepted. 3 of 3 criteria on it are met." in answer.content.decode()
    item.version.record.refresh_from_db()
    assert item.version.record.state == RecordState.ACCEPTED
    assert progress_of(cast.enrolment).met == 3


def test_after_saving_the_next_record_of_the_queue_opens(cast, item):
    second = hand_in(cast, log(cast, title="Second"))
    answer = client_for(cast.assessor).post(page_of(item), filled(item))
    assert answer.url == page_of(second)


def test_after_the_last_record_the_queue_opens(cast, item):
    answer = client_for(cast.assessor).post(page_of(item), filled(item))
    assert answer.url == reverse("assessment:queue")


def test_a_criterion_can_be_left_for_later(cast, item):
    later = changes_for(item, "TST-02", decision="later", sufficient=None, feedback=None)
    client_for(cast.assessor).post(page_of(item), filled(item, **later))
    assert progress_of(cast.enrolment).met == 2


@pytest.mark.parametrize(
    ("code", "fields", "sentence"),
    [
        ("TST-01", {"varc": None}, "Say whether the evidence for TST-01 is valid, authentic"),
        ("TST-01", {"varc": "no"}, "Tick what does not hold for TST-01."),
        ("TST-01", {"varc": "no", "faults": "valid"}, "Say why when valid, authentic"),
        ("TST-02", {"decision": None}, "Choose met, not yet or later for TST-02."),
        ("TST-02", {"feedback": "  "}, "Write feedback for TST-02."),
        ("TST-03", {"sufficient": "no"}, "TST-03 can be met only when the evidence is sufficient."),
        ("TST-03", {"sufficient": None}, "Say whether the evidence for TST-03 is sufficient."),
    ],
)
def test_what_is_missing_on_a_criterion_is_asked_for(cast, item, code, fields, sentence):
    sent = filled(item, feedback="I typed all this.", **changes_for(item, code, **fields))
    answer = client_for(cast.assessor).post(page_of(item), sent)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert "I typed all this." in answer.content.decode()
    assert Judgement.objects.count() == 0


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"feedback": ""}, "Write feedback to the learner"),
        ({"outcome": None}, "Choose what happens to this record."),
        ({"authenticity_confirmed": None}, "Confirm that to the best of your knowledge"),
        ({"outcome": "returned"}, "can be met only by evidence you accept"),
    ],
)
def test_what_is_missing_on_the_record_is_asked_for(cast, item, fields, sentence):
    answer = client_for(cast.assessor).post(page_of(item), filled(item, **fields))
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert "Clear for TST-01." in answer.content.decode()
    assert Judgement.objects.count() == 0


def test_evidence_that_is_not_current_keeps_its_reason(cast, item):
    old = {"varc": "no", "faults": "current", "why": "From 2019.", "decision": "not_yet", "sufficient": "no"}
    client_for(cast.assessor).post(page_of(item), filled(item, **changes_for(item, "TST-01", **old)))
    verdict = Judgement.objects.get().verdicts.get(claim__criterion__code="TST-01")
    assert (verdict.letters, verdict.reason) == ("VAR·", "From 2019.")
    assert CriterionDecision.objects.get(criterion__code="TST-01").outcome == "not_yet"
