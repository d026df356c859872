"""Counting working days. Bank holidays count as days, and the pages that count say so."""

from datetime import date, timedelta

SATURDAY = 5


def after_working_days(day: date, count: int) -> date:
    """The last of ``count`` days from Monday to Friday that follow ``day``."""
    while count > 0:
        day += timedelta(days=1)
        count -= day.weekday() < SATURDAY
    return day
