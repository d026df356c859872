"""Which scale a column of scores uses, and which of its ends is the good one."""

import re

from .columns import Column
from .ladders import degree_of

RANGE = re.compile(r"\b([01])\s*(?:-|–|to|through|and|up to|\.\.\.?|…)\s*(3|4|5|6|7|10|100)\b")
OUT_OF = re.compile(r"\bout of\s*(3|4|5|6|7|10|100)\b|/\s*(5|7|10|100)\b")
END = re.compile(r"\b(10|[0-7])\s*(?:=|:|is|being|means|meaning|\()\s*([a-z' ]{3,40})")
NUISANCE = re.compile(r"how (much effort|difficult|hard)|effort did|\bworse\b.*\bhigher\b")


def guess_scale(column: Column) -> str:
    """A code of values.SCALES or "a-b"; empty if the answers fit none."""
    if column.degrees >= 0.6:
        return "words"
    if column.yes_or_no >= 0.8:
        return "yes_no"
    if not column.numbers or column.number_share < 0.6:
        return ""
    if any(number.percent for number in column.numbers):
        return "percent"
    return _said(column) or _seen(column)


def _said(column: Column) -> str:
    """The scale that the heading or the answers ("4 out of 5") name, if most answers keep to it."""
    ends = [int(number) for number, _ in END.findall(column.title)]
    if found := RANGE.search(column.title):
        low, high = int(found[1]), int(found[2])
    elif len(ends) > 1 and min(ends) < 2 < max(ends):
        low, high = min(ends), max(ends)
    elif top := _out_of(column):
        low, high = (0 if top >= 10 else 1), top
    else:
        return ""
    seen = column.numbers[:20]
    if sum(not low <= number.value <= high for number in seen) * 3 > len(seen):  # a slip or two is no scale
        return ""
    return "percent" if high == 100 else f"{low}-{high}"


def _out_of(column: Column) -> int:
    found = OUT_OF.search(column.title)
    if found:
        return int(found[1] or found[2])
    return max((number.out_of or 0 for number in column.numbers), default=0)


def _seen(column: Column) -> str:
    values = [number.value for number in column.numbers]
    low, high = min(values), max(values)
    if low < 0 or high > 100:
        return ""
    if high <= 10 and re.search(r"recommend|\bnps\b", column.title):
        return "0-10"
    if high <= 5:
        return "0-5" if low < 1 else "1-5"
    if high <= 7 and low >= 1:
        return "1-7"
    if high <= 10:
        return "0-10" if low < 1 else "1-10"
    return "percent"


def guess_reversed(column: Column) -> bool:
    """True where the heading says that the low end is the good one: "1 = very satisfied", "how much effort".

    Words say themselves what is good, so this is about numbers only.
    """
    if column.degrees >= 0.6 or column.yes_or_no >= 0.8:
        return False
    for number, words in END.findall(column.title):
        degree = _first_degree(words)
        if degree in "+-" and degree:
            return (degree == "+") == (int(number) < 2)
    return bool(NUISANCE.search(column.title))


def _first_degree(words: str) -> str:
    """ "+" or "-" from the shortest beginning that says something: "very satisfied and 5 is"."""
    parts = words.split()
    return next((d[0] for count in range(1, len(parts) + 1) if (d := degree_of(" ".join(parts[:count])))), "")
