"""Why not 100 %: one list of decisions and rules, what opens the most first, nothing said twice."""

from datetime import UTC, datetime

import pytest
from django.urls import reverse
from django.utils.html import escape

from assessment.progress import progress_of
from assessment.readiness import Aside, Guarded, Result, Standing, rule_of
from assessment.readiness.facts import Improvement
from assessment.views.readiness.lines import looker
from assessment.views.units.missing import missing_of
from tests.assessment.judging.desk import hand_in, judged
from tests.cast import claim, client_for, log

TURN = Improvement(pk=1, ref="IMP-01")


class Desk:
    """Sam's unit with results of our own making beside what decisions say."""

    def __init__(self, cast):
        self.cast = cast
        self.progress = progress_of(cast.enrolment)
        self.progress.readiness.results = []
        [self.unit] = self.progress.units
        [self.facts] = self.progress.readiness.enrolment.units

    def criteria(self, *codes):
        return [each for each in self.facts.criteria if each.ref in codes]

    def say(self, rule, thing=TURN, *, on=(), standing=Standing.FAILING, aside=None):
        guards = tuple(Guarded(self.facts, each) for each in self.criteria(*on))
        found = Result(rule_of(rule), thing, (thing,), standing, guards, f"Sentence of {rule}.", aside)
        self.progress.readiness.results.append(found)

    def missing(self, who=None):
        return missing_of(self.unit, self.progress, looker(who or self.cast.sam, self.progress))

    def lines(self, who=None):
        return [(each.rule, each.codes) for each in self.missing(who).lines]

    def rules(self):
        return [rule for rule, _ in self.lines()]


@pytest.fixture
def desk(cast):
    return Desk(cast)


def unit_page(cast, who):
    return client_for(who).get(reverse("assessment:unit", args=[cast.enrolment.ref, cast.unit.pk]))


def test_a_criterion_without_evidence_is_said_once(desk):
    [one, *_] = desk.facts.criteria
    desk.say("PF-01", one, on=["TST-01"], standing=Standing.TODO)
    [line] = desk.missing().lines
    assert (line.sentence, line.codes) == ("have no evidence yet.", ["TST-01", "TST-02", "TST-03"])


def test_what_a_more_exact_rule_tells_is_not_told_again(desk):
    desk.say("PF-18", desk.facts)
    assert desk.rules() == ["", "PF-18"]
    desk.say("PF-01", desk.facts.criteria[0], on=["TST-01"])
    assert desk.rules() == [""]


def test_what_opens_the_most_criteria_comes_first(desk):
    desk.say("FB-02", on=["TST-01"])
    desk.say("PL-12", on=["TST-01", "TST-02"])
    assert desk.lines() == [
        ("", ["TST-01", "TST-02", "TST-03"]),
        ("PL-12", ["TST-01", "TST-02"]),
        ("FB-02", ["TST-01"]),
    ]


def test_at_equal_weight_errors_come_before_warnings_things_to_do_and_hints(desk):
    desk.say("PL-17", on=["TST-01"])
    desk.say("IM-01", on=["TST-01"], standing=Standing.TODO)
    desk.say("PL-12", on=["TST-01"])
    desk.say("FB-02", on=["TST-01"])
    assert desk.rules() == ["", "FB-02", "PL-12", "IM-01", "PL-17"]


def test_at_equal_weight_and_level_ones_own_come_first(cast, desk):
    desk.say("QA-08", on=["TST-01"])
    desk.say("FB-02", on=["TST-01"])
    assert [each.rule for each in desk.missing(cast.sam).lines] == ["", "FB-02", "QA-08"]
    assert [each.rule for each in desk.missing(cast.assessor).lines] == ["", "QA-08", "FB-02"]


def test_a_rule_about_met_criteria_only_says_nothing(desk):
    desk.criteria("TST-01")[0].met = True
    desk.say("PL-12", on=["TST-01"])
    assert desk.rules() == [""]


