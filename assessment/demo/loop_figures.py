"""The loop's further figures, week by week, that agree with figures.py in their sums."""

from assessment.demo.figures import BASELINE, SUSTAINED, TRIAL, Week
from assessment.demo.loop_shapes import Day, Scene, The, scene
from assessment.demo.texts.loop_after import COMPLAINTS_AFTER
from assessment.demo.voices import COMPLAINTS

# North went on counting after the review: Monday, promised, late or missed.
WATCHED = (
    Week(74, 49, 5),
    Week(67, 52, 4),
    Week(60, 50, 5),
    Week(53, 48, 4),
    Week(46, 51, 3),
    Week(39, 49, 3),
    Week(32, 50, 2),
    Week(25, 52, 3),
    Week(18, 47, 3),
    Week(11, 49, 2),
)

# Every contact of those weeks, and how long a caller waited on average, in seconds.
CONTACTS = {"before": (1052, 1018, 1047, 1031, 1009, 1044, 1035, 1024),
            "after": (1012, 1006, 985, 1021, 998, 1003, 995, 990)}  # fmt: skip
WAITS = {"before": (166, 170, 169, 167, 168, 171, 165, 168),
         "after": (172, 172, 184, 176, 176, 174, 173, 173)}  # fmt: skip

# The second turn: call-back complaints of each week among its contacts.
LATER_COMPLAINTS = (
    Week(88, 1001, 3), Week(81, 992, 3), Week(74, 1014, 2), Week(67, 1006, 3), Week(60, 997, 3),
    Week(53, 1009, 2), Week(46, 1003, 2), Week(39, 988, 2), Week(32, 1011, 1), Week(25, 996, 2),
)  # fmt: skip
# Questions put to trades, and how many were answered by four o'clock the same day ("late" is the answered).
ANSWERS = (
    Week(88, 41, 15), Week(81, 38, 13), Week(74, 44, 17), Week(67, 40, 14), Week(60, 39, 15),
    Week(53, 42, 24), Week(46, 40, 29), Week(39, 43, 33), Week(32, 39, 31), Week(25, 41, 33),
    Week(18, 40, 32), Week(11, 42, 35),
)  # fmt: skip


def sunday(week: Week) -> Day:
    """The last day of the week, the first on which its figure is known."""
    return Day(week.starts - 6)


def shares(weeks: tuple[Week, ...]) -> tuple[dict, ...]:
    """Late or missed of promised, in per cent."""
    return tuple(
        {
            "taken_on": sunday(week),
            "value": round(100 * week.late / week.promised, 4),
            "n": week.promised,
            "part": week.late,
            "whole": week.promised,
            "method": "weekly tally",
        }
        for week in weeks
    )


def counts(weeks: tuple[Week, ...], method: str) -> tuple[dict, ...]:
    """For measures that reckon the figure from two counts."""
    return tuple(
        {"taken_on": sunday(week), "part": week.late, "whole": week.promised, "method": method}
        for week in weeks
    )


def complaints(span: str) -> tuple[Week, ...]:
    """Complaints among contacts, "before" or "after"."""
    weeks, days = _span(span)
    pairs = zip(weeks, CONTACTS[span], strict=True)
    return tuple(
        Week(week.starts, contacts, sum(week.starts - 6 <= day <= week.starts for day in days))
        for week, contacts in pairs
    )


def waits(span: str) -> tuple[dict, ...]:
    weeks, _ = _span(span)
    return tuple(
        {"taken_on": sunday(week), "value": wait, "n": contacts, "method": "telephone system"}
        for week, wait, contacts in zip(weeks, WAITS[span], CONTACTS[span], strict=True)
    )


def _span(span: str) -> tuple[tuple[Week, ...], list[int]]:
    if span == "before":
        return BASELINE, [day for day, _, _ in COMPLAINTS]
    return TRIAL, [day for day, _ in COMPLAINTS_AFTER]


def each_monday(measure: str, rows: tuple[dict, ...]) -> tuple[Scene, ...]:
    """The figure of a week is typed in on the Monday after it."""
    return tuple(
        scene(row["taken_on"].days_ago - 1, "read", measure=The(measure), rows=(row,)) for row in rows
    )


COUNTED = TRIAL + SUSTAINED + WATCHED
