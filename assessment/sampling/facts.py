"""What a draw looks at, and how it is written down."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from portfolio.canonical import canonical_json


@dataclass(frozen=True)
class Candidate:
    """One learner's unit. ``key`` is its primary key, ``hash`` of what it held; ``first`` is the first that
    its assessor signed; ``flags`` are names of weights."""

    key: int
    hash: str
    assessor: int
    unit: str
    methods: tuple[str, ...] = ()
    site: str = ""
    first: bool = False
    flags: tuple[str, ...] = ()

    def on(self, axis: str) -> set[str]:
        """Its values on one axis of coverage."""
        if axis == "method":
            return set(self.methods)
        value = str(getattr(self, axis))
        return {value} if value else set()


@dataclass(frozen=True)
class Universe:
    """All that one draw depends on but its seed. ``covered`` has the values seen or on their way by axis."""

    candidates: tuple[Candidate, ...]
    weights: Mapping[str, int]
    share: int
    covered: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def in_order(self) -> list[Candidate]:
        return sorted(self.candidates, key=lambda each: each.key)


def write_universe(universe: Universe) -> str:
    """Canonical JSON; the order in which the candidates came does not show."""
    return canonical_json(
        {
            "candidates": [_row(each) for each in universe.in_order()],
            "covered": {axis: sorted(values) for axis, values in universe.covered.items()},
            "share": universe.share,
            "weights": dict(universe.weights),
        }
    )


def _row(each: Candidate) -> dict[str, object]:
    listed = {"methods": sorted(each.methods), "flags": sorted(each.flags)}
    plain = {name: getattr(each, name) for name in ("key", "hash", "assessor", "unit", "site", "first")}
    return plain | listed


def read_universe(text: str) -> Universe:
    given = json.loads(text)
    lists = ("methods", "flags")
    rows = [row | {name: tuple(row[name]) for name in lists} for row in given["candidates"]]
    return Universe(
        candidates=tuple(Candidate(**row) for row in rows),
        weights=given["weights"],
        share=given["share"],
        covered={axis: frozenset(values) for axis, values in given["covered"].items()},
    )
