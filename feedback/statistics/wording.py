"""Figures and dates as people write them."""

import datetime as dt
from decimal import Decimal


def number(value: float | None) -> str:
    """At most two decimals and no idle zero: 1.4, 12, 0.25, 1,200, −3; a dash for nothing."""
    if value is None:
        return "–"
    text = f"{abs(value):,.2f}".rstrip("0").rstrip(".")
    if value and text == "0":
        text = "less than 0.01"
    return f"−{text}" if value < 0 else text


def figure(value: Decimal | None) -> str:
    """As ``number`` writes it; empty for nothing."""
    return "" if value is None else number(float(value))


def day(date: dt.date) -> str:
    return f"{date.day} {date:%b %Y}"


def span(first: dt.date, last: dt.date) -> str:
    """1 Mar to 30 Apr 2026; both years where they differ, one date where there is only one."""
    if first == last:
        return day(last)
    start = f"{first.day} {first:%b}" if first.year == last.year else day(first)
    return f"{start} to {day(last)}"
