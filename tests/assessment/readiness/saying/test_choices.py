"""Which rules guard a criterion: as the specification says, or as the centre chose for its own unit."""

import json

import pytest
from django.core.exceptions import PermissionDenied
from django.utils.html import escape

from assessment.asides import readiness_of
from assessment.models import Criterion, EnrolmentUnit, RuleChoice, Unit
from assessment.readiness import rule_of
from assessment.readiness.guards import by_phases
from assessment.services.readiness import choose_rules
from portfolio.models import LedgerEntry
from portfolio.refusals import Refused
from tests.assessment.readiness.saying.desk import guard
from tests.cast import client_for


@pytest.fixture
def own(cast) -> Criterion:
    """A criterion about feedback in a unit that the centre wrote, which Sam takes."""
    unit = Unit.objects.create(code="OWN", title="Ours", wording="W.", source={}, centre=cast.centre)
    EnrolmentUnit.objects.create(centre=cast.centre, enrolment=cast.enrolment, unit=unit, position=1)
    return Criterion.objects.create(
        unit=unit, code="OWN-01", text="Ask customers", phases=["feedback"], kind="performance", position=1
    )


def guards(cast):
    """What rules Sam's readiness knows of the criterion."""
    units = readiness_of(cast.enrolment).enrolment.units
    return next(each.rules for unit in units for each in unit.criteria if each.ref == "OWN-01")


def address(criterion, more=""):
    return f"/units/{criterion.unit_id}/rules/{criterion.pk}/{more}"


def test_a_criterion_of_the_centres_own_has_the_rules_of_its_phases(cast, own):
    assert guards(cast) == by_phases(["feedback"])


@pytest.mark.parametrize("who", ["coordinator", "lead_iqa"])
def test_the_centre_chooses_other_rules_for_it(cast, own, who):
    choose_rules(by=getattr(cast, who), criterion=own, rules=["PL-08", "FB-01"])
    assert guards(cast) == {"FB-01", "PL-08"}


def test_the_centre_may_choose_no_rule_at_all(cast, own):
    choose_rules(by=cast.coordinator, criterion=own, rules=[])
    assert guards(cast) == frozenset()


def test_the_choice_is_given_back_to_the_phase_tags(cast, own):
    choose_rules(by=cast.coordinator, criterion=own, rules=["PL-08"])
    choose_rules(by=cast.lead_iqa, criterion=own, rules=None)
    assert guards(cast) == by_phases(["feedback"])
    assert RuleChoice.objects.count() == 2


def test_the_choice_outlives_a_new_version_of_the_unit(cast, own):
    choose_rules(by=cast.coordinator, criterion=own, rules=["PL-08"])
    newer = Unit.objects.create(
        code="OWN", version=2, is_current=False, title="Ours", wording="W.", source={}, centre=cast.centre
    )
    Criterion.objects.filter(pk=own.pk).update(unit=newer)
    EnrolmentUnit.objects.filter(unit=own.unit).update(unit=newer)
    assert guards(cast) == {"PL-08"}


@pytest.mark.parametrize(
    "who", ["sam", "assessor", "trainee", "iqa", "eqa", "exams_officer", "administrator"]
)
def test_nobody_else_chooses(cast, own, who):
    with pytest.raises(PermissionDenied):
        choose_rules(by=getattr(cast, who), criterion=own, rules=[])


def test_a_shared_unit_is_nobodys_to_choose_for(cast):
    shared = Criterion.objects.filter(unit__code="TST").first()
    with pytest.raises(PermissionDenied):
        choose_rules(by=cast.coordinator, criterion=shared, rules=[])


def test_another_centres_unit_is_not_ours_to_choose_for(cast, elsewhere, own):
    with pytest.raises(PermissionDenied):
        choose_rules(by=elsewhere.coordinator, criterion=own, rules=[])


def test_a_rule_that_there_is_not_is_refused(cast, own):
    with pytest.raises(Refused, match="no such rule"):
        choose_rules(by=cast.coordinator, criterion=own, rules=["ZZ-99"])


def test_the_ledger_says_which_rules(cast, own):
    choose_rules(by=cast.coordinator, criterion=own, rules=["PL-08", "FB-01"])
    facts = json.loads(LedgerEntry.objects.get(event="rules_chosen").body)["facts"]
    assert facts == {"unit": "OWN", "criterion": "OWN-01", "rules": ["FB-01", "PL-08"]}


def test_a_unit_shows_the_rules_of_each_criterion_in_words_and_why_they_are_fixed(cast):
    guard("FB-01", "PL-08")
    sentence = rule_of("PL-08").sentence(readiness_of(cast.enrolment).given)
    text = client_for(cast.sam).get(f"/units/{cast.unit.unit_id}/").content.decode()
    assert f'title="{escape(sentence)}"' in text
    assert 'href="/rules/#rule-PL-08"' in text
    assert "the same at every centre" in text
    assert "Choose the rules" not in text


def test_a_coordinator_chooses_on_the_page_and_the_unit_says_who_did(cast, own):
    client = client_for(cast.coordinator)
    page = client.get(address(own))
    assert set(page.context["form"]["feedback"].value()) == by_phases(["feedback"])
    answer = client.post(address(own), {"feedback": ["FB-01"], "plan": ["PL-08", "PL-11"]})
    assert answer["Location"] == f"/units/{own.unit_id}/#criterion-{own.pk}"
    assert guards(cast) == {"FB-01", "PL-08", "PL-11"}
    text = client.get(f"/units/{own.unit_id}/").content.decode()
    assert "Chosen by Priya Nair" in text


def test_one_press_goes_back_to_the_phase_tags(cast, own):
    choose_rules(by=cast.coordinator, criterion=own, rules=["PL-08"])
    client = client_for(cast.lead_iqa)
    assert "Back to what its phase tags say" in client.get(address(own)).content.decode()
    client.post(address(own, "back/"))
    assert guards(cast) == by_phases(["feedback"])
    assert "Back to" not in client.get(address(own)).content.decode()


def test_a_rule_that_cannot_guard_is_not_taken_from_the_page(cast, own):
    answer = client_for(cast.coordinator).post(address(own), {"quality": ["QA-01"], "feedback": ["QA-01"]})
    assert answer.status_code == 422
    assert not RuleChoice.objects.exists()
