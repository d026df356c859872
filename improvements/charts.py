"""The chart beside each line of a review: its readings in order, with the day of go-live marked."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from feedback.charts.frozen import freeze_run_chart, freeze_xmr
from feedback.charts.timeline import Landmark
from feedback.models import Measure, Reading, Rebase
from feedback.statistics import runs, xmr
from feedback.statistics.points import Point

MOST_POINTS = 120  # of one measure: what fits the width of a page
MOST_ROWS = 5000


def line_charts(measures: Sequence[Measure], live_on: date | None) -> dict[int, dict[str, Any]]:
    """Plain data for feedback.charts by the measure's key; a measure of one reading has none.

    An XmR chart where there are enough readings for limits that stand, a run chart below that.
    Two queries; of very many readings the newest.
    """
    points: dict[int, list[Point]] = {}
    rows = Reading.objects.standing().filter(measure__in=measures).order_by("-taken_on", "-pk")
    for key, day, value in rows.values_list("measure", "taken_on", "value")[:MOST_ROWS]:
        points.setdefault(key, []).append(Point(day, value))
    rebases: dict[int, list[xmr.Rebase]] = {}
    for each in Rebase.objects.filter(measure__in=measures):
        rebases.setdefault(each.measure_id, []).append(xmr.Rebase(each.from_date, each.reason))
    marks = [Landmark(live_on, "Went live")] if live_on else []
    return {
        measure.pk: _chart(measure, points[measure.pk][:MOST_POINTS], rebases.get(measure.pk, []), marks)
        for measure in measures
        if len(points.get(measure.pk, [])) > 1
    }


def _chart(
    measure: Measure, points: list[Point], rebases: list[xmr.Rebase], marks: list[Landmark]
) -> dict[str, Any]:
    look: dict[str, Any] = {"unit": measure.unit, "marks": marks}
    if len(points) < xmr.BASE:
        return freeze_run_chart(runs.run_chart(points[::-1]), measure.name, **look)
    chart = xmr.xmr(points[::-1], direction=measure.direction, rebases=rebases)
    return freeze_xmr(chart, measure.name, **look)
