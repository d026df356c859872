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


def standing_by(
    readiness: Readiness, record: Evidence, severity: Severity, together: frozenset[int] = frozenset()
) -> list[Result]:
    """The same for rules of any one severity; only errors hold."""
    going = together | {record.pk}
    claimed = {
        id(each)
        for unit in readiness.enrolment.units
        for each in unit.criteria
        if any(claim.evidence is record for claim in each.claims)
    }
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
    on_it = any(fault.record == record.ref for fault in result.faults)
    return (guarded or on_it) and is_reached(result.rule.gate, thing)
