"""The Pareto chart, lying down: bars by falling count, their running share, and the line at 80 per cent.

Bars lie so that customers' words can be read in full, on a phone as well; bars and running share stand on
one scale, the share of all counted. Full bars are the vital few, outlined ones the rest, dashed ones the
unsorted.
"""

from collections.abc import Iterator
from typing import Any

from feedback.charts import palette
from feedback.charts.figure import Chart, chart_of
from feedback.charts.layout import Layer, Layout, Room, fitted, layer, room, specification, words
from feedback.statistics.pareto import MOST, Bar, Pareto
from feedback.statistics.wording import number

SHARE = {"type": "quantitative", "scale": {"domain": [0, 100], "nice": False}}
AXIS = {"values": [0, 50, 100], "labelExpr": "datum.value + ' %'", "grid": True, "domain": False}
VITAL = {"color": palette.FEEDBACK, "stroke": palette.FEEDBACK, "strokeWidth": 1}
REST = {"color": palette.FEEDBACK_TINT, "stroke": palette.FEEDBACK, "strokeWidth": 1}
UNSORTED = {"color": palette.SUNK, "stroke": palette.MUTED, "strokeWidth": 1, "strokeDash": [3, 3]}


def pareto_svg(chart: Pareto, title: str, desc: str = "") -> Chart:
    """`desc` adds to the chart's own summary."""
    return chart_of(
        lambda layout: _spec(chart, layout),
        title=title,
        description=" ".join(filter(None, (desc, chart.summary))),
        columns=("Theme", "Count", "Share", "Running share", "Vital few"),
        rows=[_row(bar) for bar in chart.bars],
    )


def _row(bar: Bar) -> tuple[str, ...]:
    shares = (f"{bar.share:.1f} %", f"{bar.running:.1f} %")
    return (bar.label, number(bar.count), *shares, "Yes" if bar.vital else "No")


def _spec(chart: Pareto, layout: Layout) -> Layer:
    step = 50 if layout.narrow else 36
    left = 14 if layout.narrow else 196
    right = 66 if layout.narrow else 64
    space = room(layout, height=max(step * len(chart.bars), step), left=left, right=right, top=44, bottom=28)
    return specification(space, _layers(chart, space, layout, step), layout)


def _layers(chart: Pareto, space: Room, layout: Layout, step: int) -> Iterator[Layer]:
    low, high = (24, 44) if layout.narrow else (7, 29)
    rows = [
        {"share": bar.share, "running": bar.running, "from": index * step + low, "to": index * step + high}
        | {"middle": index * step + (low + high) / 2}
        for index, bar in enumerate(chart.bars)
    ]
    yield from _bars(chart, rows, space)
    yield from _running(rows, space, layout)
    yield from _eighty(space, layout)
    for row, bar in zip(rows, chart.bars, strict=True):
        yield from _names(bar, row, space, layout)
    yield words(
        "running share", x=space.width + space.right - 4, y=-10, size=layout.small, colour=palette.MUTED,
        align="right",
    )  # fmt: skip


def _bars(chart: Pareto, rows: list[dict[str, Any]], space: Room) -> Iterator[Layer]:
    looks = [(VITAL, True, False), (REST, False, False), (UNSORTED, False, True)]
    for look, vital, residual in looks:
        chosen = [
            row
            for row, bar in zip(rows, chart.bars, strict=True)
            if (bar.vital, bar.residual) == (vital, residual)
        ]
        yield layer(
            chosen, {"type": "rect", "opacity": 1} | look,
            x=SHARE | {"field": "share", "axis": AXIS}, x2={"datum": 0},
            y=_down("from", space), y2={"field": "to"},
        )  # fmt: skip


def _running(rows: list[dict[str, Any]], space: Room, layout: Layout) -> Iterator[Layer]:
    """On a phone the dots alone: a line would cross the words between the bars."""
    place = {"x": SHARE | {"field": "running", "axis": AXIS}, "y": _down("middle", space)}
    path = {"type": "line", "color": palette.INK, "strokeWidth": 1.5}
    if not layout.narrow:
        yield layer(rows, path, order={"field": "middle"}, **place)
    dots = {
        "type": "point",
        "shape": "circle",
        "size": 40,
        "filled": True,
        "opacity": 1,
        "color": palette.INK,
    }
    yield layer(rows, dots | {"stroke": palette.CARD, "strokeWidth": 1.5}, **place)


def _eighty(space: Room, layout: Layout) -> Iterator[Layer]:
    look = {"type": "rule", "color": palette.BRAND, "strokeWidth": 1.75, "strokeDash": [6, 4]}
    x = space.width * MOST / 100
    yield layer([{}], look, x={"value": x}, y={"value": -22}, y2={"value": space.height})
    yield words(
        f"{MOST} % line",
        x=x,
        y=-30,
        size=layout.small,
        colour=palette.BRAND,
        fontWeight=600,
        align="center",
    )


def _names(bar: Bar, row: dict[str, Any], space: Room, layout: Layout) -> Iterator[Layer]:
    """The theme and its count at the bar, the running share in a column at the right."""
    count: dict[str, Any] = {"fontWeight": 600, "size": layout.small}
    if layout.narrow:
        yield words(fitted(bar.label, 230, layout.text), x=0, y=row["from"] - 10, size=layout.text)
        yield words(number(bar.count), x=space.width + 58, y=row["from"] - 10, align="right", **count)
    else:
        lines = fitted(bar.label, space.left - 56, layout.text, lines=2)
        y = row["middle"] - 7.5 * (len(lines) - 1)
        yield words(lines, x=-46, y=y, size=layout.text, align="right", leading=15)
        yield words(number(bar.count), x=-8, y=row["middle"], align="right", **count)
    share = f"{bar.running:.1f} %"
    x = space.width + space.right - 8
    yield words(share, x=x, y=row["middle"], size=layout.small, colour=palette.MUTED, align="right")


def _down(field: str, space: Room) -> Layer:
    scale = {"domain": [0, space.height], "range": [0, space.height], "nice": False}
    return {"field": field, "type": "quantitative", "scale": scale, "axis": None}
