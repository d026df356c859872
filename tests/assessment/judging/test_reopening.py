"""Opening a met criterion again from its unit: what becomes void is said first, and nothing is lost."""

import pytest
from django.urls import reverse

from assessment.models import Reopening
from assessment.progress import judged_of
from assessment.queues import queues_of
from tests.assessment.judging.desk import judged
from tests.assessment.judging.test_unit import sign_both, unit_page
from tests.cast import client_for


@pytest.fixture
def signed(cast, item):
    judged(cast, item)
    sign_both(cast)


def url(cast):
    return reverse("assessment:unit-reopen", args=[cast.enrolment.ref, cast.unit.pk])


def reopen(cast, who, **changes):
    first = cast.unit.unit.criteria.first()
    return client_for(who).post(url(cast), {"criteria": [first.pk], "reason": "Found a gap."} | changes)


def test_the_page_says_what_becomes_void_and_who_is_told(cast, signed):
    page = client_for(cast.assessor).get(url(cast)).content.decode()
    for words in ("2 signatures on this unit become void", "Sam Okoro", "are told", "Nothing is deleted"):
        assert words in page


@pytest.mark.parametrize(("who", "cause"), [("assessor", "assessor"), ("iqa", "iqa"), ("lead_iqa", "iqa")])
def test_those_who_may_open_it_again(cast, signed, who, cause):
    assert reopen(cast, getattr(cast, who)).status_code == 302
    assert [each.cause for each in Reopening.objects.all()] == [cause]
    assert judged_of(cast.enrolment).met == 2


def test_the_learner_reads_cause_and_reason_at_the_criterion(cast, signed):
    reopen(cast, cast.iqa)
    page = unit_page(cast).content.decode()
    for words in ("Reopened", "Internal verification: Found a gap."):
        assert words in page
    assert [row.words for row in queues_of(cast.sam)[0].rows] == ["TST-01 was opened again: Found a gap."]


@pytest.mark.parametrize("missing", ["criteria", "reason"])
def test_without_a_choice_or_a_reason_nothing_is_opened(cast, signed, missing):
    assert reopen(cast, cast.assessor, **{missing: ""}).status_code == 422
    assert not Reopening.objects.exists()


def test_the_unit_page_leads_there_for_those_who_may(cast, signed):
    assert url(cast) in unit_page(cast, "assessor").content.decode()
    assert url(cast) not in unit_page(cast).content.decode()