def test_evidence_that_was_accepted_nags_no_more(cast):
    judged(cast, hand_in(cast, log(cast), "TST-01"), met=False)
    desk = Desk(cast)
    [fact] = desk.progress.readiness.enrolment.evidence
    desk.say("PF-15", fact, on=["TST-01"])
    assert "PF-15" not in desk.rules()
    for each in fact.claims:
        each.accepted = False
    assert "PF-15" in desk.rules()


def test_a_warning_about_what_waits_is_left_to_the_assessor(cast):
    hand_in(cast, log(cast), "TST-01")
    desk = Desk(cast)
    [fact] = desk.progress.readiness.enrolment.evidence
    desk.say("PF-11", fact, on=["TST-01"])
    assert "PF-11" not in desk.rules()


def test_what_is_asked_at_handing_in_counts_once_something_is_claimed(cast):
    claim(cast, log(cast), "TST-01")
    desk = Desk(cast)
    [fact] = desk.progress.readiness.enrolment.evidence
    desk.say("QA-12", fact, on=["TST-01"], standing=Standing.TODO)
    assert [each.level for each in desk.missing().lines if each.rule == "QA-12"] == ["error"]


def test_an_error_says_why_a_claim_waits_and_nothing_says_that_it_does(cast):
    claim(cast, log(cast, pii_checked=False), "TST-01")
    words = unit_page(cast, cast.sam).content.decode()
    assert "still to be handed in." not in words
    assert escape(rule_of("QA-12").message) in words


def test_others_hear_that_a_claim_waits_but_not_of_the_draft(cast):
    claim(cast, log(cast, pii_checked=False), "TST-01")
    words = unit_page(cast, cast.assessor).content.decode()
    assert "its evidence is still to be handed in." in words
    assert "WP-01" not in words and escape(rule_of("QA-12").message) not in words


def test_the_count_says_how_many_are_the_members(cast, desk):
    desk.say("QA-08", on=["TST-01"])
    desk.say("FB-02", on=["TST-01"])
    assert desk.missing().words == "3 things missing, 2 are yours"
    assert desk.missing(cast.assessor).words == "3 things missing, 1 is yours"
    assert desk.missing(cast.iqa).words == "3 things missing, none is yours"


def test_where_all_is_the_members_the_count_says_so(desk):
    desk.say("FB-02", on=["TST-01"])
    assert desk.missing().words == "2 things missing, all yours"


def test_after_seven_lines_the_rest_folds(desk):
    for rule in ("FB-02", "FB-03", "PL-02", "PL-07", "PL-04", "PL-05", "PL-06", "PL-08"):
        desk.say(rule, on=["TST-01"])
    missing = desk.missing()
    assert [each.number for each in missing.first] == [1, 2, 3, 4, 5, 6, 7]
    assert [each.number for each in missing.rest] == [8, 9]


def test_each_criterion_knows_the_lines_it_waits_for(desk):
    desk.say("FB-02", on=["TST-01"])
    waits = desk.missing().waits()
    assert [each.number for each in waits["TST-01"]] == [1, 2]
    assert [each.number for each in waits["TST-03"]] == [1]


def test_a_rule_set_aside_leaves_the_list_and_says_why(desk):
    aside = Aside("FB-02", "", "One card box is enough here.", "Alan Reid", datetime(2026, 6, 1, tzinfo=UTC))
    desk.say("FB-02", on=["TST-01"], standing=Standing.SET_ASIDE, aside=aside)
    missing = desk.missing()
    assert [each.rule for each in missing.lines] == [""]
    assert [each.aside.reason for each in missing.aside] == ["One card box is enough here."]


def test_rows_of_the_grid_lead_to_the_lines(cast):
    words = unit_page(cast, cast.sam).content.decode()
    assert 'id="why-1"' in words and 'href="#why-1"' in words
    assert "Waits for" in words


def test_a_unit_with_everything_met_is_told_the_next_step_only(cast):
    judged(cast, hand_in(cast, log(cast)))
    desk = Desk(cast)
    desk.say("PF-08", desk.facts)
    [line] = desk.missing().lines
    assert line.sentence == "Every criterion is met. The learner's statement comes next."
