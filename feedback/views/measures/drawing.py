"""The chart of a measure: as much as its number of readings lets one say (domain.md, section 7)."""

from collections.abc import Sequence

from feedback.charts.figure import Chart
from feedback.charts.runs import run_svg, trend_svg
from feedback.charts.timeline import Landmark
from feedback.charts.xmr import xmr_svg
from feedback.models import Measure, Reading
from feedback.models import Rebase as RebaseRow
from feedback.statistics.points import Point
from feedback.statistics.runs import LEAST, run_chart
from feedback.statistics.wording import number, span
from feedback.statistics.xmr import BASE, Rebase, xmr


def chart_of_measure(
    measure: Measure, readings: Sequence[Reading], rebases: Sequence[RebaseRow]
) -> Chart | None:
    """From 12 readings an XmR chart, from 6 a run chart, below that the bare figures; None without any.

    ``readings`` are those that stand, by day.
    """
    if not readings:
        return None
    points = [Point(each.taken_on, each.value) for each in readings]
    words, marks = _words(measure, readings), _marks(readings)
    if len(points) >= BASE:
        limits = [Rebase(each.from_date, each.reason) for each in rebases]
        chart = xmr(points, direction=measure.direction, rebases=limits)
        return xmr_svg(chart, measure.name, words, unit=measure.unit, marks=marks)
    if len(points) >= LEAST:
        return run_svg(run_chart(points), measure.name, words, unit=measure.unit, marks=marks)
    few = f"{words} {run_chart(points).summary}"
    target = None if measure.target is None else float(measure.target)
    return trend_svg(points, measure.name, few, unit=measure.unit, target=target, marks=marks)


def _words(measure: Measure, readings: Sequence[Reading]) -> str:
    count = "1 reading" if len(readings) == 1 else f"{len(readings)} readings"
    when = span(readings[0].taken_on, readings[-1].taken_on)
    target = "" if measure.target is None else f" The target is {number(float(measure.target))}."
    return f"{count}, {when}. {measure.get_direction_display()}.{target}"


def _marks(readings: Sequence[Reading]) -> list[Landmark]:
    """Where the readings after the change begin, if the learner said which they are."""
    after = next((each for each in readings if each.phase == Reading.Phase.AFTER), None)
    return [Landmark(after.taken_on, "After the change")] if after else []
