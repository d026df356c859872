"""Our habits as tests: small pieces, one way in, nothing inline (style guide, promise 44)."""

import ast
import re
from pathlib import Path
from statistics import quantiles

import pytest

ROOT = Path(__file__).resolve().parents[2]
APPS = ["portfolio", "feedback", "improvements", "assessment"]
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
PYTHON = [path for app in APPS for path in (ROOT / app).rglob("*.py")]
SOURCES = sorted(path for path in PYTHON if "migrations" not in path.parts)
VIEWS = [path for path in SOURCES if "views" in path.parts]


def _name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def _functions():
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.FunctionDef):
                yield f"{_name(path)}:{node.name}", (node.end_lineno or 0) - node.lineno + 1


def test_files_stay_readable():
    assert [_name(p) for p in SOURCES if len(p.read_text().splitlines()) > 250] == []


def test_templates_stay_readable():
    assert [_name(p) for p in TEMPLATES if len(p.read_text().splitlines()) > 120] == []


def test_nine_functions_in_ten_have_at_most_twenty_lines():
    assert quantiles([lines for _, lines in _functions()], n=10)[-1] <= 20


@pytest.mark.parametrize(
    ("pattern", "why"),
    [
        (r"<[^>]+\sstyle=", "inline style"),
        (r"<style", "inline style sheet"),
        (r"<script(?![^>]*\bsrc=)", "inline script"),
        (r"<[^>]+\son[a-z]+=", "inline event handler"),
        (r"\|\s*safe\b", "unescaped text"),
        (r"https?://(?!www\.w3\.org)", "an address outside"),
    ],
)
def test_pages_hold_nothing_inline_and_nothing_foreign(pattern, why):
    pages = [path for path in TEMPLATES if "export" not in path.parts]
    assert [f"{_name(p)}: {why}" for p in pages if re.search(pattern, p.read_text())] == []


BANNED = ["mark_safe", "shell=True", '"__all__"', "post_save", "pre_save", ".extra("]


@pytest.mark.parametrize("banned", BANNED)
def test_code_avoids(banned):
    # Each of the three has just cleaned what it vouches for: Markdown, a printed narrative, a drawn chart.
    cleaners = {"portfolio/text.py", "assessment/exports/narrative.py", "feedback/charts/drawing.py"}
    allowed = cleaners if banned == "mark_safe" else set()
    assert [_name(p) for p in SOURCES if banned in p.read_text() and _name(p) not in allowed] == []


def test_views_reach_objects_only_through_what_is_visible():
    """`.objects` in a view must go on with visible_to, evidence_visible_to or active."""
    wrong = []
    for path in VIEWS:
        for found in re.finditer(r"\.objects\s*\.(\w+)", path.read_text()):
            if found.group(1) not in {"visible_to", "evidence_visible_to", "active"}:
                wrong.append(f"{_name(path)}: .objects.{found.group(1)}")
    assert wrong == []


def test_no_drawer_for_odds_and_ends():
    assert [_name(p) for p in SOURCES if p.stem in {"utils", "helpers", "common", "misc"}] == []
