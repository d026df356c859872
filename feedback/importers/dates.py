"""Days as people and survey tools write them. Britain puts the day first; America's order must be proved."""

import re
from calendar import month_name
from datetime import date, datetime, timedelta
from decimal import Decimal

from django.utils import timezone

from .cells import Cell

MONTHS = {
    name[:length].lower(): number for number, name in enumerate(month_name) for length in (3, 4, 9) if name
}
LONGEST = 80
OLDEST_YEAR = 1990
#: Day 1 of Excel's count is 1 January 1900; its made-up 29 February 1900 moves the zero to 30 December.
EXCEL_ZERO = date(1899, 12, 30)
EXCEL_DAYS = range(32_874, 73_415)  # 1990 to 2100

TIME = re.compile(r"(?:[\sT,]|\bat\b)+[0-9]{1,2}(?:[:.][0-9]{2})+.*$", re.DOTALL)
NUMBERS = re.compile(r"([0-9]{1,4})([-/.])([0-9]{1,2})\2([0-9]{1,4})$")
DAY_WORD = re.compile(
    r"(?:[a-z]{3,9},?\s)?\s?([0-9]{1,2})(?:st|nd|rd|th)?[\s/.-]+(?:of\s)?([a-z]{3,9})[\s,/.-]+([0-9]{2,4})$"
)
WORD_DAY = re.compile(r"(?:[a-z]{3,9},\s)?\s?([a-z]{3,9})\.?\s+([0-9]{1,2})(?:st|nd|rd|th)?,?\s+([0-9]{4})$")
SERIAL = re.compile(r"[0-9]{5}(?:\.[0-9]+)?$")


def read_date(cell: Cell, *, month_first: bool = False) -> date | None:
    """The local day a cell names, or None if it names none. Numbers count as Excel's days."""
    if isinstance(cell, datetime):
        return _local(cell)
    if isinstance(cell, date):
        return cell
    if isinstance(cell, Decimal):
        return _serial(cell)
    text = (cell or "").strip()
    if not 5 <= len(text) <= LONGEST:
        return None
    return _serial(Decimal(text)) if SERIAL.match(text) else _written(text, month_first=month_first)


def order_shown(cell: Cell) -> str:
    """What the numbers of a date prove: "day" first (13/3), "month" first (3/13), "either" (3/4), or ""."""
    found = NUMBERS.match(_without_time(cell)) if isinstance(cell, str) and len(cell) <= LONGEST else None
    if not found or len(found[1]) > 2:
        return ""
    first, second = int(found[1]), int(found[3])
    if max(first, second) > 12:
        return "day" if second <= 12 else "month" if first <= 12 else ""
    return "either" if first != second else ""


def _without_time(text: str) -> str:
    return TIME.sub("", text.strip())


def _local(moment: datetime) -> date | None:
    """A time with a zone belongs to the day it was here."""
    try:
        return timezone.localtime(moment).date() if timezone.is_aware(moment) else moment.date()
    except OverflowError:
        return None


def _serial(number: Decimal) -> date | None:
    return (
        EXCEL_ZERO + timedelta(days=int(number)) if number.is_finite() and int(number) in EXCEL_DAYS else None
    )


def _written(text: str, *, month_first: bool) -> date | None:
    try:
        return _plausible(_local(datetime.fromisoformat(text)))
    except ValueError:
        pass
    text = _without_time(text).lower()
    if found := NUMBERS.match(text):
        return _from_numbers(found[1], found[3], found[4], month_first=month_first)
    if found := DAY_WORD.match(text):
        return _day(found[3], MONTHS.get(found[2], 0), int(found[1]))
    if found := WORD_DAY.match(text):
        return _day(found[3], MONTHS.get(found[1], 0), int(found[2]))
    return None


def _from_numbers(first: str, second: str, third: str, *, month_first: bool) -> date | None:
    if len(first) == 4:
        return _day(first, int(second), int(third))
    day, month = (second, first) if month_first else (first, second)
    return _day(third, int(month), int(day))


def _day(year: str, month: int, day: int) -> date | None:
    if len(year) not in (2, 4):
        return None
    try:
        return _plausible(date(int(year) + (2000 if len(year) == 2 else 0), month, day))
    except ValueError:
        return None


def _plausible(day: date | None) -> date | None:
    return day if day and day.year >= OLDEST_YEAR else None
