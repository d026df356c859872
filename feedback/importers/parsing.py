"""One row of a survey file becomes one answer, or a reason why not."""

import re
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from .cells import Cell, Row, as_text, is_blank
from .dates import LONGEST as LONGEST_DATE
from .dates import read_date
from .mapping import Mapping, Pair
from .settling import Settled
from .values import Scorer, Unclear, is_no_answer, mood_of_score, read_mood

#: Why a row is skipped, as it stands beside a count.
REASONS = {
    "no_date": "without a date",
    "bad_date": "with a date that cannot be read",
    "future": "dated in the future",
    "bad_score": "with a score that is not on the scale",
    "bad_sentiment": "with a mood that cannot be read",
    "nothing": "without words or a score",
    "twice": "with a reference that came before in this file",
    "known": "imported before",
}
LONGEST = {"area": 80, "channel": 60, "theme": 60, "reference": 80}
UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


class ParsedRow(NamedTuple):
    """What one person said.

    ``text`` is as it was typed; several columns are joined by an empty line. ``date`` is the file's, or the
    default where ``dated`` is false. ``score`` lies on ``scale_low`` to ``scale_high``, the high end the
    better one. ``sentiment`` is the file's own, else values.mood_of_score, else None. ``expectations`` and
    ``perceptions`` are scores by dimension, on ``pair_low`` to ``pair_high``. ``fingerprint`` is 64 hex
    digits, unique in the file.
    """

    number: int
    date: date | None
    dated: bool
    text: str
    score: Decimal | None
    scale_low: Decimal | None
    scale_high: Decimal | None
    sentiment: int | None
    reference: str
    area: str
    channel: str
    theme: str
    expectations: dict[str, Decimal]
    perceptions: dict[str, Decimal]
    pair_low: Decimal | None
    pair_high: Decimal | None
    fingerprint: str = ""


class Skip(NamedTuple):
    """``reason`` is a key of REASONS; ``sentence`` says it about this row."""

    number: int
    reason: str
    sentence: str


class Rejected(ValueError):
    def __init__(self, reason: str, sentence: str) -> None:
        super().__init__(sentence)
        self.reason = reason


class RowReader:
    """Reads the rows of one table by one mapping, with what its whole columns have settled."""

    def __init__(
        self, headers: list[str], mapping: Mapping, settled: Settled, today: date, default: date | None
    ) -> None:
        self.place = {header: number for number, header in enumerate(headers)}
        self.mapping = mapping
        self.settled = settled
        self.today = today
        self.default = default

    def read(self, row: Row) -> ParsedRow | Skip:
        try:
            return self._parsed(row)
        except Rejected as rejected:
            return Skip(row.number, rejected.reason, f"Row {row.number}: {rejected}")

    def _parsed(self, row: Row) -> ParsedRow:
        own = self._date(row)
        score = self._score(row)
        pairs = [(pair.dimension, *self._pair(row, pair)) for pair in self.mapping.pairs]
        scorer, paired = self.settled.score, self.settled.pairs
        parsed = ParsedRow(
            number=row.number,
            date=own or self.default,
            dated=own is not None,
            text=self._text(row),
            score=score,
            scale_low=scorer.low if scorer and score is not None else None,
            scale_high=scorer.high if scorer and score is not None else None,
            sentiment=self._sentiment(row, score),
            reference=self._label(row, "reference"),
            area=self._label(row, "area"),
            channel=self._label(row, "channel"),
            theme=self._label(row, "theme"),
            expectations={dimension: value for dimension, value, _ in pairs if value is not None},
            perceptions={dimension: value for dimension, _, value in pairs if value is not None},
            pair_low=paired.low if paired else None,
            pair_high=paired.high if paired else None,
        )
        if (
            not parsed.text
            and parsed.sentiment is None
            and not parsed.perceptions
            and not parsed.expectations
        ):
            raise Rejected("nothing", "there are neither words nor a score.")
        return parsed

    def _cell(self, row: Row, header: str) -> Cell:
        return row.cells[self.place[header]] if header else None

    def _date(self, row: Row) -> date | None:
        """The date in the file; None where it has none and the default stands in."""
        cell = self._cell(row, self.mapping.date)
        if is_blank(cell):
            if self.default is None:
                raise Rejected("no_date", "there is no date.")
            return None
        day = read_date(cell, month_first=self.settled.month_first)
        if day is None:
            raise Rejected("bad_date", f"“{as_text(cell).strip()[:LONGEST_DATE]}” is not a date.")
        if day > self.today:
            raise Rejected("future", f"{day.day} {day:%B %Y} is in the future.")
        return day

    def _text(self, row: Row) -> str:
        said = [cell for name in self.mapping.texts if not is_no_answer(cell := self._cell(row, name))]
        return UNSTORABLE.sub("\ufffd", "\n\n".join(map(as_text, said)))

    def _score(self, row: Row) -> Decimal | None:
        return self._on_scale(self.settled.score, self._cell(row, self.mapping.score))

    def _pair(self, row: Row, pair: Pair) -> tuple[Decimal | None, Decimal | None]:
        scorer = self.settled.pairs
        expectation, perception = self._cell(row, pair.expectation), self._cell(row, pair.perception)
        return self._on_scale(scorer, expectation), self._on_scale(scorer, perception)

    def _on_scale(self, scorer: Scorer | None, cell: Cell) -> Decimal | None:
        try:
            return scorer.read(cell) if scorer else None
        except Unclear as unclear:
            raise Rejected("bad_score", str(unclear)) from None

    def _sentiment(self, row: Row, score: Decimal | None) -> int | None:
        try:
            mood = read_mood(self._cell(row, self.mapping.sentiment))
        except Unclear as unclear:
            raise Rejected("bad_sentiment", str(unclear)) from None
        scorer = self.settled.score
        if mood is None and score is not None and scorer:
            return mood_of_score(score, scorer.low, scorer.high)
        return mood

    def _label(self, row: Row, name: str) -> str:
        cell = self._cell(row, getattr(self.mapping, name))
        text = "" if is_no_answer(cell) else " ".join(as_text(cell).split())
        return UNSTORABLE.sub("\ufffd", text)
