"""Frozen charts: what was reckoned survives as plain JSON and is drawn again exactly as it was shown."""

import json
from datetime import date, timedelta

import pytest
from django.template import Context, Template
from hypothesis import given, settings
from hypothesis import strategies as st

from feedback.charts import frozen
from feedback.charts.before_after import before_after_svg
from feedback.charts.fishbone import CATEGORIES, fishbone_svg
from feedback.charts.pareto import pareto_svg
from feedback.charts.runs import run_svg, trend_svg
from feedback.charts.timeline import Landmark
from feedback.charts.xmr import xmr_svg
from feedback.statistics.compare import Comparison, Side, average
from feedback.statistics.pareto import pareto
from feedback.statistics.points import Point
from feedback.statistics.runs import run_chart
from feedback.statistics.xmr import Rebase, xmr

MONDAY = date(2026, 1, 5)
FIGURES = [62, 64, 61, 66, 63, 65, 60, 64, 62, 66, 63, 64, 71, 74, 73, 76, 75, 78, 77, 76]
POINTS = [Point(MONDAY + timedelta(weeks=week), figure) for week, figure in enumerate(FIGURES)]
LIVE = [Landmark(MONDAY + timedelta(weeks=12), "Go-live")]
BEFORE = average(FIGURES[:12], [each.date for each in POINTS[:12]], unit="%", method="diary")
AFTER = average(FIGURES[12:], [each.date for each in POINTS[12:]], unit="%", method="diary")
XMR = xmr(POINTS, direction=1, rebases=[Rebase(POINTS[12].date, "Diary in use")])
PARETO = pareto({"Nobody rang back": 18, "Long queue": 9, "Untagged": 3})
COMPARED = [Comparison("Kept", BEFORE, AFTER, 1), Comparison("Rang twice", BEFORE, None, -1)]
CAUSES = [("process", "The note was lost"), ("policy and guidance", "No rule who rings")]

PAIRS = {
    "pareto": (frozen.freeze_pareto(PARETO, "Reasons"), lambda: pareto_svg(PARETO, "Reasons")),
    "run_chart": (
        frozen.freeze_run_chart(run_chart(POINTS), "Kept", unit="%", marks=LIVE),
        lambda: run_svg(run_chart(POINTS), "Kept", unit="%", marks=LIVE),
    ),
    "xmr": (
        frozen.freeze_xmr(XMR, "Kept", unit="%", marks=LIVE),
        lambda: xmr_svg(XMR, "Kept", unit="%", marks=LIVE),
    ),
    "trend": (
        frozen.freeze_trend(POINTS, "Kept", "20 readings.", unit="%", target=75.0, marks=LIVE),
        lambda: trend_svg(POINTS, "Kept", "20 readings.", unit="%", target=75.0, marks=LIVE),
    ),
    "before_after": (
        frozen.freeze_before_after(COMPARED, "Before and after"),
        lambda: before_after_svg(COMPARED, "Before and after"),
    ),
    "fishbone": (
        frozen.freeze_fishbone("No call came", CAUSES, "Causes"),
        lambda: fishbone_svg("No call came", CAUSES, "Causes"),
    ),
}


def tag(facts) -> str:
    return Template("{% load frozen_charts %}{% chart_of facts %}").render(Context({"facts": facts}))


@pytest.mark.parametrize("kind", PAIRS)
def test_a_frozen_chart_is_drawn_as_the_live_one(kind):
    facts, live = PAIRS[kind]
    stored = json.loads(json.dumps(facts))
    assert stored == facts
    assert stored["kind"] == kind
    assert frozen.draw(stored) == live()


def test_every_kind_that_can_be_drawn_is_tried_here():
    assert set(PAIRS) == set(frozen.DRAWERS)


@pytest.mark.parametrize("kind", PAIRS)
def test_a_page_shows_a_frozen_chart_as_a_figure_with_its_table(kind):
    page = tag(PAIRS[kind][0])
    assert page.count("<svg") == 2
    assert "The figures as a table" in page


@pytest.mark.parametrize("facts", [{}, {"kind": "pie", "title": "Of a later release"}])
def test_what_this_release_cannot_draw_is_left_out_quietly(facts):
    assert tag(facts) == ""


def test_a_rebase_and_a_go_live_stay_on_the_chart():
    facts = PAIRS["xmr"][0]
    assert [each["reason"] for each in facts["chart"]["stretches"]] == ["", "Diary in use"]
    assert facts["marks"] == [{"date": "2026-03-30", "label": "Go-live", "quiet": False}]


def test_words_of_customers_never_become_markup():
    facts = frozen.freeze_fishbone("<script>", [("people", "<b>x</b>")], "<i>")
    assert "<script>" not in tag(facts)
    assert "<b>x" not in tag(facts)


finite = st.floats(-1e6, 1e6, allow_nan=False)


@settings(max_examples=30, deadline=None)
@given(st.lists(finite, min_size=1, max_size=30), st.sampled_from([-1, 0, 1]))
def test_no_figure_is_changed_by_freezing(values, direction):
    points = [Point(MONDAY + timedelta(days=n), value) for n, value in enumerate(values)]
    chart = xmr(points, direction=direction)
    facts = json.loads(json.dumps(frozen.freeze_xmr(chart, "Any")))
    assert [each["value"] for each in facts["chart"]["readings"]] == [each.value for each in chart.readings]
    assert [each["upper"] for each in facts["chart"]["stretches"]] == [each.upper for each in chart.stretches]


def test_the_categories_of_causes_are_those_of_the_fishbone():
    from feedback.models import RootCause

    assert {each.label.lower() for each in RootCause.Category} == set(CATEGORIES)


def test_a_side_without_readings_stays_empty():
    facts = PAIRS["before_after"][0]
    assert facts["comparisons"][1]["after"] is None
    assert isinstance(BEFORE, Side)
