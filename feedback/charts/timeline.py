"""The parts of a chart over time: days along the foot, values up the side, rules at dates that matter."""

import datetime as dt
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from feedback.charts import palette
from feedback.charts.layout import LETTER, Layer, Layout, Room, fitted, layer, words

DAY_STEPS = (1, 2, 7, 14)
MONTH_STEPS = (1, 2, 3, 6, 12, 24, 60)
ROW = 17
KEY_ROW = 20
DAY_MS = 86_400_000


@dataclass(frozen=True, slots=True)
class Landmark:
    """A date that readers should see on the chart, such as a go-live or a rebase."""

    date: dt.date
    label: str
    quiet: bool = False  # a note on the chart itself, such as a rebase


@dataclass(frozen=True, slots=True)
class Span:
    """The days and values a chart shows, with a little air about them."""

    first: dt.date
    last: dt.date
    low: float
    high: float
    step: float

    def along(self, day: dt.date) -> float:
        """Where a day stands, from 0 at the left end to 1 at the right."""
        whole = (self.last - self.first).days + 2 * self.air
        return ((day - self.first).days + self.air) / whole

    def up(self, value: float) -> float:
        """Where a value stands, from 0 at the top to 1 at the foot."""
        return (self.high - value) / (self.high - self.low)

    @property
    def air(self) -> float:
        return max((self.last - self.first).days * 0.03, 0.5)

    @property
    def air_ms(self) -> float:
        return self.air * DAY_MS


def span_of(dates: Sequence[dt.date], values: Sequence[float]) -> Span:
    """Of readings and of whatever else must be in sight; without any, an empty day."""
    days = list(dates) or [dt.date(2000, 1, 1)]
    low, high = (min(values), max(values)) if values else (0.0, 1.0)
    margin = (high - low) * 0.06 or max(abs(high) * 0.1, 1.0)
    floor = 0.0 if 0 <= low < margin else low - margin
    return Span(min(days), max(days), *_rounded(floor, high + margin))


def _rounded(low: float, high: float, parts: int = 4) -> tuple[float, float, float]:
    """The ends moved out to round figures, and the round step between them."""
    rough = (high - low) / parts
    unit = 10.0 ** math.floor(math.log10(rough))
    step = unit * next(each for each in (1, 2, 5, 10) if rough <= each * unit * 1.0001)
    return math.floor(low / step) * step, math.ceil(high / step) * step, step


def at(day: dt.date) -> int:
    """Milliseconds since 1970 in UTC: the engine's own clock, free of time zones."""
    return (day - dt.date(1970, 1, 1)).days * DAY_MS


def x_of(span: Span, field: str = "t") -> Layer:
    ends = [at(span.first) - span.air_ms, at(span.last) + span.air_ms]
    scale = {"type": "utc", "domain": ends, "nice": False}
    return {"field": field, "type": "temporal", "scale": scale, "axis": {"labels": False, "tickCount": 0}}


def y_of(span: Span, field: str = "v") -> Layer:
    steps = round((span.high - span.low) / span.step)
    figures = [round(span.low + each * span.step, 10) for each in range(steps + 1)]
    scale = {"domain": [span.low, span.high], "nice": False, "zero": False}
    return {"field": field, "type": "quantitative", "scale": scale, "axis": {"values": figures}}


