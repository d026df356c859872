"""Without a single rule, and with rules that forbid everything, the same decisions are made (8.7, 6)."""

import pytest

from assessment.models import CriterionDecision
from assessment.progress import judged_of, progress_of
from assessment.readiness import Gate, Scope, Severity, all_rules
from assessment.readiness import rule as registry
from assessment.services.judging import DecisionInput, judge
from assessment.services.signoffs import sign_unit
from tests.assessment.judging.desk import hand_in
from tests.cast import all_yes, log
from tests.lifting import lifted

pytestmark = pytest.mark.django_db
SCOPES = (Scope.IMPROVEMENT, Scope.EVIDENCE, Scope.CRITERION, Scope.UNIT, Scope.ENROLMENT, Scope.DECISION)


def _as_written():
    """The rules as they are."""


def _none_at_all():
    registry._rules.clear()


def _everything_fails():
    """One error for each thing there is, which no assessor may set aside."""
    registry._rules.clear()
    for number, scope in enumerate(SCOPES):
        declare = registry.rule(
            f"PF-9{number}",
            "Nothing is good.",
            Severity.ERROR,
            gate=Gate.ALWAYS,
            scope=scope,
            overridable=False,
        )
        declare(lambda thing, given: True)


@pytest.fixture(params=[_as_written, _none_at_all, _everything_fails], ids=lambda each: each.__name__)
def rules(request, monkeypatch):
    monkeypatch.setattr(registry, "_rules", dict(registry._rules))
    return request.param


@pytest.fixture
def item(cast, rules):
    """Handed in while the rules were as written; they change only then."""
    handed_in = hand_in(cast, log(cast))
    rules()
    return handed_in


def states(cast):
    (unit,) = progress_of(cast.enrolment).units
    return unit.state, [each.state for each in unit.criteria]


def sign(cast, who, stage):
    unit = judged_of(cast.enrolment).units[0]
    return sign_unit(
        by=who, enrolment_unit=unit.row, stage=stage, words="So it was.", manifest_hash=unit.manifest_hash
    )


def test_the_rules_of_these_tests_are_what_they_say(cast, item, rules):
    """Otherwise all that follows would hold for a reason of its own."""
    results = progress_of(cast.enrolment).readiness.results
    if rules is _none_at_all:
        assert (all_rules(), results) == ([], [])
    elif rules is _everything_fails:
        assert {each.rule.id for each in results if each.blocks} >= {"PF-91", "PF-92", "PF-93", "PF-94"}
    else:
        assert len(all_rules()) == 128


def test_met_stays_met(cast, item):
    judge(by=cast.assessor, item=item, given=all_yes(item))
    assert states(cast) == ("all_met", ["met", "met", "met"])


def test_not_yet_stays_not_yet(cast, item):
    first, *others = [each.pk for each in item.claims.order_by("criterion__position")]
    decisions = {first: DecisionInput("not_yet", False, "Add the date.", 0)}
    decisions |= {each: DecisionInput("met", True, "Clear.", 0) for each in others}
    judge(by=cast.assessor, item=item, given=all_yes(item, decisions=decisions))
    assert states(cast) == ("in_progress", ["not_yet", "met", "met"])


def test_what_waits_for_the_assessor_waits(cast, item):
    assert states(cast) == ("in_progress", ["with_assessor"] * 3)


def test_a_trainee_still_decides_nothing(cast, item):
    judge(by=cast.trainee, item=item, given=all_yes(item))
    assert states(cast) == ("in_progress", ["with_assessor"] * 3)


def test_a_unit_is_signed_off_over_the_same_bytes(cast, item):
    judge(by=cast.assessor, item=item, given=all_yes(item))
    first = sign(cast, cast.sam, "learner")
    assert states(cast)[0] == "declared"
    second = sign(cast, cast.assessor, "assessor")
    assert states(cast) == ("signed", ["met", "met", "met"])
    assert first.manifest.hash == second.manifest.hash


def test_a_unit_that_changed_after_it_was_signed_is_reopened(cast, item):
    judge(by=cast.assessor, item=item, given=all_yes(item))
    sign(cast, cast.sam, "learner")
    sign(cast, cast.assessor, "assessor")
    with lifted():
        CriterionDecision.objects.update(outcome="not_yet")
    assert states(cast)[0] == "reopened"


def test_pages_and_decisions_tell_the_same_states(cast, item):
    judge(by=cast.assessor, item=item, given=all_yes(item))
    judged, shown = judged_of(cast.enrolment).units[0], progress_of(cast.enrolment).units[0]
    assert [each.state for each in shown.criteria] == [each.state for each in judged.criteria]
    assert (shown.state, shown.manifest_hash) == (judged.state, judged.manifest_hash)
