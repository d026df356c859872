"""The references that an address is made of, read off what a rule was asked of and where it failed."""

from .facts import (
    Action,
    Analysis,
    Benchmark,
    Criterion,
    Evidence,
    Fact,
    Finding,
    Improvement,
    Measure,
    Reading,
    Rebase,
    ReviewLine,
    RootCause,
    Said,
    Source,
    Unit,
)
from .results import Result


def references(result: Result, fault: Fact) -> dict[str, str]:
    """By name: turn, record, source, measure, figures (a measure, of whatever it is asked), analysis,
    finding, plan, action, review, unit. What is not known is empty."""
    turn = turn_of(result.thing)
    return {
        "turn": turn.ref,
        "record": _record(result.thing, fault),
        "source": fault.record if isinstance(fault, Source | Said) else "",
        "measure": _measure(fault, turn),
        "figures": _measure(fault, turn) or _any_measure(turn),
        "analysis": _analysis(fault, turn),
        "finding": fault.ref.rpartition(".")[2] if isinstance(fault, Finding) and "." in fault.ref else "",
        "plan": turn.plan.record if turn.plan else "",
        "action": fault.record if isinstance(fault, Action) else "",
        "review": turn.review.record if turn.review else "",
        "unit": _unit(result),
    }


def turn_of(thing: Fact) -> Improvement:
    """The improvement itself, the latest that a unit claims, or an empty one."""
    if isinstance(thing, Improvement):
        return thing
    if isinstance(thing, Unit) and thing.improvements:
        return thing.improvements[-1]
    return Improvement()


def field_of(field: str, fault: Fact, turn: Improvement) -> str:
    """The field of a plan's rows that is about this objective or success criterion; any other as it is."""
    for number, objective in enumerate(turn.objectives):
        if fault is objective:
            return field.replace("objectives-0", f"objectives-{number}")
        for row, criterion in enumerate(objective.success_criteria):
            if fault is criterion:
                ours = f"objectives-{number}-criteria-{row}"
                return field.replace("objectives-0-criteria-0", ours)
    return field


def _record(thing: Fact, fault: Fact) -> str:
    if isinstance(thing, Evidence) and not fault.record:
        return thing.ref
    return fault.record


def _measure(fault: Fact, turn: Improvement) -> str:
    if isinstance(fault, Measure):
        return fault.ref
    if isinstance(fault, ReviewLine) and fault.measure:
        return fault.measure.ref
    if isinstance(fault, Reading | Benchmark | Rebase):
        own = (each for each in turn.measures if fault in (*each.readings, *each.benchmarks, *each.rebases))
        return next((each.ref for each in own), "")
    return ""


def _any_measure(turn: Improvement) -> str:
    """One that the objectives are about, else the first."""
    return next((each.ref for each in (*turn.target_measures, *turn.measures)), "")


def _analysis(fault: Fact, turn: Improvement) -> str:
    if isinstance(fault, Analysis | Finding | RootCause):
        return fault.record
    return turn.analyses[-1].record if turn.analyses else ""


def _unit(result: Result) -> str:
    """The unit it is about, or the first that it touches; its row's number."""
    if isinstance(result.thing, Unit):
        return str(result.thing.pk)
    guards = result.open_guards or list(result.guards)
    if isinstance(result.thing, Criterion) or guards:
        return str(guards[0].unit.pk) if guards else ""
    return ""
