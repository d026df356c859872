"""The loop as one trail: rules PF of domain.md section 4 about an improvement as a whole."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from assessment.readiness.facts import Fact, Improvement, Objective
from assessment.readiness.params import Given
from assessment.readiness.rule import Gate, Severity, rule


@rule(
    "PF-06",
    "The trail is broken: feedback, plan, action and review must connect.",
    Severity.ERROR,
    gate=Gate.REVIEWED,
    criteria="PCI-02 PCI-03 PCI-04 ECI-01",
    official="1.2 3.2",
    seeds="PCI-G01 PCI-G05 ECI-G04 MCP-G03 UCI-G01 UCI-G05",
    skip_made_up=True,
    fix="action#objective",
    told_by=("FB-03", "AN-03", "AN-05", "PL-02", "PL-03", "PL-04", "IM-01", "RV-02", "RV-03"),
)
def broken_trail(turn: Improvement, given: Given) -> list[Fact]:
    """The path is item or reading, finding, objective, action, review line; one whole path is enough.

    Where no action serves an objective that has a ground, the actions are at fault.
    """
    grounded = [each for each in turn.objectives if _has_ground(each)]
    served = {each.objective for each in turn.actions}
    reached = [each for each in grounded if each.pk in served]
    reviewed = {line.measure.pk for review in turn.reviews for line in review.lines if line.measure}
    if any(each.measure and each.measure.pk in reviewed for each in reached):
        return []
    return list(turn.actions) if grounded and turn.actions and not reached else [turn]


@rule(
    "PF-07",
    "Stages are out of order by date.",
    Severity.ERROR,
    gate=Gate.ALWAYS,
    criteria="PCI-02 PCI-04 MCP-04",
    official="1.2 2.1 3.1",
    seeds="PCI-G05 ECI-G04 MCP-G03 UCI-G01",
    skip_made_up=True,
    fix="record#happened_on",
)
def out_of_order(turn: Improvement, given: Given) -> list[Fact]:
    """Feedback, analysis, agreement, start of the change, go-live, review; the same day is fine.

    Of two stages the later one is at fault, where it is dated before the earlier.
    """
    days = [(day, fact) for day, fact in _stages(turn) if day]
    early = [fact for (before, _), (day, fact) in pairwise(days) if day < before]
    return list(dict.fromkeys(early))


@rule(
    "PF-14",
    "Add a reflection on the whole cycle and your own learning.",
    Severity.WARNING,
    gate=Gate.REVIEWED,
    criteria="ECI-05",
    official="3.4",
    units="ECI PCI",
    seeds="ECI-G03 ECI-05",
    fix="log/RA",
)
def no_reflection(turn: Improvement, given: Given) -> bool:
    """Before there is a review, RV-02 speaks."""
    return bool(turn.reviews) and not turn.reflections


def _has_ground(objective: Objective) -> bool:
    return any(each.items or each.readings for each in objective.findings)


def _stages(turn: Improvement) -> Iterator[tuple[date | None, Fact]]:
    """Each stage by its first day, with the fact that holds it; the review is the one that counts.

    Days that another rule doubts are left out, so that one wrong day is told once: feedback later than
    the agreement (FB-10), a change begun before it (IM-12).
    """
    heard = min((each.day for each in turn.said if each.day and each.origin == "customer"), default=None)
    agreed = turn.plan.agreed_on if turn.plan else None
    started = turn.change_started_on
    too_late = bool(heard and agreed and heard > agreed)
    too_soon = bool(started and agreed and started < agreed)
    yield (None if too_late else heard), turn
    yield from _first_analysis(turn)
    yield (None if too_late or too_soon else agreed), turn.plan or turn
    yield (None if too_soon else started), turn
    yield turn.live_on, turn
    if turn.review:
        yield turn.review.day, turn.review


def _first_analysis(turn: Improvement) -> Iterator[tuple[date | None, Fact]]:
    dated = [each for each in turn.analyses if each.day]
    for first in sorted(dated, key=lambda each: each.day or date.max)[:1]:
        yield first.day, first
