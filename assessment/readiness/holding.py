"""What holds one record from being handed in: failing errors only, and nothing else (domain.md 8.3)."""

from .facts import Criterion, Evidence, Improvement, Unit
from .gates import is_handed_in, is_reached
from .results import Readiness, Result, Standing
from .rule import Gate, Severity

#: Gates that handing in itself opens.
NOW = (Gate.ALWAYS, Gate.SUBMIT)


def holding(readiness: Readiness, record: Evidence, together: frozenset[int] = frozenset()) -> list[Result]:
    """Errors about the record, about a criterion it claims, or about the turn behind that claim.

    Rules of handing in count now, because it is about to be handed in; those of later steps do not. What a
    unit as a whole must hold counts when this is its last piece; ``together`` are the primary keys of the
    records that go in with it.
    """
    return standing_by(readiness, record, Severity.ERROR, together)


def ahead_of(readiness: Readiness, record: Evidence) -> list[Result]:
    """To-dos of its turn that are put right on the record, or guard what it claims.

    They hold nothing yet, and whoever hands it in now can see to them only when it comes back.
    """
    claimed = _claimed(readiness, record)
    return [
        each
        for each in readiness.results
        if each.standing == Standing.TODO
        and each.rule.severity != Severity.INFO
        and isinstance(each.thing, Improvement)
        and record.pk in each.thing.records
        and _concerns(each, record, claimed)
    ]


def _claimed(readiness: Readiness, record: Evidence) -> set[int]:
    return {
        id(each)
        for unit in readiness.enrolment.units
        for each in unit.criteria
        if any(claim.evidence is record for claim in each.claims)
    }


def _concerns(result: Result, record: Evidence, claimed: set[int]) -> bool:
    guards = any(id(each.criterion) in claimed for each in result.guards)
    return guards or any(fault.record == record.ref for fault in result.faults)


def standing_by(
    readiness: Readiness, record: Evidence, severity: Severity, together: frozenset[int] = frozenset()
) -> list[Result]:
    """The same for rules of any one severity; only errors hold."""
    going = together | {record.pk}
    claimed = _claimed(readiness, record)
    asked = (each for each in readiness.results if each.rule.severity == severity)
    return [each for each in asked if _counts_now(each, record, claimed, going)]


def _counts_now(result: Result, record: Evidence, claimed: set[int], going: frozenset[int]) -> bool:
    if result.standing == Standing.SET_ASIDE:
        return False
    thing, guarded = result.thing, any(id(each.criterion) in claimed for each in result.guards)
    if isinstance(thing, Evidence):
        return thing is record and result.rule.gate in NOW
    if isinstance(thing, Criterion):
        return guarded and result.rule.gate in NOW and not thing.met
    if isinstance(thing, Unit):
        return guarded and result.rule.gate in NOW and is_handed_in(thing, going)
    if not isinstance(thing, Improvement) or record.pk not in thing.records:
        return False
    return _concerns(result, record, claimed) and is_reached(result.rule.gate, thing)
