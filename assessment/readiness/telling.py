"""Which results a page tells, so that one gap is told once: by the rule that names it most exactly."""

from collections.abc import Iterable
from dataclasses import replace

from .facts import Criterion, Fact, Outcome
from .results import LEVELS, Result, Standing


def untold(results: Iterable[Result]) -> list[Result]:
    """``results`` of one list, without those that another of them tells (Rule.told_by).

    A rule that names the very place at fault is always told. The one that tells for another stands in the
    way of all that the other does; a rule that was set aside tells for none.
    """
    listed = list(results)
    told = {id(each): _teller(each, listed) for each in listed if each.rule.told_by}
    left = [each for each in listed if not told.get(id(each))]
    for each in listed:
        if teller := told.get(id(each)):
            left = [_with_guards_of(one, each) if one.rule is teller.rule else one for one in left]
    return left


def _teller(result: Result, listed: list[Result]) -> Result | None:
    if any(_is_place(each, result) for each in result.faults):
        return None
    exact = (each for each in listed if each.rule.id in result.rule.told_by)
    near = (each for each in exact if _is_near(each, result) and _counts_as_much(each, result))
    return next((each for each in near if not _teller(each, listed)), None)


def _is_place(fault: Fact, result: Result) -> bool:
    return fault is not result.thing and not isinstance(fault, Criterion | Outcome)


def _is_near(exact: Result, result: Result) -> bool:
    """On the same turn or unit, or on a criterion of the unit."""
    return exact.thing is result.thing or any(each.unit is result.thing for each in exact.guards)


def _counts_as_much(exact: Result, result: Result) -> bool:
    if Standing.SET_ASIDE in (exact.standing, result.standing):
        return False
    return LEVELS.index(exact.level) <= LEVELS.index(result.level)


def _with_guards_of(teller: Result, told: Result) -> Result:
    if teller.thing is not told.thing:
        return teller
    held = {id(each.criterion) for each in teller.guards}
    more = tuple(each for each in told.guards if id(each.criterion) not in held)
    return replace(teller, guards=teller.guards + more) if more else teller
