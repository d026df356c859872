"""The engine is kept from processes that fork, and asked only once for one picture."""

import subprocess
import sys
import time

import pytest
from django.core.cache import cache
from django.template import Context, Template

from feedback.charts import cache as kept
from feedback.charts import drawing
from feedback.charts.pareto import pareto_svg
from feedback.statistics.pareto import pareto
from tests.feedback.charts import gallery

IMPORTS = """
import sys, django
django.setup()
import feedback.charts.xmr, feedback.charts.pareto, feedback.charts.runs, feedback.charts.before_after
import feedback.charts.fishbone, feedback.templatetags.charts
assert not any(name.startswith("vl_convert") for name in sys.modules)
"""


@pytest.fixture(autouse=True)
def empty_cache():
    cache.clear()


def test_importing_the_charts_starts_no_engine():
    done = subprocess.run([sys.executable, "-c", IMPORTS], capture_output=True, text=True, check=False)
    assert done.stderr == ""


def test_a_child_forked_after_a_drawing_is_told_so_instead_of_hanging(monkeypatch):
    gallery.themes()
    monkeypatch.setattr(drawing, "_first_drawn_in", [1])
    cache.clear()
    with pytest.raises(drawing.Forked):
        gallery.themes()


def test_whatever_the_engine_might_send_only_harmless_parts_are_kept(monkeypatch):
    sent = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9" viewBox="0 0 9 9"><script>1</script>'
        '<a href="https://x"><rect width="9"/></a><g class="k" transform="scale(2)" onclick="x">'
        '<image href="y"/><text style="z" fill="url(#q)" x="1.23456">a &lt; b</text></g></svg>'
    )
    monkeypatch.setattr("vl_convert.vegalite_to_svg", lambda spec, **options: sent)
    drawn = drawing.draw({}, name="n", title="A & B", description="C")
    assert drawn.partition("</desc>")[2] == '<g transform="scale(2)"><text x="1.23">a &lt; b</text></g></svg>'
    assert '<title id="n-title">A &amp; B</title>' in drawn


def test_one_picture_under_two_titles_is_two_drawings():
    one, other = (pareto_svg(pareto({"a": 3}), title) for title in ("One", "Other"))
    assert "One</title>" in one.svg
    assert "Other</title>" in other.svg


def test_a_picture_is_drawn_once_and_its_changes_anew(monkeypatch):
    drawn = []
    real = kept.draw
    monkeypatch.setattr(
        kept, "draw", lambda spec, **names: drawn.append(names["title"]) or real(spec, **names)
    )
    first, second = gallery.themes(), gallery.themes()
    assert first == second
    assert len(drawn) == 2  # wide and narrow
    gallery.late_calls()
    assert len(drawn) == 4


def test_a_picture_from_the_cache_takes_no_time():
    gallery.late_calls()
    started = time.perf_counter()
    gallery.late_calls()
    assert time.perf_counter() - started < 0.1


def test_the_figure_stands_with_its_words_and_its_table():
    page = Template("{% load charts %}{% chart chart %}").render(Context({"chart": gallery.themes()}))
    assert page.count("<svg") == 2
    assert '<figcaption class="chart-title">What customers complain of</figcaption>' in page
    assert "2 of 3 themes" not in page
    assert '<th scope="row">Nobody called back</th><td>38</td><td>44.2 %</td>' in page
    assert "<details" in page
