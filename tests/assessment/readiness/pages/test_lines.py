"""What the rules say, as lines: where, in the way of what, whose turn, and the way there."""

from datetime import UTC, datetime

import pytest
from django.urls import reverse

from assessment.progress import progress_of
from assessment.readiness import Aside, Guarded, Result, Standing, rule_of
from assessment.readiness.facts import Action, Evidence, Improvement
from assessment.views.readiness.lines import lines_of, looker
from tests.cast import client_for, log

TURN = Improvement(pk=1, ref="IMP-01")


def result(rule, thing, *, faults=(), standing=Standing.FAILING, guards=(), aside=None):
    given = tuple(faults) or (thing,)
    return Result(rule_of(rule), thing, given, standing, tuple(guards), f"Sentence of {rule}.", aside)


def guards(progress, *codes):
    [unit] = progress.readiness.enrolment.units
    return [Guarded(unit, each) for each in unit.criteria if each.ref in codes]


@pytest.fixture
def progress(cast):
    return progress_of(cast.enrolment)


def lines_for(results, *, member, progress):
    return lines_of(results, looker(member, progress))


def test_a_learner_is_told_what_is_missing_and_led_to_the_field(cast, progress):
    found = result("PL-12", TURN, guards=guards(progress, "TST-01", "TST-03"))
    [line] = lines_for([found], member=cast.sam, progress=progress)
    assert (line.level, line.sentence, line.turn) == ("warning", "Sentence of PL-12.", "Your turn")
    assert line.codes == ["TST-01", "TST-03"] and line.weight == 2
    assert line.url == f"/p/{cast.portfolio.ref}/improvements/IMP-01/plan/"
    assert [each.ref for each in line.at] == ["IMP-01"]


@pytest.mark.parametrize("who", ["assessor", "trainee", "iqa", "lead_iqa", "coordinator", "eqa"])
def test_others_are_told_whose_turn_it_is_and_get_no_link(cast, progress, who):
    [line] = lines_for([result("PL-12", TURN)], member=getattr(cast, who), progress=progress)
    assert (line.turn, line.is_mine, line.url) == ("Sam Okoro's turn", False, "")
    assert [each.url for each in line.at] == [""]


@pytest.mark.parametrize(
    ("rule", "who", "turn"),
    [
        ("QA-05", "sam", "The assessor's turn"),
        ("QA-05", "assessor", "Your turn"),
        ("QA-10", "sam", "The centre's turn"),
        ("QA-10", "coordinator", "Your turn"),
        ("QA-24", "assessor", "The IQA's turn"),
        ("QA-24", "lead_iqa", "Your turn"),
    ],
)
def test_each_role_knows_its_turn(cast, progress, rule, who, turn):
    [line] = lines_for([result(rule, TURN)], member=getattr(cast, who), progress=progress)
    assert line.turn == turn


def test_nobody_but_its_author_hears_of_a_draft(cast, progress):
    draft = Evidence(ref="WP-07", hidden=True)
    found = [result("PF-04", draft)]
    assert len(lines_for(found, member=cast.sam, progress=progress)) == 1
    for who in (cast.assessor, cast.coordinator, cast.iqa):
        assert lines_for(found, member=who, progress=progress) == []


def test_of_several_things_only_those_handed_in_are_named_to_others(cast, progress):
    faults = [Action(ref="CH-01", record="CH-01"), Action(ref="CH-02", record="CH-02", hidden=True)]
    [line] = lines_for([result("IM-02", TURN, faults=faults)], member=cast.assessor, progress=progress)
    assert [each.ref for each in line.at] == ["CH-01"]


def test_what_the_assessor_is_still_writing_about_sam_is_not_sams_to_hear(cast):
    record = log(cast, by=cast.assessor, kind="O", happened_on=None)
    progress = progress_of(cast.enrolment)
    [fact] = [each for each in progress.readiness.enrolment.evidence if each.ref == record.ref]
    assert lines_for([result("PF-04", fact)], member=cast.sam, progress=progress) == []


def test_one_rule_on_many_records_is_one_line_with_five_of_them(cast, progress):
    found = [result("PF-04", Evidence(ref=f"WP-0{n}")) for n in range(1, 8)]
    [line] = lines_for(found, member=cast.sam, progress=progress)
    assert [each.ref for each in line.at] == ["WP-01", "WP-02", "WP-03", "WP-04", "WP-05"]
    assert line.more == 2


def test_the_same_rule_on_two_improvements_is_two_lines(cast, progress):
    found = [result("PL-12", TURN), result("PL-12", Improvement(pk=2, ref="IMP-02"))]
    assert len(lines_for(found, member=cast.sam, progress=progress)) == 2


def test_only_the_allocated_assessor_may_set_a_rule_aside(cast, progress):
    found = [result("PL-12", TURN)]
    address = reverse("assessment:set-aside", args=[cast.enrolment.ref, "PL-12"])
    [line] = lines_for(found, member=cast.assessor, progress=progress)
    assert line.aside_url == f"{address}?about=IMP-01"
    for who in (cast.sam, cast.trainee, cast.iqa, cast.other_assessor):
        [line] = lines_for(found, member=who, progress=progress)
        assert line.aside_url == ""


def test_a_rule_of_integrity_cannot_be_set_aside(cast, progress):
    [line] = lines_for([result("QA-04", TURN)], member=cast.assessor, progress=progress)
    assert line.aside_url == ""


def test_a_rule_set_aside_says_why_by_whom_and_asks_nothing(cast, progress):
    aside = Aside("PL-12", "IMP-01", "Agreed in the review.", "Alan Reid", datetime(2026, 6, 1, tzinfo=UTC))
    found = result("PL-12", TURN, standing=Standing.SET_ASIDE, aside=aside)
    [line] = lines_for([found], member=cast.sam, progress=progress)
    assert (line.level, line.aside, line.url, line.aside_url) == ("set_aside", aside, "", "")
    [line] = lines_for([found], member=cast.assessor, progress=progress)
    address = reverse("assessment:apply-again", args=[cast.enrolment.ref, "PL-12"])
    assert line.aside_url == f"{address}?about=IMP-01"


def test_a_hint_stands_in_nobodys_way(cast, progress):
    found = result("PL-17", TURN, guards=guards(progress, "TST-01"))
    [line] = lines_for([found], member=cast.sam, progress=progress)
    assert (line.level, line.weight) == ("info", 0)


def test_a_met_criterion_is_not_named(cast, progress):
    guarded = guards(progress, "TST-01", "TST-02")
    guarded[0].criterion.met = True
    [line] = lines_for([result("PL-12", TURN, guards=guarded)], member=cast.sam, progress=progress)
    assert line.codes == ["TST-02"]


def test_the_way_to_a_sources_page_is_open_to_its_learner(cast, progress):
    [line] = lines_for([result("PF-04", Evidence(ref=log(cast).ref))], member=cast.sam, progress=progress)
    assert client_for(cast.sam).get(line.url).status_code == 200
