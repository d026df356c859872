"""Likely personal data in what customers write: found, shown to a person, and taken out on their word.

Nothing here is certain: a name in an unusual place is missed, a shop named like a person may be marked. That
is why a person decides on each mark (readiness rule FB-08).
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from .names import name_spans
from .numbers import number_spans, reference_spans

#: Each kind of mark, and what stands in the text after it has been taken out.
KINDS = {
    "name": "[name]",
    "e-mail": "[e-mail]",
    "phone": "[phone]",
    "card": "[card]",
    "bank": "[bank details]",
    "insurance": "[insurance number]",
    "postcode": "[postcode]",
    "reference": "[reference]",
}
#: One mark taken out can bare another ("Mr [name] Smith"); more rounds than this only a trap needs.
ROUNDS = 6


class Span(NamedTuple):
    """``text[start:end]`` is ``sample``; ``kind`` is a key of KINDS."""

    start: int
    end: int
    kind: str
    sample: str


def find_personal_data(text: str, *, references: bool = False) -> list[Span]:
    """Marks in the order of the text, none overlapping another. Takes time in proportion to the text.

    ``references`` adds order, account and case numbers, which name nobody outside their firm.
    """
    found: list[tuple[int, int, str]] = []
    left = text
    for _ in range(ROUNDS):
        fresh = _merged(_spans(left, references=references))
        if not fresh:
            break
        found += fresh
        left = _hidden(left, fresh)
    return [Span(start, end, kind, text[start:end]) for start, end, kind in _merged(found)]


def redact(text: str, spans: Iterable[Span]) -> str:
    """``text`` with each span replaced by its word in brackets, such as [name]."""
    parts, done = [], 0
    for start, end, kind in _merged((span.start, span.end, span.kind) for span in spans):
        parts += [text[done:start], KINDS[kind]]
        done = end
    return "".join([*parts, text[done:]])


def _spans(text: str, *, references: bool) -> Iterator[tuple[int, int, str]]:
    yield from number_spans(text)
    if references:
        yield from reference_spans(text)
    for start, end in name_spans(text):
        yield start, end, "name"


def _merged(spans: Iterable[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """In order; those that overlap become one, of the kind that begins first or is the longer."""
    merged: list[tuple[int, int, str]] = []
    for start, end, kind in sorted(spans, key=lambda span: (span[0], -span[1])):
        if merged and start < merged[-1][1]:
            first, last, kept = merged[-1]
            merged[-1] = (first, max(last, end), kept)
        else:
            merged.append((start, end, kind))
    return merged


def _hidden(text: str, spans: Iterable[tuple[int, int, str]]) -> str:
    """As redacted, but every character left stays in its place."""
    parts, done = [], 0
    for start, end, _ in spans:
        parts += [text[done:start], "[", "." * (end - start - 2), "]"]
        done = end
    return "".join([*parts, text[done:]])
