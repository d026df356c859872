"""What a cell means: a number, a point on a scale, a mood."""

import re
from decimal import Decimal
from typing import NamedTuple

from .cells import Cell, as_text
from .ladders import Ladder, choose_ladder, degree_of
from .vocabulary import MOODS, NO, NO_ANSWER, YES

#: The scales a person can choose from; a scale "a-b" that is not listed works too.
SCALES = {
    "0-10": "0 to 10",
    "1-5": "1 to 5",
    "1-7": "1 to 7",
    "1-10": "1 to 10",
    "1-4": "1 to 4",
    "1-3": "1 to 3",
    "0-5": "0 to 5",
    "percent": "per cent",
    "yes_no": "yes or no",
    "words": "words, such as “very satisfied”",
}
STARS = "★⭐"
LONGEST = 120
NUMBER = re.compile(r"\s*([-+−]?[0-9][0-9.,\u00a0']*)\s*(%?)\s*(?:(?:/|out of|of)\s*([0-9]+))?")
SCALE = re.compile(r"(-?[0-9]{1,4})-([0-9]{1,4})$")


class Unclear(ValueError):
    """A cell that has something in it, but nothing of the kind that its column holds."""


class Number(NamedTuple):
    value: Decimal
    percent: bool
    out_of: int | None


def read_number(cell: Cell) -> Number | None:
    """4, "4,5", "1,250.5", "85%", "9/10", "4 out of 5 stars", "5 - Very satisfied", "★★★☆☆"."""
    if isinstance(cell, Decimal):
        return Number(cell, percent=False, out_of=None)
    if not isinstance(cell, str) or len(cell) > LONGEST:
        return None
    if cell.strip()[:1] in STARS and cell.strip():
        return Number(Decimal(sum(map(cell.count, STARS))), percent=False, out_of=None)
    found = NUMBER.match(cell)
    if not found or re.search("[0-9]", cell[found.end() :]):
        return None
    value = _decimal(found[1])
    return None if value is None else Number(value, bool(found[2]), int(found[3]) if found[3] else None)


def _decimal(digits: str) -> Decimal | None:
    """One comma is a decimal comma unless three digits follow it; of both signs the last is decimal."""
    digits = re.sub(r"[\u00a0']", "", digits).replace("−", "-").rstrip(".,")
    comma, point = digits.rfind(","), digits.rfind(".")
    if comma > point and (point >= 0 or (digits.count(",") == 1 and len(digits) - comma != 4)):
        digits = digits.replace(".", "").replace(",", ".")
    digits = digits.replace(",", "")
    return Decimal(digits) if re.fullmatch(r"[-+]?[0-9]{1,12}(\.[0-9]{1,20})?", digits) else None


def bounds(scale: str) -> tuple[Decimal, Decimal] | None:
    """The two ends of a scale by its code; None for words, whose ladder tells, and for what is no scale."""
    if scale in ("percent", "yes_no"):
        return Decimal(0), Decimal(100 if scale == "percent" else 1)
    found = SCALE.match(scale)
    return (Decimal(found[1]), Decimal(found[2])) if found and int(found[1]) < int(found[2]) else None


def is_no_answer(cell: Cell) -> bool:
    text = as_text(cell).strip().lower().replace("’", "'")
    return not text or text in NO_ANSWER


class Scorer:
    """Reads one column of scores. Higher is always better: ``reversed`` turns the scale round."""

    def __init__(self, scale: str, *, reversed: bool = False, degrees: frozenset[str] = frozenset()) -> None:  # noqa: A002
        self.scale = scale
        self.ladder: Ladder = choose_ladder(degrees)
        self.low, self.high = bounds(scale) or (Decimal(1), Decimal(self.ladder.top))
        self.reversed = reversed

    @property
    def takes_words(self) -> bool:
        return self.scale != "yes_no" and self.ladder.top == self.high - self.low + 1

    def read(self, cell: Cell) -> Decimal | None:
        """The score to three places, or None where nobody answered. Raises Unclear."""
        if is_no_answer(cell):
            return None
        value = self._point(cell)
        if value is None or not self.low <= value <= self.high:
            raise Unclear(f"“{_short(cell)}” is not on the scale {self.low} to {self.high}.")
        return round(self.low + self.high - value if self.reversed else value, 3)

    def _point(self, cell: Cell) -> Decimal | None:
        if self.scale == "yes_no":
            return _yes_no(cell)
        by_words = self._rung(cell)
        return self._number(cell) if by_words is None else by_words

    def _rung(self, cell: Cell) -> Decimal | None:
        if not isinstance(cell, str) or not self.takes_words:
            return None
        rung = self.ladder.rung(degree_of(cell))
        return None if rung is None else self.low + rung - 1

    def _number(self, cell: Cell) -> Decimal | None:
        number = read_number(cell)
        if not number or (number.percent and self.scale != "percent"):
            return None
        return number.value if number.out_of in (None, int(self.high)) else None


def _yes_no(cell: Cell) -> Decimal | None:
    text = as_text(cell).strip().lower()
    word = text.split(",")[0].split(" ")[0].rstrip(".!")
    return Decimal(1) if word in YES else Decimal(0) if word in NO else None


def _short(cell: Cell) -> str:
    text = " ".join(as_text(cell).split())
    return text if len(text) <= 40 else f"{text[:39]}…"


def read_mood(cell: Cell) -> int | None:
    """1, 0, -1, or None where nothing is said. Raises Unclear."""
    if is_no_answer(cell):
        return None
    text = as_text(cell).strip().lower()
    mood = MOODS.get(text)
    if mood is None:
        degree = degree_of(text)
        mood = {"+": 1, "-": -1, "0": 0, "h": -1, "n": -1}.get(degree[:1])
    if mood is None:
        raise Unclear(f"“{_short(cell)}” is neither positive, neutral nor negative.")
    return mood


def mood_of_score(score: Decimal, low: Decimal, high: Decimal) -> int:
    """The bottom third of the scale, its end included, is -1; the top third likewise 1; between them 0.

    So 1 to 3 of 1-7 is negative, 0 to 3 of 0-10, 1 and 2 of 1-5. This is not the recommend score's division.
    """
    position = 3 * (score - low)
    width = high - low
    return -1 if position <= width else 1 if position >= 2 * width else 0
