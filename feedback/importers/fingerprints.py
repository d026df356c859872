"""Recognises a row when its file, or a grown copy of it, comes in again."""

import unicodedata
from collections import Counter
from collections.abc import Container
from decimal import Decimal
from typing import Any

from portfolio.canonical import fingerprint

from .parsing import LONGEST, ParsedRow, Skip


class Recogniser:
    """Gives each row its fingerprint and says which rows came before. Sees the rows in the file's order.

    A reference decides alone. Without one the content decides, together with how often the same content came
    before in this file: two people may well give the same score on one day, and both count. ``known`` are the
    fingerprints of the same source; tools number answers from 1, so another source's would not do.
    """

    def __init__(self, known: Container[str]) -> None:
        self.known = known
        self.seen: Counter[bytes] = Counter()
        self.alike = 0

    def judge(self, row: ParsedRow) -> ParsedRow | Skip:
        content = fingerprint(["reference", row.reference] if row.reference else _content(row))
        key = bytes.fromhex(content)
        self.seen[key] += 1
        if row.reference and self.seen[key] > 1:
            return Skip(
                row.number, "twice", f"Row {row.number}: {row.reference[:40]} came before in this file."
            )
        mark = content if row.reference else fingerprint([content, self.seen[key]])
        if mark in self.known:
            return Skip(row.number, "known", f"Row {row.number}: imported before.")
        self.alike += self.seen[key] > 1
        return row._replace(fingerprint=mark, **_shortened(row))


def _content(row: ParsedRow) -> list[Any]:
    """What makes a row itself. A default date does not: the same file may come in on another day."""
    return [
        row.date.isoformat() if row.dated and row.date else "",
        " ".join(unicodedata.normalize("NFC", row.text).split()),
        _plain(row.score),
        _plain(row.scale_high),
        row.sentiment,
        [row.area, row.channel, row.theme],
        {dimension: _plain(value) for dimension, value in row.expectations.items()},
        {dimension: _plain(value) for dimension, value in row.perceptions.items()},
    ]


def _plain(number: Decimal | None) -> str:
    return "" if number is None else f"{number.normalize():f}"


def _shortened(row: ParsedRow) -> dict[str, Any]:
    return {name: getattr(row, name)[:longest] for name, longest in LONGEST.items()}
