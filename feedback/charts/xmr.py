"""The XmR chart: readings, their mean and limits, and every signal by its shape and in words."""

from collections.abc import Iterator, Sequence
from itertools import groupby
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
from feedback.statistics.signals import Signal
from feedback.statistics.wording import day, number
from feedback.statistics.xmr import Reading, Stretch, XmR

#: meaning -> the mark of its points; each differs in shape, so that grey print tells them apart
MARKS: dict[str, Layer] = {
    "": {"shape": "circle", "size": 34, "filled": True, "color": palette.INK},
    "improvement": {"shape": "triangle-up", "size": 110, "filled": True, "color": palette.REVIEW},
    "concern": {"shape": "diamond", "size": 120, "filled": True, "color": palette.FEEDBACK},
    "change": {"shape": "square", "size": 80, "filled": True, "color": palette.CHANGE},
}
NAMES = {
    "": "No signal",
    "improvement": "Signal: improvement",
    "concern": "Signal: concern",
    "change": "Signal",
}
SHORT = {
    Signal.OUTSIDE: "outside the limits",
    Signal.RUN: "7 on one side",
    Signal.TREND: "7 rising or falling",
    Signal.NEAR: "2 of 3 near a limit",
}
LABEL_WIDTH = 120
APART = 31  # two lines of a label
HALO = {"stroke": palette.CARD, "strokeWidth": 1.5}


def xmr_svg(
    chart: XmR, title: str, desc: str = "", *, unit: str = "", marks: Sequence[Landmark] = ()
) -> Chart:
    """`marks` are dates to show beside the rebases, such as a go-live; `desc` adds to the chart's summary."""
    rebases = [
        Landmark(each.from_date, f"Rebased: {each.reason}", quiet=True)
        for each in chart.stretches
        if each.reason
    ]
    every = (*marks, *rebases)
    return chart_of(
        lambda layout: _spec(chart, unit, every, layout),
        title=title,
        description=" ".join(filter(None, (desc, chart.summary))),
        columns=("Date", f"Value ({unit})" if unit else "Value", "Moving range", "Mean", "Limits", "Signal"),
        rows=[_row(reading, chart.stretches[reading.stretch]) for reading in chart.readings],
    )


def _row(reading: Reading, stretch: Stretch) -> tuple[str, ...]:
    limits = "–" if stretch.lower is None else f"{number(stretch.lower)} to {number(stretch.upper)}"
    signals = "; ".join(mark.signal for mark in reading.marks)
    return (
        day(reading.date),
        number(reading.value),
        number(reading.moving_range),
        number(stretch.centre),
        limits + (" (trial)" if stretch.trial else ""),
        f"{reading.meaning.capitalize()}: {signals}" if signals else "No signal",
    )


def _spec(chart: XmR, unit: str, marks: Sequence[Landmark], layout: Layout) -> Layer:
    used = [name for name in NAMES if name in {reading.meaning for reading in chart.readings}]
    key_rows = 1 if len(used) < 3 or not layout.narrow else 2
    top = 24 + ROW * landmark_rows(marks) + KEY_ROW * key_rows
    space = room(
        layout, height=230, left=46, right=86 if layout.narrow else 100, top=top, bottom=44
    )  # fmt: skip
    return specification(space, _layers(chart, unit, marks, used=used, space=space, layout=layout), layout)


def _layers(
    chart: XmR, unit: str, marks: Sequence[Landmark], *, used: list[str], space: Room, layout: Layout
) -> Iterator[Layer]:
    span = _span(chart, marks)
    yield from _levels(chart, span)
    yield readings_line(_points(chart.readings), span, detail={"field": "stretch"})
    for name in used:
        points = _points([reading for reading in chart.readings if reading.meaning == name])
        yield layer(points, {"type": "point", "opacity": 1} | HALO | MARKS[name], x=x_of(span), y=y_of(span))
    yield from _level_names(chart, span, space, layout)
    if not layout.narrow:
        yield from _signal_names(chart, span, space, layout)
    yield from landmarks(marks, span, space, layout)
    yield from day_labels(span, space, layout)
    yield from unit_label(unit, space, layout)
    yield from key([(NAMES[name], MARKS[name]) for name in used], space, layout, y=10 - space.top)


def _span(chart: XmR, marks: Sequence[Landmark]) -> Span:
    values = [reading.value for reading in chart.readings]
    values += [level for each in chart.stretches for level in _lines(each)]
    return span_of([reading.date for reading in chart.readings] + [mark.date for mark in marks], values)


def _lines(stretch: Stretch) -> list[float]:
    return [each for each in (stretch.lower, stretch.centre, stretch.upper) if each is not None]


