"""A learner with one turn of the loop that FB-01 finds fault with, and the assessor's words about it."""

from typing import Any

from assessment.asides import readiness_of
from assessment.models import Criterion, SetAside
from assessment.services.readiness import apply_again, set_aside
from improvements.models import Improvement
from improvements.services.moving import move
from improvements.services.turns import begin
from tests.cast import Cast

REASON = "One branch only, so there is nobody else to ask."


def guard(*rules: str) -> None:
    """The criteria of the test unit are guarded by these rules."""
    Criterion.objects.filter(unit__code="TST").update(rules=list(rules))


def begin_turn(cast: Cast) -> Improvement:
    """IMP-01 gathers feedback and holds none yet: FB-01 is something to do."""
    guard("FB-01")
    turn = begin(by=cast.sam, portfolio=cast.portfolio, fields={"title": "Call-backs we promise"})
    return move(by=cast.sam, improvement=turn, to="gathering")


def aside(cast: Cast, **fields: Any) -> SetAside:
    given = {"by": cast.assessor, "enrolment": cast.enrolment, "rule": "FB-01", "about": "", "reason": REASON}
    return set_aside(**(given | {"seen": 0} | fields))


def again(cast: Cast, **fields: Any) -> SetAside:
    given = {"by": cast.assessor, "enrolment": cast.enrolment, "rule": "FB-01", "about": "", "reason": REASON}
    return apply_again(**(given | {"seen": 1} | fields))


def standing(cast: Cast, rule: str = "FB-01") -> dict[str, str]:
    """Where the rule fails, and whether it counts there."""
    return {
        each.thing.ref: str(each.standing)
        for each in readiness_of(cast.enrolment).results
        if each.rule.id == rule
    }
