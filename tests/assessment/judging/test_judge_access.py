"""Who may open the judging screen, and who is not even told that it is there."""

import pytest
from django.urls import reverse

from tests.assessment.judging.desk import filled, judged
from tests.cast import client_for

SEE_BUT_DO_NOT_JUDGE = ("sam", "iqa", "lead_iqa", "eqa", "coordinator")
DO_NOT_SEE = ("other_learner", "other_assessor", "exams_officer", "administrator")


def page_of(item):
    return reverse("assessment:judge", args=[item.pk])


@pytest.mark.parametrize("who", ["assessor", "trainee"])
def test_the_allocated_assessor_and_trainee_may_judge(cast, item, who):
    assert "Save decision" in client_for(getattr(cast, who)).get(page_of(item)).content.decode()


@pytest.mark.parametrize("who", SEE_BUT_DO_NOT_JUDGE)
def test_those_who_only_read_are_refused(cast, item, who):
    client = client_for(getattr(cast, who))
    assert client.get(page_of(item)).status_code == 403
    assert client.post(page_of(item), filled(item)).status_code == 403


@pytest.mark.parametrize("who", DO_NOT_SEE)
def test_everybody_else_finds_nothing(cast, item, who):
    client = client_for(getattr(cast, who))
    assert client.get(page_of(item)).status_code == 404
    assert client.post(page_of(item), filled(item)).status_code == 404


def test_an_assessor_of_another_centre_finds_nothing(elsewhere, item):
    assert client_for(elsewhere.assessor).get(page_of(item)).status_code == 404


def test_the_learner_reads_the_feedback_but_has_no_form(cast, item):
    judged(cast, item)
    unit = reverse("assessment:unit", args=[cast.enrolment.ref, cast.unit.pk])
    page = client_for(cast.sam).get(unit).content.decode()
    assert "Clear and complete." in page
    assert "Save decision" not in page
    assert page_of(item) not in page
