"""Every chart is harmless SVG that says in words what it shows, for the page and for print."""

import datetime as dt
import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from django.utils.safestring import SafeString

from feedback.charts import palette
from feedback.charts.before_after import before_after_svg
from feedback.charts.fishbone import fishbone_svg
from feedback.charts.pareto import pareto_svg
from feedback.charts.runs import run_svg, trend_svg
from feedback.charts.timeline import Landmark
from feedback.charts.xmr import xmr_svg
from feedback.statistics.pareto import pareto
from feedback.statistics.points import Point
from feedback.statistics.runs import run_chart
from feedback.statistics.xmr import xmr
from tests.feedback.charts import gallery

ROOT = Path(__file__).resolve().parents[3]
SVG = "{http://www.w3.org/2000/svg}"
ELEMENTS = {"svg", "title", "desc", "g", "path", "line", "rect", "text"}
ATTRIBUTES = {
    *("width", "height", "viewBox", "role", "aria-labelledby", "font-family", "id"),
    *("transform", "d", "x", "y", "x1", "y1", "x2", "y2", "dx", "dy", "opacity", "text-anchor"),
    *("fill", "fill-opacity", "stroke", "stroke-width", "stroke-dasharray", "stroke-opacity"),
    *("stroke-linecap", "stroke-linejoin", "font-size", "font-weight"),
}


@pytest.fixture(params=gallery.GALLERY, ids=lambda make: make.__name__)
def chart(request):
    return request.param()


def drawings(chart):
    return [ET.fromstring(chart.svg), ET.fromstring(chart.narrow)]  # noqa: S314


def text_of(drawing):
    return " ".join("".join(each.itertext()) for each in drawing.iter(f"{SVG}text"))


def test_only_harmless_elements_and_attributes_are_drawn(chart):
    for drawing in drawings(chart):
        assert {each.tag.removeprefix(SVG) for each in drawing.iter()} <= ELEMENTS
        assert {key for each in drawing.iter() for key in each.attrib} <= ATTRIBUTES
        assert not any("url(" in value for each in drawing.iter() for value in each.attrib.values())


def test_a_drawing_is_named_by_its_title_and_description(chart):
    for drawing in drawings(chart):
        assert drawing.get("role") == "img"
        named = [drawing.find(f"*[@id='{each}']").text for each in drawing.get("aria-labelledby").split()]
        assert named == [chart.title, chart.description]
        assert chart.description


def test_ids_are_unique_over_both_drawings(chart):
    ids = [each.get("id") for drawing in drawings(chart) for each in drawing.iter() if each.get("id")]
    assert len(ids) == len(set(ids)) == 4


def test_wide_fits_a_page_and_narrow_a_phone(chart):
    wide, narrow = drawings(chart)
    assert wide.get("viewBox").split()[2] == "680"
    assert narrow.get("viewBox").split()[2] == "340"
    for drawing, least in ((wide, 12), (narrow, 13)):
        sizes = [each.get("font-size") for each in drawing.iter() if each.get("font-size")]
        assert min(float(size.removesuffix("px")) for size in sizes) >= least


def test_every_colour_is_swapped_for_the_dark_page(chart):
    css = (ROOT / "static/css/charts.css").read_text()
    for drawing in drawings(chart):
        for each in drawing.iter():
            for paint in ("fill", "stroke"):
                colour = each.get(paint)
                assert colour in (None, "none", "transparent") or f'[{paint}="{colour}"]' in css


def test_the_palette_is_the_light_set_of_the_tokens():
    light = (ROOT / "static/css/tokens.css").read_text().split("@media")[0]
    swaps = dict(
        re.findall(
            r'\[fill="(#\w+)"\] { fill: var\((--[\w-]+)\)', (ROOT / "static/css/charts.css").read_text()
        )
    )
    assert set(swaps) == set(palette.COLOURS)
    assert [name for colour, name in swaps.items() if f"{name}: {colour};" not in light] == []


