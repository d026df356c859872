"""Sizes of the two layouts, and the parts of a Vega-Lite specification that all charts share."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from feedback.charts import palette

Layer = dict[str, Any]
LETTER = 0.53  # mean width of a letter of our typeface, in its size


@dataclass(frozen=True, slots=True)
class Layout:
    """Widths in pixels of the drawing: 680 fits a page and A4, 340 a phone of 360."""

    width: int
    text: int
    small: int

    @property
    def narrow(self) -> bool:
        return self.width < 500


WIDE = Layout(680, text=13, small=12)
NARROW = Layout(340, text=14, small=13)


@dataclass(frozen=True, slots=True)
class Room:
    """The plot's own size and the space kept free around it."""

    width: int
    height: int
    left: int
    right: int
    top: int
    bottom: int


def room(layout: Layout, *, height: int, left: int, right: int, top: int, bottom: int) -> Room:
    return Room(layout.width - left - right, height, left, right, top, bottom)


def specification(space: Room, layers: Iterable[Layer], layout: Layout) -> Layer:
    """A drawing exactly as large as the plot and the space around it: nothing moves to make room."""
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "width": space.width,
        "height": space.height,
        "padding": {"left": space.left, "right": space.right, "top": space.top, "bottom": space.bottom},
        "autosize": "none",
        "background": None,
        "layer": list(layers),
        "config": _config(layout),
    }


def layer(rows: list[dict[str, Any]], mark: Layer, **encoding: Any) -> Layer:
    return {"data": {"values": rows}, "mark": mark, "encoding": encoding}


def words(
    text: str | list[str], *, x: float, y: float, size: int, colour: str = palette.INK, leading: int = 15,
    **mark: Any,
) -> Layer:  # fmt: skip
    """A label at pixels of the plot, several lines `leading` apart.

    Each line is a text of its own, since WeasyPrint shifts the lines of one that is not set from the left.
    """
    look = {"type": "text", "fontSize": size, "color": colour, "align": "left", "baseline": "middle"} | mark
    lines = [text] if isinstance(text, str) else text
    place = {"x": {"value": x}, "text": {"field": "words"}}
    return {
        "layer": [
            layer([{"words": line}], look, y={"value": y + index * leading}, **place)
            for index, line in enumerate(lines)
        ]
    }


def fitted(text: str, width: float, size: int, *, lines: int = 1) -> list[str]:
    """`text` in at most `lines` lines of about `width` pixels, with an ellipsis where it is cut."""
    most = max(int(width / (size * LETTER)), 4)
    found: list[str] = []
    rest = " ".join(text.split())
    while rest and len(found) < lines:
        if len(rest) <= most:
            found.append(rest)
            return found
        last = len(found) == lines - 1
        cut = most if last or " " not in rest[: most + 1] else rest[: most + 1].rindex(" ")
        found.append(rest[: cut - 1].rstrip() + "…" if last else rest[:cut].rstrip())
        rest = rest[cut:].lstrip()
    return found


def _config(layout: Layout) -> Layer:
    return {
        "view": {"stroke": None},
        "axis": {
            "domain": False,
            "ticks": False,
            "title": None,
            "labelColor": palette.MUTED,
            "labelFontSize": layout.small,
            "labelPadding": 8,
            "gridColor": palette.LINE,
            "gridWidth": 1,
        },
        "axisX": {"grid": False, "domain": True, "domainColor": palette.STRONG, "domainWidth": 1},
    }
