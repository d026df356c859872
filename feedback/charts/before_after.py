"""Before and after, measure by measure: an outlined bar and a full one, each with its value and n.

The two bars of a measure stand on one scale that begins at zero; different measures have different scales.
"""

from collections.abc import Iterator, Sequence

from feedback.charts import palette
from feedback.charts.figure import Chart, chart_of
from feedback.charts.layout import Layer, Layout, Room, fitted, layer, room, specification, words
from feedback.statistics.compare import Comparison, Side
from feedback.statistics.wording import number

BAR = 20
NAMES = 52
BEFORE = {"color": palette.SUNK, "stroke": palette.INK, "strokeWidth": 1}
AFTER = {"color": palette.REVIEW, "stroke": palette.REVIEW, "strokeWidth": 1}


def before_after_svg(comparisons: Sequence[Comparison], title: str, desc: str = "") -> Chart:
    """`desc` adds to the sentence of each comparison."""
    return chart_of(
        lambda layout: _spec(comparisons, layout),
        title=title,
        description=" ".join(
            filter(None, (desc, *(f"{each.measure}: {each.words}" for each in comparisons)))
        ),
        columns=("Measure", "Before", "After", "Difference", "Worth knowing"),
        rows=[_row(each) for each in comparisons],
    )


def _row(each: Comparison) -> tuple[str, ...]:
    sides = (f"{value_of(side)} ({side.basis})" if side else "None" for side in (each.before, each.after))
    return (each.measure, *sides, number(each.difference), " ".join(each.cautions) or "–")


def value_of(side: Side) -> str:
    """The value with its unit: 31 %, 4.2 points."""
    return f"{number(side.value)} {side.unit}".strip()


def _spec(comparisons: Sequence[Comparison], layout: Layout) -> Layer:
    step = 84 if layout.narrow else 74
    left, right = (8, 8) if layout.narrow else (180, 12)
    space = room(layout, height=max(step * len(comparisons), step), left=left, right=right, top=8, bottom=8)
    layers = [
        each for index, row in enumerate(comparisons) for each in _pair(row, index * step, space, layout)
    ]
    return specification(space, layers, layout)


def _pair(row: Comparison, top: int, space: Room, layout: Layout) -> Iterator[Layer]:
    """The measure's name, then its two bars with their words."""
    if layout.narrow:
        yield words(
            fitted(row.measure, space.width, layout.text), x=0, y=top + 10, size=layout.text, fontWeight=600
        )
        first = top + 24
    else:
        lines = fitted(row.measure, space.left - 24, layout.text, lines=3)
        yield words(lines, x=-16, y=top + 22, size=layout.text, align="right", fontWeight=600, leading=16)
        first = top + 12
    yield from _bars(row, first, space, layout)


def _bars(row: Comparison, first: int, space: Room, layout: Layout) -> Iterator[Layer]:
    """Zero stands at the left, or in the middle where a value is below it."""
    sides = [side for side in (row.before, row.after) if side]
    largest = max((abs(side.value) for side in sides), default=0) or 1
    below_zero = any(side.value < 0 for side in sides)
    whole = space.width - NAMES - (140 if layout.narrow else 190)
    zero, unit = (NAMES + whole / 2, whole / 2) if below_zero else (NAMES, whole)
    for index, (name, side, look) in enumerate((("Before", row.before, BEFORE), ("After", row.after, AFTER))):
        y = first + index * (BAR + 6)
        yield words(name, x=0, y=y + BAR / 2, size=layout.small, colour=palette.MUTED)
        end = zero + (side.value / largest * unit if side else 0)
        if side:
            ends = {"x": {"value": min(zero, end)}, "x2": {"value": max(zero, end, min(zero, end) + 1)}}
            look_of_bar = {"type": "rect", "opacity": 1} | look
            yield layer([{}], look_of_bar, **ends, y={"value": y}, y2={"value": y + BAR})
        x = max(zero, end) + 8
        label = f"{value_of(side)} (n = {side.n:,})" if side else "no reading"
        yield words(fitted(label, space.width - x, layout.small), x=x, y=y + BAR / 2, size=layout.small)
