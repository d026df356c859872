"""How long ago, in the words people use."""

from datetime import date, datetime

from django import template
from django.utils import timezone
from django.utils.formats import date_format

from portfolio import clock

register = template.Library()


def days_since(moment: datetime | date) -> int:
    """Whole calendar days in local time; 0 for today."""
    day = timezone.localtime(moment).date() if isinstance(moment, datetime) else moment
    return (clock.today() - day).days


@register.filter
def since(moment: datetime) -> str:
    """ "since today", "since Tue" within a week, "since 3 Mar 2026" before that."""
    days = days_since(moment)
    if days < 2:
        return "since today" if days < 1 else "since yesterday"
    local = timezone.localtime(moment)
    return f"since {date_format(local, 'D' if days < 7 else 'j M Y')}"


@register.filter
def waited(moment: datetime) -> str:
    """ "less than a day", "1 day", "12 days"."""
    days = days_since(moment)
    return "less than a day" if days < 1 else _count(days, "day")


@register.filter
def last_active(moment: datetime | None) -> str:
    """ "active today", "active 4 days ago", "quiet for 3 weeks"; None is a learner who logged nothing."""
    if moment is None:
        return "nothing logged yet"
    days = days_since(moment)
    if days < 2:
        return "active today" if days < 1 else "active yesterday"
    if days < 14:
        return f"active {days} days ago"
    return f"quiet for {_count(days // 7, 'week') if days < 63 else _count(days // 30, 'month')}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
