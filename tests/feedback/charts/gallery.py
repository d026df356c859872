"""One of each chart, from a story: call-backs that came late, and a shared diary."""

import datetime as dt

from feedback.charts.before_after import before_after_svg
from feedback.charts.figure import Chart
from feedback.charts.fishbone import fishbone_svg
from feedback.charts.pareto import pareto_svg
from feedback.charts.runs import run_svg, trend_svg
from feedback.charts.timeline import Landmark
from feedback.charts.xmr import xmr_svg
from feedback.statistics.compare import Comparison, Side
from feedback.statistics.pareto import pareto
from feedback.statistics.points import Point
from feedback.statistics.runs import run_chart
from feedback.statistics.xmr import Rebase, xmr

LATE = [31, 28, 33, 30, 35, 29, 32, 34, 30, 31, 27, 33, 30, 22, 18, 15, 14, 12, 13, 12, 11, 10]
WEEKS = [Point(dt.date(2025, 11, 3) + dt.timedelta(7 * week), late) for week, late in enumerate(LATE)]
GO_LIVE = Landmark(dt.date(2026, 2, 1), "Go-live: shared diary")
THEMES = {
    "Nobody called back": 38,
    "Waiting time on the phone": 27,
    "Late delivery": 8,
    "Other": 9,
    "Untagged": 4,
}
CAUSES = [
    ("people", "New starters do not know the promise"),
    ("process", "Nobody owns a call-back after the shift ends"),
    ("technology", "Two diaries that do not talk to each other"),
]


def side(value: float, month: int, n: int = 198) -> Side:
    return Side(value, n, dt.date(2026, month, 1), dt.date(2026, month + 1, 28), "%")


def late_calls(**options) -> Chart:
    return xmr_svg(xmr(WEEKS, direction=-1, **options), "Late call-backs", unit="% late", marks=[GO_LIVE])


def rebased() -> Chart:
    return late_calls(rebases=[Rebase(GO_LIVE.date, "shared diary")])


def themes() -> Chart:
    return pareto_svg(pareto(THEMES), "What customers complain of")


def run() -> Chart:
    return run_svg(run_chart(WEEKS), "Late call-backs", unit="% late", marks=[GO_LIVE])


def trend() -> Chart:
    return trend_svg(WEEKS[:5], "Late call-backs", "Five weeks.", unit="% late", target=10)


def before_after() -> Chart:
    rows = [
        Comparison("Late call-backs", side(31, 1), side(12, 3, 204), -1),
        Comparison("Recommend score", side(-12, 1), side(18, 3), 1),
        Comparison("Complaints", side(4, 1), None),
    ]
    return before_after_svg(rows, "Before and after")


def fishbone() -> Chart:
    return fishbone_svg("Call-backs come late", CAUSES, "Why call-backs are late")


GALLERY = [late_calls, rebased, themes, run, trend, before_after, fishbone]
