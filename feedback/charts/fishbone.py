"""The fishbone: possible causes by category, on ribs that meet the spine of the effect.

A template draws it: it has no scales, only words that want room. On a phone the fish stands upright.
A category without a cause stays in sight, so that nobody forgets to look there (AN-08).
"""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from feedback.charts import palette
from feedback.charts.figure import Chart
from feedback.charts.layout import NARROW, WIDE, fitted

CATEGORIES = ("people", "process", "resources", "policy and guidance", "technology", "environment")
NOTHING = "nothing recorded"
LINE = 16
GAP = 12
COLUMN = 176
SLANT = 44
HEAD = 136


@dataclass(frozen=True, slots=True)
class Words:
    """Lines of text from a baseline on; `places` are (y, line)."""

    x: float
    places: tuple[tuple[float, str], ...]
    size: int
    weight: int
    colour: str
    anchor: str


@dataclass(slots=True)
class Drawing:
    width: int
    height: float = 0
    lines: list[tuple[float, float, float, float, str, float]] = field(default_factory=list)
    words: list[Words] = field(default_factory=list)
    box: tuple[float, float, float, float] = (0, 0, 0, 0)

    def line(self, x1: float, y1: float, x2: float, y2: float, *, colour: str, width: float) -> None:
        self.lines.append((x1, y1, x2, y2, colour, width))

    def write(
        self, lines: Sequence[str], x: float, y: float, *, size: int, colour: str = palette.INK,
        weight: int = 400, anchor: str = "start",
    ) -> None:  # fmt: skip
        places = tuple((y + index * LINE, line) for index, line in enumerate(lines))
        self.words.append(Words(x, places, size, weight, colour, anchor))


def fishbone_svg(effect: str, causes: Iterable[tuple[str, str]], title: str, desc: str = "") -> Chart:
    """`causes` are (category, cause) in the order to read them. ValueError for an unknown category."""
    by_category: dict[str, list[str]] = {name: [] for name in CATEGORIES}
    for category, cause in causes:
        if category not in by_category:
            raise ValueError(f"No such category of causes: {category}.")
        by_category[category].append(cause)
    rows = tuple((name.capitalize(), cause) for name, found in by_category.items() for cause in found)
    description = " ".join(filter(None, (desc, f"Effect: {effect}. {len(rows)} possible causes.")))
    svg, narrow = (_rendered(draw(effect, by_category), title, description) for draw in (_lying, _standing))
    return Chart(svg, narrow, title, description, ("Category", "Possible cause"), rows)


def _rendered(drawing: Drawing, title: str, description: str) -> SafeString:
    content = json.dumps([title, description, drawing.width, [each.places for each in drawing.words]])
    name = f"chart-{hashlib.sha256(content.encode()).hexdigest()[:12]}"
    shown = {"drawing": drawing, "name": name, "title": title, "description": description, "palette": palette}
    return render_to_string("feedback/charts/fishbone.html", shown)


def _lying(effect: str, causes: dict[str, list[str]]) -> Drawing:
    """Three ribs above the spine and three below, the head at the right."""
    drawing, names = Drawing(WIDE.width), list(causes)
    upper, lower = (max(_tall(causes[name]) for name in half) for half in (names[:3], names[3:]))
    spine = 30.0 + upper
    drawing.height = spine + lower + 34
    head = WIDE.width - HEAD
    drawing.line(4, spine, head, spine, colour=palette.INK, width=3)
    for index, name in enumerate(names):
        foot = COLUMN * (index % 3 + 1) - 4
        _rib(drawing, name, causes[name], foot, spine, up=index < 3, tall=upper if index < 3 else lower)
    lines = fitted(effect, HEAD - 24, WIDE.text, lines=6)
    half = (len(lines) * LINE + 24) / 2
    drawing.box = (head, spine - half, HEAD - 2, 2 * half)
    drawing.write(lines, head + HEAD / 2 - 1, spine - half + 25, size=WIDE.text, weight=600, anchor="middle")
    return drawing


def _tall(causes: list[str]) -> float:
    return sum(len(lines) * LINE + GAP for lines in _cause_lines(causes)) + 20


def _cause_lines(causes: list[str]) -> list[list[str]]:
    return [fitted(cause, COLUMN - SLANT, WIDE.small, lines=3) for cause in causes or [NOTHING]]


def _rib(
    drawing: Drawing, name: str, causes: list[str], foot: float, spine: float, *, up: bool, tall: float
) -> None:
    """A slanted rib with its category at the far end and one twig for each cause."""
    side = -1 if up else 1
    end = spine + side * tall
    drawing.line(foot, spine, foot - SLANT, end, colour=palette.FEEDBACK, width=2)
    colour = palette.FEEDBACK if causes else palette.MUTED
    drawing.write(
        [name.capitalize()], foot - SLANT, end + (-8 if up else 18), size=WIDE.text, weight=700,
        colour=colour, anchor="middle",
    )  # fmt: skip
    below = spine - tall + 8 if up else spine + 4
    for lines in _cause_lines(causes):
        below += len(lines) * LINE + GAP / 2
        rib = foot - SLANT * abs(below - spine) / tall
        drawing.line(foot - COLUMN + 14, below, rib, below, colour=palette.STRONG, width=1)
        drawing.write(
            lines, foot - COLUMN + 14, below - 5 - (len(lines) - 1) * LINE, size=WIDE.small,
            colour=palette.INK if causes else palette.MUTED,
        )  # fmt: skip
        below += GAP / 2


def _standing(effect: str, causes: dict[str, list[str]]) -> Drawing:
    """The head on top, the spine down the side, one rib below the other."""
    drawing = Drawing(NARROW.width)
    lines = fitted(effect, NARROW.width - 32, NARROW.text, lines=4)
    drawing.box = (1, 1, NARROW.width - 2, len(lines) * LINE + 24)
    drawing.write(lines, NARROW.width / 2, 26, size=NARROW.text, weight=600, anchor="middle")
    top = y = len(lines) * LINE + 25.0
    for name, found in causes.items():
        y = _branch(drawing, name, found, y + 30)
    drawing.line(14, top, 14, y, colour=palette.INK, width=3)
    drawing.height = y + 4
    return drawing


def _branch(drawing: Drawing, name: str, causes: list[str], y: float) -> float:
    """One category from the spine, its causes under it; returns the foot of the last."""
    colour = palette.FEEDBACK if causes else palette.MUTED
    drawing.line(14, y + 6, 320, y + 6, colour=palette.FEEDBACK, width=2)
    drawing.write([name.capitalize()], 26, y, size=NARROW.text, weight=700, colour=colour)
    y += 6
    for cause in causes or [NOTHING]:
        lines = fitted(cause, NARROW.width - 50, NARROW.small, lines=3)
        drawing.write(lines, 38, y + 20, size=NARROW.small, colour=palette.INK if causes else palette.MUTED)
        drawing.line(26, y + 15, 34, y + 15, colour=palette.STRONG, width=1)
        y += len(lines) * LINE + 6
    return y
