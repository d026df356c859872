"""One gap is told once, by the rule that names it most exactly; the others still hold what they guard."""

from dataclasses import replace

from assessment.readiness import Gate, Scope, Severity, all_rules, run
from assessment.readiness.facts import Improvement, Measure, Objective
from assessment.readiness.telling import untold

from .small import GIVEN, aside, made, small


def found(*rules, world=None, asides=()):
    return run((world or small()).enrolment, GIVEN, asides, rules=rules).results


def told(results):
    return [each.rule.id for each in untold(results)]


def always(thing, given):
    return True


EXACT = made(always)
GENERAL = made(always, id="ZZ-2", told_by=("ZZ-1",))


def test_the_more_exact_rule_tells_for_the_other_which_still_holds():
    results = found(EXACT, GENERAL)
    assert told(results) == ["ZZ-1"]
    assert all(each.blocks for each in results)
    assert told(found(GENERAL)) == ["ZZ-2"]


def test_the_one_that_tells_stands_in_the_way_of_all_that_the_other_does():
    world = small()
    world.second.rules = frozenset({"ZZ-2"})
    world.second.claims.append(replace(world.first.claims[0], criterion="PCI-02"))
    [line] = untold(found(EXACT, replace(GENERAL, criteria=()), world=world))
    assert {each.criterion.ref for each in line.guards} >= {"PCI-02"}


def test_a_rule_that_names_the_very_place_is_told():
    here = made(lambda turn, given: turn.sources, id="ZZ-2", told_by=("ZZ-1",))
    assert told(found(EXACT, here)) == ["ZZ-1", "ZZ-2"]


def test_a_rule_that_was_set_aside_tells_for_no_other():
    assert told(found(EXACT, GENERAL, asides=[aside("IMP-01")])) == ["ZZ-1", "ZZ-2"]


def test_a_warning_or_a_step_to_come_does_not_tell_for_what_holds_now():
    assert told(found(made(always, severity=Severity.WARNING), GENERAL)) == ["ZZ-1", "ZZ-2"]
    assert told(found(made(always, gate=Gate.CLOSED), GENERAL)) == ["ZZ-1", "ZZ-2"]


def test_what_is_not_in_the_list_tells_nothing():
    _, general = found(EXACT, GENERAL)
    assert told([general]) == ["ZZ-2"]


def test_of_three_in_a_row_the_most_exact_tells():
    vague = made(always, id="ZZ-3", told_by=("ZZ-2", "ZZ-1"))
    assert told(found(EXACT, GENERAL, vague)) == ["ZZ-1"]


def test_where_there_is_nothing_yet_every_criterion_keeps_an_error_that_guards_it():
    """A live turn of which nothing was recorded but an objective: no gap that one rule tells leaves a
    criterion of another rule free."""
    turn = Improvement(state="closed", live_on=GIVEN.today, objectives=[Objective(measure=Measure())])
    failing = [each for each in all_rules() if each.scope == Scope.IMPROVEMENT and each.faults(turn, GIVEN)]
    errors = [each for each in failing if each.severity == Severity.ERROR]
    guarded = {code for each in errors for code in each.criteria}
    assert guarded >= {"PCI-01", "PCI-02", "PCI-03", "PCI-04", "PCI-06", "PCI-07", "PCI-08", "PCI-09"}
    assert guarded >= {"ECI-01", "ECI-02", "ECI-03", "ECI-04", "ECI-05", "MCP-02", "MCP-04"}


def test_a_criterion_that_says_so_itself_leaves_its_unit_nothing_to_say():
    criterion = made(lambda each, given: each.ref == "PCI-02", scope=Scope.CRITERION)
    unit = made(always, id="ZZ-2", scope=Scope.UNIT, told_by=("ZZ-1",))
    assert told(found(criterion, unit)) == ["ZZ-1"]
