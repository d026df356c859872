"""A unit's ring of progress: one arc for each criterion, drawn as plain SVG paths.

The state is told by weight as well as by colour, so that the ring can be read in a grey print.
"""

import math
from dataclasses import dataclass

from assessment.exports.content import UnitContent

RADIUS = 40.0
MIDDLE = 50.0
GAP = math.radians(5)

# state -> (colour, stroke width); look.md: met is green and full, the rest lighter and thinner
STROKES = {
    "checked": ("#15703A", 13),
    "met": ("#15703A", 13),
    "with_assessor": ("#0F5C63", 6),
    "ready": ("#1D4ED8", 6),
    "claimed": ("#1D4ED8", 6),
    "not_yet": ("#A34708", 6),
    "reopened": ("#A34708", 6),
    "not_started": ("#B9BEC5", 2),
}


@dataclass(frozen=True, slots=True)
class Arc:
    path: str
    colour: str
    width: int


@dataclass(frozen=True, slots=True)
class Ring:
    title: str
    arcs: tuple[Arc, ...]


def ring_of(unit: UnitContent) -> Ring:
    """Arcs clockwise from twelve o'clock, in criterion order."""
    count = max(len(unit.criteria), 1)
    step = 2 * math.pi / count
    gap = GAP if count > 1 else 0.001
    arcs = tuple(
        Arc(_path(index * step + gap / 2, (index + 1) * step - gap / 2), *STROKES[criterion.state])
        for index, criterion in enumerate(unit.criteria)
    )
    return Ring(title=f"{unit.met} of {unit.total} criteria of {unit.code} are met", arcs=arcs)


def _path(start: float, end: float) -> str:
    large = 1 if end - start > math.pi else 0
    return f"M {_point(start)} A {RADIUS} {RADIUS} 0 {large} 1 {_point(end)}"


def _point(angle: float) -> str:
    return f"{MIDDLE + RADIUS * math.sin(angle):.3f} {MIDDLE - RADIUS * math.cos(angle):.3f}"
