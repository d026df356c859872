"""Numbers that came with a request, where no form stands between."""

LONGEST = 18  # digits; any such number fits a database's own, and Python refuses to read 4300 of them


def asked_number(text: str) -> int | None:
    """The whole number that ``text`` writes, or None for anything else and for numbers out of all bounds."""
    return int(text) if text.isdecimal() and len(text) <= LONGEST else None
