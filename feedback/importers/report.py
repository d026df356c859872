"""What a person reads before saying yes to an import."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from decimal import ROUND_HALF_UP
from typing import Any

from feedback.personal_data import find_personal_data

from .parsing import REASONS, ParsedRow, Skip

EXAMPLES = 20
PREVIEW = 10


@dataclass
class Report:
    """Counts of rows, with a few of them to look at.

    ``skipped`` counts by key of REASONS, ``examples`` are the first twenty of them. ``alike`` are rows just
    like an earlier one, which count all the same. ``personal`` is the number of rows with each kind of likely
    personal data (personal_data.KINDS), ``personal_rows`` with any. ``scores`` counts by whole point.
    """

    describe: str
    headers: list[str]
    notes: list[str] = field(default_factory=list)
    read: int = 0
    usable: int = 0
    alike: int = 0
    skipped: Counter[str] = field(default_factory=Counter)
    examples: list[Skip] = field(default_factory=list)
    personal: Counter[str] = field(default_factory=Counter)
    personal_rows: int = 0
    scores: Counter[int] = field(default_factory=Counter)
    first: date | None = None
    last: date | None = None
    preview: list[ParsedRow] = field(default_factory=list)

    def add(self, verdict: ParsedRow | Skip) -> None:
        self.read += 1
        if isinstance(verdict, Skip):
            self._skip(verdict)
        else:
            self._use(verdict)

    def reasons(self) -> list[tuple[int, str]]:
        """How many rows were skipped and why, the most frequent first: (3, "dated in the future")."""
        return [(count, REASONS[reason]) for reason, count in self.skipped.most_common()]

    def to_dict(self) -> dict[str, Any]:
        """The report as JSON can hold it; numbers of the preview as text, scores in rising order."""
        return {
            **{
                name: getattr(self, name)
                for name in ("describe", "headers", "notes", "read", "usable", "alike")
            },
            "skipped": dict(self.skipped),
            "examples": [skip._asdict() for skip in self.examples],
            "personal": dict(self.personal),
            "personal_rows": self.personal_rows,
            "scores": [[point, self.scores[point]] for point in sorted(self.scores)],
            "first": self.first and self.first.isoformat(),
            "last": self.last and self.last.isoformat(),
            "preview": [_plain(row._asdict()) for row in self.preview],
        }

    def _skip(self, skip: Skip) -> None:
        self.skipped[skip.reason] += 1
        if len(self.examples) < EXAMPLES:
            self.examples.append(skip)

    def _use(self, row: ParsedRow) -> None:
        self.usable += 1
        kinds = {span.kind for span in find_personal_data(row.text)} if row.text else set()
        self.personal.update(kinds)
        self.personal_rows += bool(kinds)
        if row.score is not None:
            self.scores[int(row.score.to_integral_value(ROUND_HALF_UP))] += 1
        if row.date:
            self.first = min(self.first or row.date, row.date)
            self.last = max(self.last or row.date, row.date)
        if len(self.preview) < PREVIEW:
            self.preview.append(row)


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _plain(inner) for name, inner in value.items()}
    return value if value is None or isinstance(value, bool | int | str) else str(value)
