"""Whether a thing has come to the point from which a rule counts (domain.md section 4 and 8)."""

from collections.abc import Callable, Mapping
from typing import Any

from .facts import Criterion, Enrolment, Evidence, Improvement, Unit
from .rule import Gate

STATES = (
    "draft", "gathering", "analysing", "planning", "agreed", "changing", "live", "reviewed", "embedded",
    "closed",
)  # fmt: skip


def is_reached(gate: Gate, thing: Any) -> bool:
    """Things without gates of their own, such as a decision, exist only once theirs is reached."""
    if gate == Gate.ALWAYS:
        return True
    reached = BY_THING.get(type(thing))
    return reached(gate, thing) if reached else True


def _improvement(gate: Gate, turn: Improvement) -> bool:
    """A declined plan is being planned again; a turn that was stopped comes to no gate any more.

    Rules of handing in wait until a review was handed in: before that there is no result to tell.
    """
    if gate == Gate.SUBMIT:
        return turn.reviewed_in
    state = "planning" if turn.state == "declined" else turn.state
    return state in STATES and gate in STATES and STATES.index(state) >= STATES.index(gate)


def _evidence(gate: Gate, evidence: Evidence) -> bool:
    if gate == Gate.SIGN_OFF:
        return evidence.state == "locked"
    return evidence.handed_in


def _criterion(gate: Gate, criterion: Criterion) -> bool:
    """The last criterion that is left is asked for as if its unit were handed in."""
    if gate == Gate.SIGN_OFF:
        return criterion.met
    return criterion.handed_in or criterion.is_last


def _unit(gate: Gate, unit: Unit) -> bool:
    required = [each for each in unit.criteria if each.required]
    if gate == Gate.SIGN_OFF:
        return bool(required) and all(each.met for each in required)
    return is_handed_in(unit)


def is_handed_in(unit: Unit, together: frozenset[int] = frozenset()) -> bool:
    """A unit is handed in piece by piece, and by its last piece as a whole: every required criterion is met,
    or claimed with nothing left to hand in. ``together`` are primary keys of records that go in now.
    """
    required = [each for each in unit.criteria if each.required]
    return bool(required) and all(each.met or _is_all_in(each, together) for each in required)


def _is_all_in(criterion: Criterion, together: frozenset[int]) -> bool:
    claims = criterion.claims
    return bool(claims) and all(
        each.handed_in or (each.evidence is not None and each.evidence.pk in together) for each in claims
    )


def _enrolment(gate: Gate, enrolment: Enrolment) -> bool:
    if gate == Gate.CLAIM:
        return bool(enrolment.certificates)
    return any(each.handed_in for each in enrolment.evidence)


BY_THING: Mapping[type, Callable[[Gate, Any], bool]] = {
    Improvement: _improvement,
    Evidence: _evidence,
    Criterion: _criterion,
    Unit: _unit,
    Enrolment: _enrolment,
}
