"""Charts as plain JSON: what was reckoned is frozen with a record's version and drawn again from that alone.

Marks, shares and limits are kept as they were shown, so that a later rule set never rewrites what a judge
saw. ``kind`` names the shape of the data; whoever changes a shape gives it a new name and keeps the old.
"""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from feedback.charts.before_after import before_after_svg
from feedback.charts.figure import Chart
from feedback.charts.fishbone import fishbone_svg
from feedback.charts.pareto import pareto_svg
from feedback.charts.runs import run_svg, trend_svg
from feedback.charts.timeline import Landmark
from feedback.charts.xmr import xmr_svg
from feedback.statistics import runs, xmr
from feedback.statistics.compare import Comparison, Side
from feedback.statistics.pareto import Bar, Pareto
from feedback.statistics.points import Point
from feedback.statistics.signals import Signal

Facts = dict[str, Any]
Marks = Sequence[Landmark]


def freeze_pareto(chart: Pareto, title: str) -> Facts:
    return _plain("pareto", title, chart=asdict(chart))


def freeze_run_chart(chart: runs.RunChart, title: str, *, unit: str = "", marks: Marks = ()) -> Facts:
    return _plain("run_chart", title, chart=asdict(chart), unit=unit, marks=_marks(marks))


def freeze_xmr(chart: xmr.XmR, title: str, *, unit: str = "", marks: Marks = ()) -> Facts:
    """Its rebases are in the chart itself; ``marks`` are dates beside them, such as a go-live."""
    return _plain("xmr", title, chart=asdict(chart), unit=unit, marks=_marks(marks))


def freeze_trend(
    points: Sequence[Point],
    title: str,
    words: str,
    *,
    unit: str = "",
    target: float | None = None,
    marks: Marks = (),
) -> Facts:
    """``words`` say what can be seen, since a plain trend judges nothing by itself."""
    rows = [[point.date, float(point.value)] for point in points]
    return _plain("trend", title, points=rows, words=words, unit=unit, target=target, marks=_marks(marks))


def freeze_before_after(comparisons: Sequence[Comparison], title: str) -> Facts:
    return _plain("before_after", title, comparisons=[asdict(each) for each in comparisons])


def freeze_fishbone(effect: str, causes: Iterable[tuple[str, str]], title: str) -> Facts:
    """``causes`` are (category in lower case, cause), as fishbone_svg takes them."""
    return _plain("fishbone", title, effect=effect, causes=list(causes))


def draw(facts: Mapping[str, Any]) -> Chart | None:
    """The chart of frozen facts; None for a kind that this release does not know."""
    drawer = DRAWERS.get(str(facts.get("kind", "")))
    return drawer(facts) if drawer else None


def _plain(kind: str, title: str, **rest: Any) -> Facts:
    """Dates become ISO text and enumerations their words, as JSON would have them."""
    facts: Facts = json.loads(json.dumps({"kind": kind, "title": title} | rest, default=date.isoformat))
    return facts


def _marks(marks: Marks) -> list[Facts]:
    return [asdict(mark) for mark in marks]


def _dated(facts: Mapping[str, Any], *names: str) -> Facts:
    """With these of its fields as dates again; without a name, the one called ``date``."""
    return {**facts, **{name: date.fromisoformat(facts[name]) for name in names or ("date",)}}


def _timed(facts: Mapping[str, Any]) -> dict[str, Any]:
    """The unit and the marks of a chart over time."""
    return {"unit": facts["unit"], "marks": [Landmark(**_dated(each)) for each in facts["marks"]]}


def _draw_pareto(facts: Mapping[str, Any]) -> Chart:
    held = facts["chart"]
    bars = tuple(Bar(**each) for each in held["bars"])
    return pareto_svg(Pareto(bars, held["total"], held["flat"]), facts["title"])


def _draw_run_chart(facts: Mapping[str, Any]) -> Chart:
    held = facts["chart"]
    readings = tuple(
        runs.Reading(**_dated(each) | {"rules": tuple(map(runs.Rule, each["rules"]))})
        for each in held["readings"]
    )
    return run_svg(runs.RunChart(readings, held["median"]), facts["title"], **_timed(facts))


def _draw_xmr(facts: Mapping[str, Any]) -> Chart:
    held = facts["chart"]
    readings = tuple(
        xmr.Reading(**_dated(each) | {"marks": tuple(map(_mark, each["marks"]))}) for each in held["readings"]
    )
    stretches = tuple(xmr.Stretch(**_dated(each, "from_date")) for each in held["stretches"])
    return xmr_svg(xmr.XmR(readings, stretches, held["direction"]), facts["title"], **_timed(facts))


def _mark(facts: Mapping[str, Any]) -> xmr.Mark:
    return xmr.Mark(Signal(facts["signal"]), facts["side"], facts["meaning"])


def _draw_trend(facts: Mapping[str, Any]) -> Chart:
    points = [Point(date.fromisoformat(day), value) for day, value in facts["points"]]
    return trend_svg(points, facts["title"], facts["words"], target=facts["target"], **_timed(facts))


def _draw_before_after(facts: Mapping[str, Any]) -> Chart:
    comparisons = [
        Comparison(**each | {"before": _side(each["before"]), "after": _side(each["after"])})
        for each in facts["comparisons"]
    ]
    return before_after_svg(comparisons, facts["title"])


def _side(facts: Mapping[str, Any] | None) -> Side | None:
    return None if facts is None else Side(**_dated(facts, "first", "last"))


def _draw_fishbone(facts: Mapping[str, Any]) -> Chart:
    causes = [(category, cause) for category, cause in facts["causes"]]
    return fishbone_svg(facts["effect"], causes, facts["title"])


DRAWERS: dict[str, Callable[[Mapping[str, Any]], Chart]] = {
    "pareto": _draw_pareto,
    "run_chart": _draw_run_chart,
    "xmr": _draw_xmr,
    "trend": _draw_trend,
    "before_after": _draw_before_after,
    "fishbone": _draw_fishbone,
}
