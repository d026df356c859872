"""The story's numbers, in one place, so that sheets, pictures and accounts cannot disagree.

Call-backs are counted in weeks from Monday to Sunday. A call-back is late when it is made after the time
given to the tenant, and missed when it is not made on that day at all.
"""

from typing import NamedTuple


class Week(NamedTuple):
    """One week of call-backs: the Monday (days before the demo's today), promised, and late or missed."""

    starts: int
    promised: int
    late: int


BASELINE = (
    Week(256, 54, 17),
    Week(249, 49, 15),
    Week(242, 57, 18),
    Week(235, 52, 16),
    Week(228, 48, 15),
    Week(221, 55, 17),
    Week(214, 50, 16),
    Week(207, 47, 14),
)
TRIAL = (
    Week(158, 50, 12),
    Week(151, 53, 9),
    Week(144, 48, 7),
    Week(137, 56, 6),
    Week(130, 51, 5),
    Week(123, 49, 5),
    Week(116, 52, 4),
    Week(109, 47, 5),
)
SUSTAINED = (Week(102, 50, 5), Week(95, 48, 4), Week(88, 53, 5), Week(81, 51, 4))

# Each late or missed call-back of the baseline has one reason: the first thing that went wrong.
REASONS = (
    ("No diary entry made", 52),
    ("Off shift, not handed over", 34),
    ("Waiting for trades", 21),
    ("Wrong or old number", 11),
    ("No answer, not retried", 7),
    ("Other", 3),
)

# How well were you kept informed? 1 (very badly) to 5 (very well): number of replies for each score.
INFORMED_BEFORE = {1: 19, 2: 17, 3: 25, 4: 47, 5: 38}
INFORMED_AFTER = {1: 9, 2: 11, 3: 20, 4: 51, 5: 48}
SURVEYS_SENT_BEFORE, SURVEYS_SENT_AFTER = 610, 588

CONTACTS_BEFORE, COMPLAINTS_BEFORE = 8260, 38
CONTACTS_AFTER, COMPLAINTS_AFTER = 8010, 23

# South team, visits when nobody was at home: Monday (days before today), visits, no access.
NO_ACCESS = (
    Week(116, 88, 17),
    Week(109, 92, 16),
    Week(102, 85, 16),
    Week(95, 90, 15),
    Week(88, 94, 18),
    Week(81, 87, 15),
    Week(74, 91, 17),
    Week(67, 89, 15),
    Week(60, 86, 16),
    Week(53, 93, 17),
    Week(46, 90, 16),
    Week(39, 95, 17),
)


def promised(weeks: tuple[Week, ...]) -> int:
    """Return how many were promised (or visited) over these weeks."""
    return sum(week.promised for week in weeks)


def late(weeks: tuple[Week, ...]) -> int:
    """Return how many were late or missed (or found nobody at home) over these weeks."""
    return sum(week.late for week in weeks)


def share(weeks: tuple[Week, ...]) -> float:
    """Return the late or missed share in per cent, to one decimal."""
    return round(100 * late(weeks) / promised(weeks), 1)


def top_two(scores: dict[int, int]) -> float:
    """Return the share of replies that gave 4 or 5, in per cent, to one decimal."""
    return round(100 * (scores[4] + scores[5]) / sum(scores.values()), 1)
