"""What a record of the loop holds, as titled sections of plain data.

A kind's ``snapshot`` puts them under ``sections``; the version freezes them, and pages and print show
the frozen ones. So what a judge saw stands for ever, whatever the tables behind it say later.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Quote:
    """Somebody's words; ``by`` and ``when`` may be empty."""

    text: str
    by: str
    when: str


@dataclass(frozen=True)
class Section:
    """``text`` is Markdown, ``chart`` the plain data that feedback.charts draws; any of it may be empty."""

    title: str
    text: str
    facts: list[tuple[str, str]]
    columns: list[str]
    rows: list[list[str]]
    quotes: list[Quote]
    chart: Mapping[str, Any]

    @property
    def lines(self) -> list[str]:
        """All that can be read in it, one line for each fact, row and quote."""
        facts = [f"{term}: {value}" for term, value in self.facts]
        rows = [", ".join(cell for cell in row if cell) for row in self.rows]
        quotes = [f"“{quote.text}”" for quote in self.quotes]
        return [*self.text.splitlines(), *facts, *rows, *quotes]


def section(
    title: str,
    *,
    text: str = "",
    facts: Iterable[tuple[str, Any]] = (),
    columns: Sequence[str] = (),
    rows: Iterable[Sequence[Any]] = (),
    quotes: Iterable[tuple[str, str, str]] = (),
    chart: Mapping[str, Any] | None = None,
) -> dict[str, Any]:
    """One section as plain JSON, without what is empty. Every value is written as text."""
    whole = {
        "title": title,
        "text": text,
        "facts": [[term, _words(value)] for term, value in facts if _words(value)],
        "columns": list(columns),
        "rows": [[_words(cell) for cell in row] for row in rows],
        "quotes": [list(quote) for quote in quotes],
        "chart": dict(chart or {}),
    }
    return {key: value for key, value in whole.items() if value}


def _words(value: Any) -> str:
    return "" if value is None else str(value)


def filled(sections: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Those that hold more than their title; a table without rows holds nothing."""
    return [each for each in sections if each.keys() - {"title", "columns"}]


def read_sections(details: Mapping[str, Any]) -> list[Section]:
    """The sections of a snapshot's details, in its order."""
    return [
        Section(
            title=each["title"],
            text=each.get("text", ""),
            facts=[(term, value) for term, value in each.get("facts", [])],
            columns=each.get("columns", []),
            rows=each.get("rows", []),
            quotes=[Quote(*quote) for quote in each.get("quotes", [])],
            chart=each.get("chart", {}),
        )
        for each in details.get("sections", [])
    ]
