"""Days and lists as a snapshot writes them: plain text that stays the same for ever."""

from collections.abc import Iterable
from datetime import date

from feedback.statistics import wording


def day(given: date | None) -> str:
    return wording.day(given) if given else ""


def yes(given: bool) -> str:
    return "Yes" if given else "No"


def listed(lines: Iterable[str]) -> str:
    """A Markdown list, sorted so that it is the same whatever order they come in."""
    return "\n".join(f"- {line}" for line in sorted(lines))
