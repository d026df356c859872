"""The first page of assessors, trainees and verifiers: what do I do next?"""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from assessment.models import Submission
from assessment.progress import progress_of
from assessment.services.enrolments import allocate
from assessment.services.signoffs import sign_unit
from portfolio.models import Record
from tests.assessment.judging.desk import hand_in, judged
from tests.cast import client_for, log


def home_of(member):
    return client_for(member).get("/")


def sign(cast, who, stage):
    unit = progress_of(cast.enrolment).units[0]
    sign_unit(by=who, enrolment_unit=unit.row, stage=stage, words="Yes.", manifest_hash=unit.manifest_hash)


def test_the_assessor_sees_what_waits_and_since_when(cast, item):
    Submission.objects.update(submitted_at=timezone.now() - timedelta(days=30))
    hand_in(cast, log(cast, title="Second"))
    page = home_of(cast.assessor).content.decode()
    assert "2 records wait for you, the oldest since " in page
    assert "Call-back diary" in page
    assert reverse("assessment:judge", args=[item.pk]) in page


def test_only_the_five_oldest_are_listed(cast):
    for number in range(6):
        hand_in(cast, log(cast, title=f"Record {number}"))
    page = home_of(cast.assessor)
    assert len(page.context["oldest"]) == 5
    assert "See all 6" in page.content.decode()


def test_a_quiet_learner_is_named_quiet(cast, item):
    Record.objects.update(changed_at=timezone.now() - timedelta(days=22))
    assert "Quiet for 3 weeks" in home_of(cast.assessor).content.decode()


def test_a_unit_whose_learner_has_signed_waits_for_the_assessor(cast, item):
    judged(cast, item)
    assert "sign-off" not in home_of(cast.assessor).content.decode()
    sign(cast, cast.sam, "learner")
    page = home_of(cast.assessor).content.decode()
    assert "1 unit waits for your sign-off" in page
    sign(cast, cast.assessor, "assessor")
    assert "waits for your sign-off" not in home_of(cast.assessor).content.decode()


def test_the_caseload_has_only_the_assessors_own_learners(cast):
    page = home_of(cast.assessor).content.decode()
    assert "Sam Okoro" in page
    assert "Olga Price" not in page


def test_the_trainee_is_told_that_a_colleague_follows(cast, item):
    page = home_of(cast.trainee).content.decode()
    assert "Each judgement of yours waits for a qualified colleague before it counts." in page
    assert "1 record waits for you" in page


@pytest.mark.parametrize("who", ["iqa", "lead_iqa", "eqa"])
def test_verifiers_see_what_was_signed(cast, item, who):
    judged(cast, item)
    sign(cast, cast.sam, "learner")
    sign(cast, cast.assessor, "assessor")
    page = home_of(getattr(cast, who)).content.decode()
    for words in (
        "Look after customers",
        "signed by Alan Reid",
        "Signed off",
    ):
        assert words in page


def test_a_verifier_sees_only_their_learners(cast):
    iqa, lead = home_of(cast.iqa).content.decode(), home_of(cast.lead_iqa).content.decode()
    assert ("Olga Price" in iqa, "Olga Price" in lead) == (False, True)


@pytest.mark.parametrize("who", ["assessor", "lead_iqa"])
def test_the_number_of_queries_does_not_grow(cast, who):
    hand_in(cast, log(cast))
    one = queries_of(getattr(cast, who))
    allocate(by=cast.coordinator, enrolment=cast.other_enrolment, to=cast.assessor)
    hand_in(cast, log(cast))
    assert queries_of(getattr(cast, who)) == one <= 40


def queries_of(member):
    client = client_for(member)
    with CaptureQueriesContext(connection) as asked:
        client.get("/")
    return len(asked)
