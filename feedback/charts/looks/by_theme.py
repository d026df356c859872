"""Theme count and Pareto chart."""

from collections.abc import Sequence

from feedback.charts.frozen import freeze_pareto
from feedback.models import Analysis
from feedback.services.workings import ThemeCount, items_of, tagged, theme_counts
from feedback.statistics.pareto import RESIDUAL, pareto

from .look import Look

MOST_BARS = 25
OTHERS = "Rarer themes together"
LEAST = 2


def theme_count(analysis: Analysis) -> Look:
    missing = _no_themes(analysis)
    if missing:
        return Look(missing=missing)
    rows = theme_counts(analysis)
    if not rows:
        return Look(missing=_none_sorted(analysis))
    total, sorted_in = items_of(analysis).count(), tagged(analysis)
    notes = [f"{sorted_in:,} of {total:,} items carry a theme of “{analysis.theme_list}”."]
    if analysis.theme_list and not analysis.theme_list.exclusive:
        notes.append("An item may carry several themes, so the counts add up to more than the items.")
    return Look(columns=THEME_COLUMNS, rows=_theme_table(rows, total), notes=tuple(notes), themes=tuple(rows))


THEME_COLUMNS = ("Theme", "Items", "Share of all items", "Unhappy", "Neither", "Happy")


def _theme_table(rows: Sequence[ThemeCount], total: int) -> tuple[tuple[str, ...], ...]:
    return tuple(
        (
            row.name,
            f"{row.count:,}",
            f"{row.count / total * 100:.1f} %",
            *(f"{n:,}" for n in (row.unhappy, row.neither, row.happy)),
        )
        for row in rows
    )


def pareto_chart(analysis: Analysis) -> Look:
    missing = _no_themes(analysis)
    if missing:
        return Look(missing=missing)
    if analysis.theme_list and not analysis.theme_list.exclusive:
        return Look(
            missing=(
                "A Pareto chart adds its bars up, so every item may carry one theme only; "
                f"“{analysis.theme_list}” lets an item carry several. A theme count works with it."
            )
        )
    rows = theme_counts(analysis)
    if len(rows) < LEAST:
        return Look(
            missing=_none_sorted(analysis)
            if not rows
            else "A Pareto chart needs two themes or more with items in them, and there is one."
        )
    return _drawn_pareto(analysis, rows)


def _drawn_pareto(analysis: Analysis, rows: list[ThemeCount]) -> Look:
    """Of the items that carry a theme: praise that was never sorted must not hide what goes wrong."""
    counts = {row.name: row.count for row in rows[:MOST_BARS]}
    rest = sum(row.count for row in rows[MOST_BARS:])
    chart = pareto(counts | {OTHERS: rest}, residual=(*RESIDUAL, OTHERS))
    total = items_of(analysis).count()
    untagged = total - sum(row.count for row in rows)
    notes = [f"{untagged:,} of {total:,} items carry no theme and are not in the chart."] if untagged else []
    frozen = freeze_pareto(chart, analysis.record.title)
    return Look(charts=(frozen,), notes=tuple(notes), themes=tuple(rows))


def _no_themes(analysis: Analysis) -> str:
    if not items_of(analysis).exists():
        return "Choose a source that holds feedback: there are no items to count yet."
    if analysis.theme_list is None:
        return "Choose the theme list that the items are sorted by."
    return ""


def _none_sorted(analysis: Analysis) -> str:
    return f"None of these items carries a theme of “{analysis.theme_list}” yet: sort some first."
