"""The run chart and the plain trend: readings in order, with their median or their target."""

from collections.abc import Iterator, Sequence
from typing import Any

from feedback.charts import palette
from feedback.charts.figure import Chart, chart_of
from feedback.charts.layout import Layer, Layout, Room, layer, room, specification, words
from feedback.charts.timeline import (
    KEY_ROW,
    ROW,
    Landmark,
    Span,
    at,
    day_labels,
    key,
    landmark_rows,
    landmarks,
    readings_line,
    span_of,
    unit_label,
    x_of,
    y_of,
)
from feedback.statistics.points import Point, in_order
from feedback.statistics.runs import RunChart
from feedback.statistics.wording import day, number

PLAIN: Layer = {"shape": "circle", "size": 34, "filled": True, "color": palette.INK}
MARKED: Layer = {"shape": "square", "size": 80, "filled": True, "color": palette.CHANGE}
HALO: Layer = {"stroke": palette.CARD, "strokeWidth": 1.5}


def run_svg(
    chart: RunChart, title: str, desc: str = "", *, unit: str = "", marks: Sequence[Landmark] = ()
) -> Chart:
    """The run chart with its median. Shifts and trends are squares: it knows no better or worse."""
    readings = [(Point(each.date, each.value), bool(each.rules)) for each in chart.readings]
    line = [] if chart.median is None else [("Median", chart.median, palette.BRAND)]
    return chart_of(
        lambda layout: _spec(readings, line, unit, marks, layout),
        title=title,
        description=" ".join(filter(None, (desc, chart.summary))),
        columns=("Date", f"Value ({unit})" if unit else "Value", "Signal"),
        rows=[
            (day(each.date), number(each.value), "; ".join(each.rules) or "No signal")
            for each in chart.readings
        ],
    )


def trend_svg(
    points: Sequence[Point],
    title: str,
    desc: str,
    *,
    unit: str = "",
    target: float | None = None,
    marks: Sequence[Landmark] = (),
) -> Chart:
    """Readings as they are, with nothing judged: for few readings, or beside a target."""
    ordered = in_order(points)
    line = [] if target is None else [("Target", float(target), palette.PLAN)]
    return chart_of(
        lambda layout: _spec([(point, False) for point in ordered], line, unit, marks, layout),
        title=title,
        description=desc,
        columns=("Date", f"Value ({unit})" if unit else "Value"),
        rows=[(day(point.date), number(float(point.value))) for point in ordered],
    )


def _spec(
    readings: Sequence[tuple[Point, bool]],
    line: Sequence[tuple[str, float, str]],
    unit: str,
    marks: Sequence[Landmark],
    layout: Layout,
) -> Layer:
    judged = any(marked for _, marked in readings)
    top = 26 + ROW * landmark_rows(marks) + KEY_ROW * judged
    right = (70 if layout.narrow else 80) if line else 16
    space = room(layout, height=210, left=46, right=right, top=top, bottom=44)
    dates = [point.date for point, _ in readings] + [mark.date for mark in marks]
    span = span_of(dates, [float(point.value) for point, _ in readings] + [level for _, level, _ in line])
    layers = [*_readings(readings, line, span), *_line_names(line, span, space, layout)]
    layers += [*landmarks(marks, span, space, layout), *day_labels(span, space, layout)]
    layers += unit_label(unit, space, layout)
    if judged:
        layers += key([("No signal", PLAIN), ("Signal", MARKED)], space, layout, y=10 - space.top)
    return specification(space, layers, layout)


def _readings(
    readings: Sequence[tuple[Point, bool]], line: Sequence[tuple[str, float, str]], span: Span
) -> Iterator[Layer]:
    for _, level, colour in line:
        dash = [] if colour == palette.BRAND else [6, 4]
        look = {"type": "rule", "color": colour, "strokeWidth": 1.75, "strokeDash": dash}
        yield layer([{"level": level}], look, y=y_of(span, "level"))
    yield readings_line(_rows([point for point, _ in readings]), span)
    for chosen, mark in ((False, PLAIN), (True, MARKED)):
        rows = _rows([point for point, marked in readings if marked is chosen])
        yield layer(rows, {"type": "point", "opacity": 1} | HALO | mark, x=x_of(span), y=y_of(span))


def _line_names(
    line: Sequence[tuple[str, float, str]], span: Span, space: Room, layout: Layout
) -> Iterator[Layer]:
    for name, level, colour in line:
        yield words(
            [name, number(level)], x=space.width + 6, y=span.up(level) * space.height - 7, size=layout.small,
            colour=colour, fontWeight=600, leading=15,
        )  # fmt: skip


def _rows(points: Sequence[Point]) -> list[dict[str, Any]]:
    return [{"t": at(point.date), "v": float(point.value)} for point in points]
