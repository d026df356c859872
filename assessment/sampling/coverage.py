"""What nobody looked at yet: assessors, units, methods and places (domain.md 5.7)."""

from collections.abc import Iterable, Mapping

from .facts import Candidate

AXES = ("assessor", "unit", "method", "site")


def missing(candidates: Iterable[Candidate], covered: Mapping[str, Iterable[str]]) -> dict[str, set[str]]:
    """By axis, the values among the candidates that are not covered."""
    listed = list(candidates)
    found = {}
    for axis in AXES:
        there = {value for each in listed for value in each.on(axis)}
        found[axis] = there - set(covered.get(axis, ()))
    return found
