"""Trend, run chart and XmR chart: a picture for each measure that the analysis covers."""

from collections.abc import Callable

from feedback.charts.frozen import Facts, freeze_run_chart, freeze_trend, freeze_xmr
from feedback.models import Analysis, Measure
from feedback.services.workings import MOST_POINTS, points_of
from feedback.statistics.points import Point
from feedback.statistics.runs import LEAST as LEAST_FOR_RUNS
from feedback.statistics.runs import run_chart
from feedback.statistics.wording import number, span
from feedback.statistics.xmr import Rebase, xmr

from .look import Look

LEAST = 2


def trends(analysis: Analysis) -> Look:
    return _over_time(analysis, LEAST, "A trend", _trend)


def _trend(measure: Measure, points: list[Point], title: str) -> Facts:
    first, last = points[0], points[-1]
    change = float(last.value) - float(first.value)
    way = "the same as" if not change else f"{number(abs(change))} {'higher' if change > 0 else 'lower'} than"
    words = f"{len(points)} readings, {span(first.date, last.date)}. The last is {way} the first."
    target = None if measure.target is None else float(measure.target)
    return freeze_trend(points, title, words, unit=measure.unit, target=target)


def runs(analysis: Analysis) -> Look:
    return _over_time(
        analysis,
        LEAST_FOR_RUNS,
        "A run chart",
        lambda measure, points, title: freeze_run_chart(run_chart(points), title, unit=measure.unit),
    )


def limits(analysis: Analysis) -> Look:
    return _over_time(analysis, LEAST, "An XmR chart", _xmr)


def _xmr(measure: Measure, points: list[Point], title: str) -> Facts:
    rebases = [Rebase(each.from_date, each.reason) for each in measure.rebases.all()]
    return freeze_xmr(xmr(points, direction=measure.direction, rebases=rebases), title, unit=measure.unit)


def _over_time(
    analysis: Analysis, least: int, name: str, freeze: Callable[[Measure, list[Point], str], Facts]
) -> Look:
    """A picture for each measure with enough readings, and a sentence for each without."""
    found = points_of(analysis)
    if not found:
        return Look(missing=f"{name} shows readings over time: choose the measure they belong to.")
    charts, short = [], []
    for measure, count, points in found:
        if len(points) >= least:
            charts.append(freeze(measure, points, f"{measure.ref} {measure.name}"))
        elif count > MOST_POINTS:
            short.append(f"{measure.ref} has {count:,} readings, too many to draw: choose a shorter period.")
        else:
            short.append(f"{name} needs {least} readings or more; {measure.ref} has {count} in this period.")
    if not charts:
        return Look(missing=" ".join(short))
    return Look(charts=tuple(charts), notes=tuple(short))
