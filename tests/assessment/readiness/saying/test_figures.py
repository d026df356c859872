"""A centre sets the figures that rules count with, and everybody reads why."""

import json

import pytest
from django.core.exceptions import PermissionDenied

from assessment.asides import readiness_of
from assessment.models import ParameterChange
from assessment.services.readiness import set_parameter
from portfolio.models import LedgerEntry
from portfolio.refusals import Refused
from tests.cast import client_for

NAME, WHY = "min_feedback_methods", "Our branches have three ways at least."
PAGE = f"/rules/figures/{NAME}/"


def set_to(cast, value, *, who="coordinator", reason=WHY):
    return set_parameter(by=getattr(cast, who), name=NAME, value=value, reason=reason)


def counts(cast):
    return readiness_of(cast.enrolment).given.min_feedback_methods


@pytest.mark.parametrize("who", ["coordinator", "administrator"])
def test_who_runs_the_centre_sets_a_figure_and_rules_count_with_it(cast, elsewhere, who):
    set_to(cast, 3, who=who)
    assert (counts(cast), counts(elsewhere)) == (3, 2)


@pytest.mark.parametrize("who", ["sam", "assessor", "trainee", "iqa", "lead_iqa", "eqa", "exams_officer"])
def test_nobody_else_sets_a_figure(cast, who):
    with pytest.raises(PermissionDenied):
        set_to(cast, 3, who=who)
    assert not ParameterChange.objects.exists()


def test_the_default_is_given_back_and_what_was_said_stays(cast):
    set_to(cast, 3)
    change = set_to(cast, None, reason="Two are enough after all.")
    assert (counts(cast), change.value, ParameterChange.objects.count()) == (2, None, 2)


def test_typing_the_default_gives_it_back_too(cast):
    set_to(cast, 3)
    assert set_to(cast, 2).value is None


@pytest.mark.parametrize("value", [0, 7, -1])
def test_a_figure_out_of_bounds_is_refused_in_a_sentence(cast, value):
    with pytest.raises(Refused, match=r"Give a figure from 1 to 6\."):
        set_to(cast, value)


def test_the_figure_that_counts_already_is_not_said_again(cast):
    with pytest.raises(Refused, match="the figure already"):
        set_to(cast, 2)
    set_to(cast, 3)
    with pytest.raises(Refused, match="the figure already"):
        set_to(cast, 3)


def test_a_figure_needs_a_reason(cast):
    with pytest.raises(Refused, match="at least ten characters"):
        set_to(cast, 3, reason="  Because. ")


def test_the_ledger_says_which_figure_and_not_why(cast):
    set_to(cast, 3)
    entry = LedgerEntry.objects.get(event="parameter_changed")
    facts = json.loads(entry.body)["facts"]
    assert (facts["name"], facts["value"], len(facts["reason"])) == (NAME, 3, 64)
    assert WHY not in entry.body


def test_everybody_reads_all_rules_with_the_centres_figures(cast):
    set_to(cast, 3)
    for who in ("sam", "assessor", "eqa", "exams_officer"):
        text = client_for(getattr(cast, who)).get("/rules/").content.decode()
        assert "Use at least three different ways of gathering customer feedback." in text
        assert WHY in text
        assert "Priya Nair" in text
        assert PAGE not in text


def test_the_rules_are_narrowed_by_phase_and_by_kind(cast):
    client = client_for(cast.sam)
    shown = client.get("/rules/?phase=feedback&severity=error").context["phases"]
    assert [group["key"] for group in shown] == ["feedback"]
    assert {row["severity"] for row in shown[0]["rows"]} == {"error"}
    assert len(client.get("/rules/?phase=nothing").context["phases"]) == 9


def test_the_list_asks_the_database_the_same_for_any_number_of_changes(cast, django_assert_num_queries):
    for value in (3, 4, 5):
        set_to(cast, value)
    client = client_for(cast.coordinator)
    with django_assert_num_queries(6):
        client.get("/rules/")


def test_a_coordinator_sets_a_figure_on_its_page(cast):
    client = client_for(cast.coordinator)
    assert PAGE in client.get("/rules/").content.decode()
    assert "Use at least two different ways" in client.get(PAGE).content.decode()
    answer = client.post(PAGE, {"value": "4", "reason": WHY})
    assert (answer.status_code, answer["Location"], counts(cast)) == (302, f"/rules/#{NAME}", 4)


def test_a_figure_out_of_bounds_loses_nothing_that_was_typed(cast):
    answer = client_for(cast.coordinator).post(PAGE, {"value": "12", "reason": WHY})
    text = answer.content.decode()
    assert answer.status_code == 422
    assert "Give a figure from 1 to 6." in text
    assert 'value="12"' in text
    assert WHY in text


def test_the_page_fills_the_default_in_for_whoever_gives_it_back(cast):
    set_to(cast, 5)
    client = client_for(cast.administrator)
    assert 'value="5"' in client.get(PAGE).content.decode()
    assert 'value="2"' in client.get(f"{PAGE}?to=default").content.decode()


def test_a_figure_that_there_is_not_is_not_found(cast):
    assert client_for(cast.coordinator).get("/rules/figures/luck/").status_code == 404
