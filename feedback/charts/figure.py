"""What a chart is to a page: two drawings of one thing, and its data in words."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString

from feedback.charts.cache import chart_svg
from feedback.charts.layout import NARROW, WIDE, Layout


@dataclass(frozen=True, slots=True)
class Chart:
    """`svg` is for pages and print, `narrow` the same for a phone; the table is `columns` over `rows`."""

    svg: SafeString
    narrow: SafeString
    title: str
    description: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def chart_of(
    make: Callable[[Layout], dict[str, Any]],
    *,
    title: str,
    description: str,
    columns: Sequence[str],
    rows: Sequence[Sequence[str]],
) -> Chart:
    """Draw what `make` specifies for either layout."""
    svg, narrow = (chart_svg(make(each), title=title, description=description) for each in (WIDE, NARROW))
    return Chart(svg, narrow, title, description, tuple(columns), tuple(tuple(row) for row in rows))
