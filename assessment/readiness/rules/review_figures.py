"""Did it work? What was counted and said after go-live: rules RV of domain.md section 4."""

from datetime import date
from math import isfinite

from assessment.readiness.facts import Improvement, Measure, Reading, Review, ReviewLine, Said
from assessment.readiness.params import Given
from assessment.readiness.rule import Gate, Severity, rule
from feedback.statistics.points import Point
from feedback.statistics.xmr import Rebase, special_cause_after, xmr


@rule(
    "RV-01",
    "No figure or feedback is dated after the change.",
    Severity.ERROR,
    gate=Gate.REVIEWED,
    criteria="PCI-04 PCI-09 ECI-04 MCP-04",
    official="3.1",
    seeds="PCI-M08 ECI-M03 PCI-M01",
    skip_made_up=True,
    fix="reading",
)
def nothing_after(turn: Improvement, given: Given) -> bool:
    """The day of go-live itself is neither before nor after."""
    return bool(turn.live_on) and not _readings_after(turn) and not _said_after(turn)


@rule(
    "RV-03",
    "Compare before with after for each measure.",
    Severity.ERROR,
    gate=Gate.REVIEWED,
    criteria="PCI-04 PCI-09 ECI-04 MCP-04",
    official="3.1",
    seeds="PCI-M01 ECI-04 MCP-04 PCI-M08",
    skip_made_up=True,
    fix="review",
    told_by=("RV-01", "RV-02", "PL-08"),
)
def not_compared(turn: Improvement, given: Given) -> bool | list[Measure]:
    """What cannot be compared has rules of its own, which tell it: RV-01 with nothing after, PL-08 with
    nothing before, RV-02 without a review."""
    lines = turn.review.lines if turn.review else []
    compared = [each.measure for each in lines if _holds_both(each)]
    left = [each for each in turn.target_measures if each not in compared]
    if not turn.review or nothing_after(turn, given):
        return bool(left and turn.live_on)
    return [each for each in left if _has_baseline(each, turn)] or bool(left)


@rule(
    "RV-07",
    "The result rests on comments alone, or on figures alone; use both.",
    Severity.WARNING,
    gate=Gate.REVIEWED,
    criteria="ECI-04 MCP-04 PCI-04",
    official="3.1",
    seeds="ECI-M04",
    skip_made_up=True,
    fix="gather",
)
def one_kind_of_result(turn: Improvement, given: Given) -> bool:
    """A score that a customer gave is a figure. With neither kind RV-01 speaks."""
    said = _said_after(turn)
    figures = bool(_readings_after(turn)) or any(each.scores for each in said)
    return figures != any(each.comments for each in said)


@rule(
    "RV-08",
    'The review says "improved" but the figures stayed or moved the other way.',
    Severity.ERROR,
    gate=Gate.REVIEWED,
    criteria="PCI-04 PCI-09 ECI-04 MCP-04",
    official="3.2",
    seeds="PCI-M01",
    skip_made_up=True,
    fix="review",
)
def improved_in_words_only(turn: Improvement, given: Given) -> list[ReviewLine]:
    return [each for each in _lines(turn) if each.verdict == "improved" and _went_nowhere_better(each)]


@rule(
    "RV-09",
    "The difference is within normal ups and downs; be careful how you claim it.",
    Severity.INFO,
    gate=Gate.REVIEWED,
    criteria="PCI-04 UCI-03",
    official="3.2",
    seeds="PCI-M01 UCI-M03",
    params="spc_lock_points",
    skip_made_up=True,
    fix="review",
)
def within_ups_and_downs(turn: Improvement, given: Given) -> list[Measure]:
    if not turn.review or not turn.live_on:
        return []
    lock = given.spc_lock_points
    return [each for each in turn.target_measures if _may_be_chance(each, turn.live_on, lock)]


@rule(
    "RV-10",
    "Before and after may not be comparable (method, unit or sample differ); say why they are.",
    Severity.WARNING,
    gate=Gate.REVIEWED,
    criteria="PCI-04 ECI-04 MCP-04",
    official="3.1",
    seeds="PCI-M01 ECI-04",
    params="comparability_ratio",
    skip_made_up=True,
    fix="review",
)
def hard_to_compare(turn: Improvement, given: Given) -> list[ReviewLine]:
    limit = given.comparability_ratio
    return [each for each in _lines(turn) if not each.comparability_note and _differs(each, limit)]


@rule(
    "RV-12",
    "Include a measurable result: a score change, complaint count or a customer's words.",
    Severity.ERROR,
    gate=Gate.REVIEWED,
    criteria="PCI-04 PCI-09 ECI-04",
    official="3.1",
    seeds="PCI-G03",
    skip_made_up=True,
    fix="review",
    told_by=("RV-01", "RV-02", "RV-03", "PL-08"),
)
def no_result(turn: Improvement, given: Given) -> bool | list[Review]:
    """A figure that did not move is a result too. Where RV-01, RV-02 or RV-03 asks for what it is made of,
    that one tells it."""
    if not turn.review:
        return bool(turn.live_on)
    if turn.review.quotes or any(_holds_both(each) for each in turn.review.lines):
        return False
    return bool(nothing_after(turn, given) or not_compared(turn, given)) or [turn.review]


def _is_after(day: date | None, turn: Improvement) -> bool:
    return bool(day and turn.live_on and day > turn.live_on)


def _readings_after(turn: Improvement) -> list[Reading]:
    return [each for m in turn.target_measures for each in m.readings if _is_after(each.day, turn)]


def _said_after(turn: Improvement) -> list[Said]:
    return [each for each in turn.said if _is_after(each.day, turn)]


def _lines(turn: Improvement) -> list[ReviewLine]:
    """Of the review that counts."""
    return turn.review.lines if turn.review else []


def _holds_both(line: ReviewLine) -> bool:
    return line.before is not None and line.after is not None


def _has_baseline(measure: Measure, turn: Improvement) -> bool:
    """False only where PL-08 says so: a change was started, and no reading is older."""
    started = turn.change_started_on
    return not started or any(each.day and each.day < started for each in measure.readings)


def _went_nowhere_better(line: ReviewLine) -> bool:
    if line.before is None or line.after is None or not line.measure or not line.measure.direction:
        return False
    return (line.after - line.before) * line.measure.direction <= 0


def _differs(line: ReviewLine, limit: int) -> bool:
    """Samples are compared only where both are known."""
    if line.method_changed or line.unit_changed:
        return True
    sizes = sorted((line.before_n or 0, line.after_n or 0))
    return sizes[0] > 0 and sizes[1] > limit * sizes[0]


def _may_be_chance(measure: Measure, live_on: date, lock: int) -> bool:
    """No special cause since go-live, on a chart with enough readings for limits.

    Limits begun afresh at go-live or later are left out: they would hide the very shift that is looked for.
    A signal either way is no chance, so the direction does not matter.
    """
    points = [
        Point(each.day, each.value)
        for each in measure.readings
        if each.day and each.value is not None and isfinite(each.value)
    ]
    if len(points) < lock or not any(each.date > live_on for each in points):
        return False
    rebases = [
        Rebase(each.day, each.reason)
        for each in measure.rebases
        if each.day and each.day < live_on and (each.reason or "").strip()
    ]
    chart = xmr(points, direction=0, base=lock, rebases=rebases)
    return not special_cause_after(chart, live_on)
