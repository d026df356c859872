"""The story's clock: every date is a number of days before the demo's today, which is always a Friday."""

import re
from datetime import date, timedelta

FRIDAY = 4
MARKER = re.compile(r"\{(\d+)(?::(\w+))?\}")


def demo_today(now: date) -> date:
    """Return the Friday on or before `now`, so that what happened on a Monday always falls on a Monday."""
    return now - timedelta(days=(now.weekday() - FRIDAY) % 7)


def on(days_ago: int, today: date) -> date:
    """Return the date that lies this many days before the demo's today."""
    return today - timedelta(days=days_ago)


def written(days_ago: int, today: date, style: str = "full") -> str:
    """Return a date in words: full "3 Mar 2026", short "3 Mar", day "Tuesday 3 March", month, year."""
    return spelt(on(days_ago, today), style)


def spelt(day: date, style: str = "full") -> str:
    """Return a date in one of the story's styles; an unknown style raises KeyError."""
    month, short = f"{day:%B}", f"{day:%b}"
    return {
        "full": f"{day.day} {short} {day.year}",
        "short": f"{day.day} {short}",
        "day": f"{day:%A} {day.day} {month}",
        "month": month,
        "year": str(day.year),
    }[style]


def dated(text: str, today: date) -> str:
    """Put real dates where a text says {158} or {158:short}, days before the demo's today."""
    return MARKER.sub(lambda m: written(int(m[1]), today, m[2] or "full"), text)
