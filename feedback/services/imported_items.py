"""From the rows of a file to the fields of items."""

import hashlib
from collections.abc import Iterable, Iterator
from typing import Any

from feedback.importers.parsing import ParsedRow
from feedback.models import Dimension
from feedback.personal_data import find_personal_data, redact

KNOWN = {code: code for code in Dimension.values} | {
    label.split(":")[0].casefold(): code for code, label in Dimension.choices
}


def items_of(rows: Iterable[ParsedRow], *, cover: bool) -> Iterator[dict[str, Any]]:
    """One item for what a row says, and one for each pair of expectation and perception in it.

    With ``cover``, likely personal details in the words are taken out on the way.
    """
    for row in rows:
        fields = _said(row, cover)
        marks = _marks(row.fingerprint)
        if row.text or row.score is not None or (row.sentiment is not None and not row.perceptions):
            yield fields | {"fingerprint": next(marks)}
        for dimension, value in row.perceptions.items():
            yield _pair(fields, row, dimension, value) | {"fingerprint": next(marks)}


def _marks(fingerprint: str) -> Iterator[str]:
    """The row's own fingerprint first, so that the row is known again; then one for each further item."""
    yield fingerprint
    number = 1
    while True:
        yield hashlib.sha256(f"{fingerprint} {number}".encode()).hexdigest()
        number += 1


def _said(row: ParsedRow, cover: bool) -> dict[str, Any]:
    marked = find_personal_data(row.text) if row.text else []
    return {
        "said_on": row.date,
        "text": redact(row.text, marked) if cover else row.text,
        "has_pii": bool(marked) and not cover,
        "pii_checked": not row.text,
        "score": row.score,
        "scale_low": row.scale_low if row.score is not None else None,
        "scale_high": row.scale_high if row.score is not None else None,
        "sentiment": row.sentiment,
        "area": row.area,
        "channel": row.channel,
        "reference": row.reference,
    }


def _pair(fields: dict[str, Any], row: ParsedRow, dimension: str, value: Any) -> dict[str, Any]:
    return fields | {
        "text": "",
        "has_pii": False,
        "pii_checked": True,
        "score": value,
        "scale_low": row.pair_low,
        "scale_high": row.pair_high,
        "expected": row.expectations.get(dimension),
        "dimension": KNOWN.get(dimension.casefold(), Dimension.OVERALL),
        "sentiment": None,
    }
