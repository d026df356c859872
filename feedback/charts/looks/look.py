"""What a technique has to show."""

from dataclasses import dataclass

from feedback.charts.frozen import Facts
from feedback.services.workings import ThemeCount


@dataclass(frozen=True)
class Look:
    """``missing`` is the one sentence that stands where nothing can be shown yet.

    ``themes`` are counted where a theme list is looked at; ``rows`` are such a table in plain words.
    """

    charts: tuple[Facts, ...] = ()
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    missing: str = ""
    notes: tuple[str, ...] = ()
    themes: tuple[ThemeCount, ...] = ()
