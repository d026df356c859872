"""From every rule there is a way to the page, and to the field on it, where it is put right."""

import re

import pytest
from django.urls import reverse

from assessment.progress import progress_of
from assessment.readiness import Result, Standing, all_rules, rule_of
from assessment.readiness.facts import (
    Action,
    Criterion,
    Evidence,
    Finding,
    Improvement,
    Measure,
    Source,
    Unit,
)
from assessment.readiness.fixes import FIXES, Whose, way_to, whose
from feedback.services.measures import open_measure
from portfolio.models import RecordState
from tests.cast import client_for, log
from tests.whole_turn import told

SOMEBODY = Whose("HARB-P0001", "HARB-E0001")


def result(rule, thing, fault=None):
    return Result(rule_of(rule), thing, (fault or thing,), Standing.FAILING, (), "Something is missing.")


@pytest.mark.parametrize("rule", all_rules(), ids=lambda each: each.id)
def test_every_rule_names_a_fix_that_is_known(rule):
    assert re.split("[#/]", rule.fix)[0] in FIXES


@pytest.mark.parametrize("thing", [Improvement(ref="IMP-01"), Unit(pk=3, ref="PCI"), Evidence(ref="WP-01")])
@pytest.mark.parametrize("rule", all_rules(), ids=lambda each: each.id)
def test_there_is_a_way_even_where_nothing_is_there_yet(rule, thing):
    way = way_to(result(rule.id, thing), thing, SOMEBODY)
    assert way.url.startswith("/") and way.label


def test_without_a_plan_the_way_leads_to_writing_one():
    turn = Improvement(ref="IMP-01")
    way = way_to(result("PL-12", turn), turn, SOMEBODY)
    assert (way.url, way.label) == ("/p/HARB-P0001/improvements/IMP-01/plan/", "Write the plan")


def test_without_a_review_the_way_leads_to_writing_one():
    turn = Improvement(ref="IMP-01")
    way = way_to(result("RV-02", turn), turn, SOMEBODY)
    assert way.url == "/p/HARB-P0001/improvements/IMP-01/review/"


def test_what_was_handed_in_already_opens_on_its_own_page():
    fault = Source(ref="FB-02", record="FB-02")
    closed = Whose("HARB-P0001", "HARB-E0001", frozenset({"FB-02"}))
    way = way_to(result("FB-02", Improvement(ref="IMP-01"), fault), fault, closed)
    assert (way.url, way.label) == ("/p/HARB-P0001/FB-02/", "Open FB-02")


def test_a_finding_is_found_by_its_number():
    fault = Finding(ref="AN-01.12", record="AN-01")
    way = way_to(result("AN-06", Improvement(ref="IMP-01"), fault), fault, SOMEBODY)
    assert way.url == "/p/HARB-P0001/AN-01/findings/12/#id_contrary_note"


def test_an_action_without_a_day_is_put_right_in_the_action():
    fault = Action(ref="CH-03", record="CH-03")
    way = way_to(result("PL-04", Improvement(ref="IMP-01"), fault), fault, SOMEBODY)
    assert way.url == "/p/HARB-P0001/CH-03/action/#id_due_on"


def test_a_rule_about_a_unit_leads_to_its_latest_improvement():
    unit = Unit(pk=3, ref="PCI", improvements=[Improvement(ref="IMP-01"), Improvement(ref="IMP-02")])
    assert "/improvements/IMP-02/journal/promotion/" in way_to(result("PR-06", unit), unit, SOMEBODY).url


def test_a_unit_without_an_improvement_of_its_own_leads_to_the_newest_there_is():
    begun = Whose("HARB-P0001", "HARB-E0001", newest=Improvement(ref="IMP-04"))
    unit = Unit(pk=3, ref="PCI")
    assert "/improvements/IMP-04/journal/promotion/" in way_to(result("PR-06", unit), unit, begun).url
    assert way_to(result("PR-06", unit), unit, SOMEBODY).url == reverse("improvements:board-own")


def test_a_figure_at_fault_is_put_right_on_its_own_page():
    figure, turn = Measure(ref="M-02"), Improvement(ref="IMP-01", measures=[Measure(ref="M-02")])
    ways = {
        rule: way_to(result(rule, turn, figure), figure, SOMEBODY).url for rule in ("FB-06", "FB-11", "AN-02")
    }
    assert ways == {
        "FB-06": reverse("feedback:measure-edit", args=["HARB-P0001", "M-02"]) + "#id_quality_dimension",
        "FB-11": reverse("feedback:measure", args=["HARB-P0001", "M-02"]),
        "AN-02": reverse("feedback:measure-edit", args=["HARB-P0001", "M-02"]) + "#id_analysis_due",
    }


