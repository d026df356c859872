"""How rules are run: what they are asked of, what they stand in the way of, and when they hold it."""

from assessment.readiness import Gate, Scope, Severity, Standing, run
from assessment.readiness.facts import Claim, Criterion, Evidence, Improvement, Unit

from .small import GIVEN, aside, made, small


def test_a_rule_that_holds_says_nothing():
    assert run(small().enrolment, GIVEN, rules=[made(lambda turn, given: False)]).results == []


def test_a_rule_before_its_gate_is_something_to_do():
    rule = made(lambda turn, given: True, gate=Gate.ANALYSING)
    (before,) = run(small("gathering").enrolment, GIVEN, rules=[rule]).results
    (after,) = run(small("analysing").enrolment, GIVEN, rules=[rule]).results
    assert (before.standing, before.level, before.blocks) == (Standing.TODO, "todo", False)
    assert (after.standing, after.level, after.blocks) == (Standing.FAILING, "error", True)


def test_a_warning_blocks_nothing():
    (result,) = run(
        small().enrolment, GIVEN, rules=[made(lambda turn, given: True, severity=Severity.WARNING)]
    ).results
    assert (result.level, result.blocks) == ("warning", False)


def test_a_result_names_the_things_at_fault():
    world = small()
    (result,) = run(world.enrolment, GIVEN, rules=[made(lambda turn, given: turn.sources)]).results
    assert [each.ref for each in result.faults] == ["FB-01"]


def test_a_rule_of_a_turn_guards_the_criteria_that_its_records_are_claimed_for():
    world = small()
    (result,) = run(world.enrolment, GIVEN, rules=[made(lambda turn, given: True)]).results
    assert [each.criterion.ref for each in result.guards] == ["PCI-01"]


def test_a_turn_that_nobody_claims_guards_nothing_and_is_still_told():
    world = small()
    world.enrolment.improvements.append(Improvement(ref="IMP-02"))
    results = run(world.enrolment, GIVEN, rules=[made(lambda turn, given: True)]).results
    assert [(each.thing.ref, len(each.guards)) for each in results] == [("IMP-01", 1), ("IMP-02", 0)]


def test_a_rule_that_no_unit_of_the_learner_knows_is_not_asked():
    world = small(rules="")
    assert run(world.enrolment, GIVEN, rules=[made(lambda t, g: True, units=("MCP",))]).results == []
    assert len(run(world.enrolment, GIVEN, rules=[made(lambda t, g: True, units=("PCI",))]).results) == 1


def test_a_centres_own_unit_gets_every_rule_of_the_portfolio():
    world = small(rules="")
    world.unit.ref = "OWN-1"
    general = made(lambda t, g: True, id="PF-99", scope=Scope.UNIT, criteria=())
    special = made(lambda t, g: True, id="PR-99", scope=Scope.UNIT, criteria=("PCI-05",))
    assert [each.rule.id for each in run(world.enrolment, GIVEN, rules=[general, special]).results] == [
        "PF-99"
    ]


def test_a_rule_about_a_record_guards_what_the_record_is_claimed_for():
    world = small(rules="")
    rule = made(lambda evidence, given: True, scope=Scope.EVIDENCE)
    (result,) = run(world.enrolment, GIVEN, rules=[rule]).results
    assert [each.criterion.ref for each in result.guards] == ["PCI-01"]


def test_a_rule_of_one_unit_says_nothing_about_what_another_unit_asks():
    world = small(rules="")
    essay = Evidence(pk=8, ref="PD-01", record="PD-01")
    claim = Claim(evidence=essay, criterion="UCI-02")
    essay.claims.append(claim)
    criterion = Criterion(pk=9, ref="UCI-02", claims=[claim])
    world.enrolment.units.append(Unit(pk=10, ref="UCI", criteria=[criterion]))
    world.enrolment.evidence.append(essay)
    for scope, told in ((Scope.CRITERION, ["PCI-01", "PCI-02"]), (Scope.EVIDENCE, ["FB-01"])):
        results = run(world.enrolment, GIVEN, rules=[made(lambda t, g: True, scope=scope)]).results
        assert [each.thing.ref for each in results] == told


def test_a_rule_about_a_unit_guards_the_criteria_that_carry_it():
    world = small()
    (result,) = run(world.enrolment, GIVEN, rules=[made(lambda u, g: True, scope=Scope.UNIT)]).results
    assert [each.criterion.ref for each in result.guards] == ["PCI-01", "PCI-02"]


def test_what_an_assessor_set_aside_counts_no_more():
    world = small()
    rule = made(lambda turn, given: True)
    for about in ("", "IMP-01"):
        (result,) = run(world.enrolment, GIVEN, [aside(about)], rules=[rule]).results
        assert (result.standing, result.blocks, result.aside.by) == (Standing.SET_ASIDE, False, "Alan Reid")


def test_setting_a_rule_aside_for_one_turn_leaves_the_others():
    (result,) = run(small().enrolment, GIVEN, [aside("IMP-02")], rules=[made(lambda t, g: True)]).results
    assert result.standing == Standing.FAILING


def test_a_rule_of_integrity_cannot_be_set_aside():
    rule = made(lambda turn, given: True, overridable=False)
    (result,) = run(small().enrolment, GIVEN, [aside()], rules=[rule]).results
    assert result.standing == Standing.FAILING


def test_a_made_up_case_is_spared_only_where_the_unit_allows_one():
    world = small()
    world.turn.made_up = True
    rule = made(lambda turn, given: True, skip_made_up=True)
    assert len(run(world.enrolment, GIVEN, rules=[rule]).results) == 1
    world.unit.allows_made_up = True
    assert run(world.enrolment, GIVEN, rules=[rule]).results == []


def test_a_criterion_is_ready_when_no_error_stands_in_its_way():
    world = small()
    failing = run(world.enrolment, GIVEN, rules=[made(lambda t, g: True)])
    assert not failing.is_ready(3, "PCI-01")
    assert failing.is_ready(3, "PCI-02")
    assert run(world.enrolment, GIVEN, [aside()], rules=[made(lambda t, g: True)]).is_ready(3, "PCI-01")


def test_pages_find_the_results_that_are_theirs():
    world = small()
    world.enrolment.evidence.append(Evidence(pk=8, ref="WP-01", record="WP-01"))
    on_turn = made(lambda turn, given: turn.sources)
    on_record = made(lambda evidence, given: [evidence], id="ZZ-2", scope=Scope.EVIDENCE)
    found = run(world.enrolment, GIVEN, rules=[on_turn, on_record])
    assert [each.rule.id for each in found.of_record("FB-01")] == ["ZZ-1", "ZZ-2"]
    assert [each.rule.id for each in found.of_record("WP-01")] == ["ZZ-2"]
    assert [each.rule.id for each in found.of_improvement(5)] == ["ZZ-1"]
    assert [each.rule.id for each in found.of_unit(3)] == ["ZZ-1", "ZZ-2"]
    assert [each.rule.id for each in found.of_criterion(3, "PCI-02")] == []


def test_a_record_claimed_twice_is_one_piece_of_evidence_in_the_unit():
    world = small()
    world.second.claims.append(Claim(evidence=world.survey))
    assert world.unit.evidence == [world.survey]
    assert world.unit.evidence_for("ZZ-1") == [world.survey]
