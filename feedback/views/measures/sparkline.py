"""A line of a few figures, small enough to stand in a list."""

from collections.abc import Sequence
from dataclasses import dataclass

WIDTH, HEIGHT, EDGE = 120, 32, 4


@dataclass(frozen=True)
class Sparkline:
    """``points`` is for an SVG polyline in a box of 120 by 32; ``x`` and ``y`` are its end."""

    points: str
    x: str
    y: str


def sparkline(values: Sequence[float]) -> Sparkline | None:
    """From left to right, the highest value at the top. None for fewer than two."""
    if len(values) < 2:
        return None
    low, span = min(values), max(values) - min(values)
    step = (WIDTH - 2 * EDGE) / (len(values) - 1)
    places = [
        (f"{EDGE + place * step:.1f}", f"{_height(value - low, span):.1f}")
        for place, value in enumerate(values)
    ]
    return Sparkline(" ".join(f"{x},{y}" for x, y in places), *places[-1])


def _height(above: float, span: float) -> float:
    return HEIGHT - EDGE - above / span * (HEIGHT - 2 * EDGE) if span else HEIGHT / 2
