"""The draw itself: the same universe and seed always give the same picks.

First every first unit of an assessor; then what closes most gaps of coverage; then by lot, where each
candidate holds as many lots as its risk weighs and one more, until the share of the plan is reached.
"""

from dataclasses import dataclass
from random import Random

from .coverage import AXES, missing
from .facts import Candidate, Universe
from .words import AXIS_WORDS, BY_LOT, FIRST, FLAG_WORDS

#: Raised by one with every change after which an old draw would come out otherwise.
ALGORITHM = 1


@dataclass(frozen=True)
class Pick:
    candidate: Candidate
    reasons: tuple[str, ...]


def draw(universe: Universe, seed: str) -> list[Pick]:
    """In the order of picking. Only ``Random.random`` is used, whose numbers Python keeps for a seed."""
    chance = Random(seed)  # noqa: S311  replayed by anybody, so it must not be secret
    left = universe.in_order()
    lots = {each.key: chance.random() for each in left}
    open_gaps = missing(left, universe.covered)
    picks: list[Pick] = []
    for each in [candidate for candidate in left if candidate.first]:
        _take(each, left, picks, open_gaps, [FIRST, *_flags(each, universe)])
    while found := _closest(left, open_gaps, universe, lots):
        _take(found, left, picks, open_gaps, [*_closes(found, open_gaps), *_flags(found, universe)])
    wanted = -(-universe.share * len(universe.candidates) // 100)
    while left and len(picks) < wanted:
        found = _by_lot(left, universe, chance)
        _take(found, left, picks, open_gaps, [*_flags(found, universe), BY_LOT])
    return picks


def _take(
    each: Candidate,
    left: list[Candidate],
    picks: list[Pick],
    open_gaps: dict[str, set[str]],
    reasons: list[str],
) -> None:
    left.remove(each)
    picks.append(Pick(each, tuple(reasons)))
    for axis in AXES:
        open_gaps[axis] -= each.on(axis)


def _risk(each: Candidate, universe: Universe) -> int:
    return sum(universe.weights.get(flag, 0) for flag in each.flags)


def _closest(
    left: list[Candidate], open_gaps: dict[str, set[str]], universe: Universe, lots: dict[int, float]
) -> Candidate | None:
    """Whoever closes most gaps; of equals the riskier; of equals whom the lot favours."""

    def worth(each: Candidate) -> tuple[int, int, float]:
        gaps = sum(len(open_gaps[axis] & each.on(axis)) for axis in AXES)
        return gaps, _risk(each, universe), lots[each.key]

    best = max(left, key=worth, default=None)
    return best if best and worth(best)[0] else None


def _by_lot(left: list[Candidate], universe: Universe, chance: Random) -> Candidate:
    weights = [_risk(each, universe) + 1 for each in left]
    mark = chance.random() * sum(weights)
    for each, weight in zip(left, weights, strict=True):
        mark -= weight
        if mark < 0:
            return each
    return left[-1]


def _closes(each: Candidate, open_gaps: dict[str, set[str]]) -> list[str]:
    return [
        AXIS_WORDS[axis].format(value=value)
        for axis in AXES
        for value in sorted(open_gaps[axis] & each.on(axis))
    ]


def _flags(each: Candidate, universe: Universe) -> list[str]:
    """The heavier first. What is said of a first unit already is not said twice."""
    told = [
        flag
        for flag in each.flags
        if universe.weights.get(flag) and not (each.first and flag == "first_claim")
    ]
    return [FLAG_WORDS[flag] for flag in sorted(told, key=lambda flag: (-universe.weights[flag], flag))]
