"""The demonstration as a whole: one story through the services, safe to tell twice, any size on request."""

import pytest
from django.core.management import CommandError, call_command

from assessment.models import Enrolment, SubmissionItem
from assessment.progress import progress_of
from portfolio.models import Membership, Record, RecordState
from portfolio.services.ledger import verify_centre

pytestmark = pytest.mark.django_db


@pytest.fixture
def told(capsys):
    call_command("demo")
    return capsys.readouterr().out


def enrolment_of(name):
    return Enrolment.objects.get(portfolio__learner__user__name__startswith=name)


def test_the_story_stands_as_it_was_told(told):
    """One test for the whole, because telling it takes a while."""
    assert "sam.learner@demo.example" in told
    sam, nadia, callum = (progress_of(enrolment_of(name)) for name in ("Sam", "Nadia", "Callum"))
    assert (sam.met, sam.total, sam.units[0].state) == (10, 10, "signed")
    assert 0 < nadia.met < nadia.total
    assert callum.met == 0
    records = Record.objects.filter(portfolio=sam.enrolment.portfolio)
    assert records.count() == 21
    assert set(records.values_list("state", flat=True)) == {RecordState.LOCKED}
    assert len(set(records.values_list("kind", flat=True))) >= 10
    assert SubmissionItem.objects.waiting().count() == 2
    assert verify_centre(sam.enrolment.centre).fault == ""
    before = Record.objects.count()
    call_command("demo")
    assert Record.objects.count() == before


def test_a_crowd_of_the_same_seed_is_the_same_crowd(told):
    call_command("demo", learners=3, seed=7)
    crowd = Membership.objects.filter(user__email__startswith="learner")
    assert crowd.count() == 3
    call_command("demo", learners=3, seed=7)
    assert crowd.count() == 3


def test_a_number_of_learners_that_makes_no_sense_is_refused():
    with pytest.raises(CommandError, match="between 0 and 50000"):
        call_command("demo", learners=-1)