def day_labels(span: Span, space: Room, layout: Layout) -> Iterator[Layer]:
    """Days or months under the foot; the year below the first of them and where it changes."""
    year = 0
    for day, text in ticks(span.first, span.last, most=space.width // 50):
        x = span.along(day) * space.width
        lines = [text, str(day.year)] if day.year != year else [text]
        year = day.year
        yield _tick(x, space)
        yield words(
            lines,
            x=x,
            y=space.height + 16,
            size=layout.small,
            colour=palette.MUTED,
            align="center",
            leading=15,
        )


def ticks(first: dt.date, last: dt.date, *, most: int) -> list[tuple[dt.date, str]]:
    """At most `most` days, or months, as evenly as the calendar allows."""
    days = (last - first).days
    for step in DAY_STEPS:
        if days // step + 1 <= most:
            found = [first + dt.timedelta(each) for each in range(0, days + 1, step)]
            return [(day, f"{day.day} {day:%b}") for day in found]
    months = [day for index in range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
              if first <= (day := dt.date(index // 12, index % 12 + 1, 1))]  # fmt: skip
    for step in MONTH_STEPS:
        found = [day for day in months if (day.month - 1 + 12 * day.year) % step == 0]
        if len(found) <= most:
            break
    return [(day, f"{day:%b}") for day in found]


def landmarks(marks: Sequence[Landmark], span: Span, space: Room, layout: Layout) -> Iterator[Layer]:
    """An upright dashed rule with its words above the plot; neighbours stand on different rows."""
    for row, mark in enumerate(_joined(marks)):
        x = span.along(mark.date) * space.width
        y = -10 - ROW * (1 + row % landmark_rows(marks))
        free_left, free_right = x + space.left, space.width - x + space.right
        right = free_left > free_right
        text = fitted(mark.label, max(free_left, free_right) - 8, layout.small + 1)
        colour, dash = (palette.MUTED, [6, 3, 1, 3]) if mark.quiet else (palette.CHANGE, [2, 3])
        yield layer(
            [{}],
            {"type": "rule", "color": colour, "strokeWidth": 1.5, "strokeDash": dash},
            x={"value": x}, y={"value": y - 6}, y2={"value": space.height},
        )  # fmt: skip
        yield words(
            text, x=x + (-6 if right else 6), y=y, size=layout.small, colour=colour,
            align="right" if right else "left", fontWeight=600,
        )  # fmt: skip


def landmark_rows(marks: Sequence[Landmark]) -> int:
    return min(len(_joined(marks)), 3)


def key(entries: Sequence[tuple[str, Layer]], space: Room, layout: Layout, *, y: float) -> Iterator[Layer]:
    """The shapes in use and what they mean, in a row at the head of the chart."""
    start = x = float(6 - space.left)
    for label, mark in entries:
        if x + 10 + len(label) * layout.small * LETTER > layout.width - space.left:
            x, y = start, y + KEY_ROW
        yield layer([{}], {"type": "point", "opacity": 1} | mark, x={"value": x}, y={"value": y})
        yield words(label, x=x + 10, y=y + 0.5, size=layout.small, colour=palette.INK)
        x += 26 + len(label) * layout.small * LETTER


def unit_label(unit: str, space: Room, layout: Layout) -> Iterator[Layer]:
    """The unit stands above the figures of the side, upright like them."""
    if unit:
        yield words(unit, x=-space.left + 2, y=-15, size=layout.small, colour=palette.MUTED)


def _tick(x: float, space: Room) -> Layer:
    look = {"type": "rule", "color": palette.STRONG, "strokeWidth": 1}
    return layer([{}], look, x={"value": x}, y={"value": space.height}, y2={"value": space.height + 5})


def _joined(marks: Sequence[Landmark]) -> list[Landmark]:
    """In order, those of one day as one."""
    by_day: dict[dt.date, list[Landmark]] = {}
    for mark in sorted(marks, key=lambda mark: mark.date):
        by_day.setdefault(mark.date, []).append(mark)
    return [
        Landmark(day, "; ".join(dict.fromkeys(each.label for each in same)), all(each.quiet for each in same))
        for day, same in by_day.items()
    ]


def readings_line(rows: list[dict[str, Any]], span: Span, **encoding: Any) -> Layer:
    look = {"type": "line", "color": palette.INK, "strokeWidth": 1.5, "strokeJoin": "round"}
    return layer(rows, look, x=x_of(span), y=y_of(span), **encoding)