def _points(readings: Sequence[Reading]) -> list[Layer]:
    return [{"t": at(each.date), "v": each.value, "stretch": each.stretch} for each in readings]


def _levels(chart: XmR, span: Span) -> Iterator[Layer]:
    """For each stretch the band between its limits, both limits and its mean."""
    rows = []
    for index, each in enumerate(chart.stretches):
        following = chart.stretches[index + 1 :]
        end = following[0].from_date if following else span.last
        start = each.from_date if index else span.first
        ends: dict[str, float | None] = {
            "t": at(start) - (0 if index else span.air_ms),
            "t2": at(end) + (0 if following else span.air_ms),
        }
        rows.append(ends | {"centre": each.centre, "lower": each.lower, "upper": each.upper})
    limited = [row for row in rows if row["lower"] is not None]
    x, x2 = x_of(span), {"field": "t2"}
    band = {"type": "rect", "color": palette.SUNK, "opacity": 1}
    yield layer(limited, band, x=x, x2=x2, y=y_of(span, "lower"), y2={"field": "upper"})
    dashes = {"type": "rule", "color": palette.MUTED, "strokeWidth": 1.25, "strokeDash": [6, 4]}
    for limit in ("lower", "upper"):
        yield layer(limited, dashes, x=x, x2=x2, y=y_of(span, limit))
    yield layer(
        rows,
        {"type": "rule", "color": palette.BRAND, "strokeWidth": 1.75},
        x=x,
        x2=x2,
        y=y_of(span, "centre"),
    )


def _level_names(chart: XmR, span: Span, space: Room, layout: Layout) -> Iterator[Layer]:
    """The last stretch's mean and limits by name at their right ends."""
    for each in chart.stretches[-1:]:
        trial = " (trial)" if each.trial else ""
        place: dict[str, Any] = {"x": space.width + 6, "size": layout.small}
        middle = span.up(each.centre) * space.height - 7
        yield words(["Mean", number(each.centre)], y=middle, colour=palette.BRAND, fontWeight=600, **place)
        if each.lower is None or each.upper is None or each.lower == each.upper:
            return
        above = min(span.up(each.upper) * space.height - 7, middle - APART)
        below = max(span.up(each.lower) * space.height - 7, middle + APART)
        for name, level, y in (("Upper limit", each.upper, above), ("Lower limit", each.lower, below)):
            yield words([name, number(level) + trial], y=y, colour=palette.MUTED, **place)


def _signal_names(chart: XmR, span: Span, space: Room, layout: Layout) -> Iterator[Layer]:
    """Each unbroken row of signals names its rules once, clear of readings and lines, if there is room."""
    for cluster in _clusters(chart.readings):
        stretch = chart.stretches[cluster[0].stretch]
        outermost = max(cluster, key=lambda reading: abs(reading.value - stretch.centre))
        names = list(dict.fromkeys(SHORT[mark.signal] for reading in cluster for mark in reading.marks))
        x, tall = span.along(outermost.date) * space.width, 14 * len(names)
        late = x > space.width * 0.8
        heights = _heights_from(chart.readings, x - LABEL_WIDTH if late else x, span, space)
        levels = [span.up(each) * space.height for each in _lines(stretch)]
        above = _clear(min(heights) - 8 - tall, tall, levels, step=-1)
        below = _clear(max(heights) + 8, tall, levels, step=1)
        fits_above, fits_below = above >= 0, below + tall + 6 <= space.height
        if not (fits_above or fits_below):
            continue  # shape, key, words and table say it without the label
        up = fits_above and (outermost.value >= stretch.centre or not fits_below)
        yield words(
            names, x=x + (4 if late else 7), y=(above if up else below) + 7, size=layout.small,
            colour=MARKS[outermost.meaning]["color"], leading=14, align="right" if late else "left",
        )  # fmt: skip


def _clear(top: float, tall: float, levels: Sequence[float], *, step: int) -> float:
    """The top of a label moved up or down until no line runs through it."""
    while any(top - 1 < level < top + tall + 1 for level in levels):
        top += step
    return top


def _heights_from(readings: Sequence[Reading], start: float, span: Span, space: Room) -> list[float]:
    """How high the readings stand over which a label that begins at `start` would lie."""
    return [
        span.up(each.value) * space.height
        for each in readings
        if -1 <= span.along(each.date) * space.width - start <= LABEL_WIDTH + 1
    ]


def _clusters(readings: Sequence[Reading]) -> Iterator[list[Reading]]:
    rows = groupby(readings, key=lambda reading: (reading.stretch, bool(reading.marks)))
    return (list(row) for (_, marked), row in rows if marked)