def test_only_the_cleaned_drawing_is_marked_safe(chart):
    assert isinstance(chart.svg, SafeString)
    assert isinstance(chart.narrow, SafeString)
    assert not isinstance(chart.title, SafeString)


def test_rows_of_the_table_are_as_wide_as_its_head(chart):
    assert chart.rows
    assert {len(row) for row in chart.rows} == {len(chart.columns)}


HOSTILE = '</text><script>alert("1")</script>&<b onclick=x>'


@pytest.mark.parametrize(
    "make",
    [
        lambda words: pareto_svg(pareto({words: 3}), words, words),
        lambda words: trend_svg(
            gallery.WEEKS, words, words, unit=words, marks=[Landmark(gallery.GO_LIVE.date, words)]
        ),
        lambda words: fishbone_svg(words, [("people", words)], words, words),
    ],
    ids=["pareto", "trend", "fishbone"],
)
def test_what_people_type_stays_text(make):
    for drawing in drawings(make(HOSTILE)):
        assert {each.tag.removeprefix(SVG) for each in drawing.iter()} <= ELEMENTS
        assert drawing.find(f"{SVG}title").text == HOSTILE


def test_signals_differ_in_shape_and_are_named():
    drawing = drawings(gallery.rebased())[0]
    words = text_of(drawing)
    for each in (
        "No signal",
        "Signal: improvement",
        "Signal: concern",
        "outside the limits",
        "2 of 3 near a limit",
    ):
        assert each in words
    shapes = {each.get("fill"): re.sub(r"[\d.,-]+", "", each.get("d")) for each in drawing.iter(f"{SVG}path")}
    assert len({shapes[colour] for colour in (palette.INK, palette.REVIEW, palette.FEEDBACK)}) == 3


def test_mean_limits_go_live_and_rebase_stand_at_their_lines():
    words = text_of(drawings(gallery.late_calls())[0])
    for each in ("Mean 31.08", "Upper limit 41.24", "Lower limit 20.93", "Go-live: shared diary", "% late"):
        assert each in words
    assert "shared diary; Rebased: shared diary" in text_of(drawings(gallery.rebased())[0])
    assert "(trial)" in text_of(drawings(gallery.rebased())[0])


def test_the_table_of_an_xmr_chart_says_which_signal_a_reading_carries():
    rows = gallery.late_calls().rows
    assert rows[0] == ("3 Nov 2025", "31", "–", "31.08", "20.93 to 41.24", "No signal")
    assert rows[-1][5] == "Improvement: outside the limits; 7 in a row on one side of the mean"


def test_the_pareto_marks_80_per_cent_and_tells_the_vital_few_apart_without_colour():
    drawing = drawings(gallery.themes())[0]
    assert "80 % line" in text_of(drawing)
    bars = [
        each
        for each in drawing.iter(f"{SVG}path")
        if each.get("fill") in (palette.FEEDBACK, palette.FEEDBACK_TINT)
    ]
    assert [each.get("fill") for each in bars] == [palette.FEEDBACK] * 3
    dashed = [each for each in drawing.iter(f"{SVG}path") if each.get("fill") == palette.SUNK]
    assert len(dashed) == 2
    assert all(each.get("stroke-dasharray") for each in dashed)


def test_a_category_without_causes_stays_in_sight():
    words = text_of(drawings(gallery.fishbone())[0])
    assert "Environment" in words
    assert words.count("nothing recorded") == 3
    with pytest.raises(ValueError, match="No such category"):
        fishbone_svg("x", [("weather", "rain")], "t")


@pytest.mark.parametrize("count", [0, 1, 2])
def test_charts_of_few_readings_are_no_fault(count):
    points = [Point(dt.date(2026, 3, 1), 0.0)] * count
    for chart in (
        xmr_svg(xmr(points, direction=0), "t"),
        run_svg(run_chart(points), "t"),
        trend_svg(points, "t", "d"),
        pareto_svg(pareto({"a": count}), "t"),
        before_after_svg([], "t", "d"),
    ):
        assert len(drawings(chart)) == 2