def test_a_figure_can_be_tied_to_an_outcome_only_once_there_is_one():
    figure = Measure(ref="M-02", kind="operational")
    alone, beside = ([figure], [figure, Measure(ref="M-01", kind="outcome")])
    ways = [
        way_to(result("AN-09", Improvement(ref="IMP-01", measures=each), figure), figure, SOMEBODY)
        for each in (alone, beside)
    ]
    assert [each.label for each in ways] == ["Measure an outcome", "Add it to the measure"]
    assert ways[0].url == reverse("improvements:measure-start", args=["HARB-P0001", "IMP-01"])


def test_where_nothing_was_planned_the_way_leads_to_a_first_action():
    turn = Improvement(ref="IMP-01")
    way = way_to(result("IM-01", turn), turn, SOMEBODY)
    assert (way.url, way.label) == ("/p/HARB-P0001/improvements/IMP-01/actions/new/", "Log an action")


@pytest.mark.parametrize(("rule", "label"), [("PR-04", "Answer a question"), ("PR-01", "Write an account")])
def test_a_button_names_what_it_begins(rule, label):
    unit = Unit(pk=3, ref="PCI")
    assert way_to(result(rule, unit), unit, SOMEBODY).label == label


def test_a_criterion_without_evidence_leads_to_logging():
    thing = Criterion(ref="PCI-01")
    assert way_to(result("PF-01", thing), thing, SOMEBODY).url == reverse("assessment:record-new")


@pytest.fixture
def facts(cast):
    """Sam's whole turn as the rules see it, with a second measure and a draft of each kind asked of."""
    told(cast)
    outcome = {"name": "Customers who come back", "unit": "%", "direction": 1}
    open_measure(by=cast.sam, portfolio=cast.portfolio, fields=outcome)
    for kind in ("WP", "RA", "WT"):
        log(cast, kind=kind)
    return progress_of(cast.enrolment).readiness.enrolment


#: Fields that only one kind of record has.
KINDS = {"record#details-steps": "RA", "record#details-witness_name": "WT"}


def fault_for(rule, facts):
    """A thing of the sort on which the rule may fail, so that the way is as exact as it gets."""
    [turn] = facts.improvements
    kind = KINDS.get(rule.fix, "WP")
    written = next(each for each in facts.evidence if each.kind == kind)
    by_fix = {
        "source": turn.sources[0],
        "item-log": turn.sources[0],
        "items": turn.sources[0],
        "privacy": turn.sources[0],
        "measure": turn.measures[0],
        "reading": turn.measures[0],
        "benchmark": turn.measures[0],
        "analysis": turn.analyses[0],
        "bench": turn.analyses[0],
        "finding-add": turn.analyses[0],
        "working": turn.analyses[0],
        "finding": turn.findings[0],
        "causes": turn.findings[0],
        "action": turn.actions[0],
        "action-done": turn.actions[0],
        "record": written,
        "claims": written,
    }
    return by_fix.get(re.split("[#/]", rule.fix)[0], turn)


OF_THE_LEARNER = [each for each in all_rules() if each.turn == "learner"]


def test_each_way_of_a_whole_turn_opens_for_its_learner_at_the_field(cast, facts):
    client, [turn] = client_for(cast.sam), facts.improvements
    wrong = []
    for rule in OF_THE_LEARNER:
        fault = fault_for(rule, facts)
        thing = fault if isinstance(fault, Evidence) else turn
        way = way_to(result(rule.id, thing, fault), fault, whose(facts, cast.portfolio.ref))
        address, _, field = way.url.partition("#")
        answer = client.get(address)
        is_there = not field or f'id="{field}"' in answer.content.decode()
        if answer.status_code != 200 or not is_there:
            wrong.append(f"{rule.id} {rule.fix} {way.url} {answer.status_code}")
    assert wrong == []


def test_records_with_the_assessor_are_closed(cast):
    record = log(cast)
    record.state = RecordState.SUBMITTED
    record.save()
    written = log(cast)
    found = whose(progress_of(cast.enrolment).readiness.enrolment, cast.portfolio.ref)
    assert record.ref in found.closed and written.ref not in found.closed
