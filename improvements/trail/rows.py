"""The rows of a turn that a reader may see, loaded once; of several turns in the queries of one."""

from collections.abc import Sequence
from dataclasses import dataclass

from feedback.models import Finding, Measure, Source
from improvements.models import (
    Action,
    Approval,
    Improvement,
    JournalEntry,
    Objective,
    Plan,
    Review,
    ReviewLine,
)
from portfolio.models import Membership

from .loading import Shelf


@dataclass
class Rows:
    """Without what was withdrawn. ``said`` counts the items behind each finding by source."""

    improvement: Improvement
    findings: list[Finding]
    plan: Plan | None
    objectives: list[Objective]
    approvals: list[Approval]
    actions: list[Action]
    entries: list[JournalEntry]
    reviews: list[Review]
    lines: list[ReviewLine]
    following: list[Improvement]
    said: dict[int, dict[int, int]]
    counted: dict[int, list[int]]  # measures by finding, from the readings it cites
    sources: list[Source]
    measures: list[Measure]
    hidden: int


def rows_of(improvement: Improvement, member: Membership) -> Rows:
    """All of one turn that ``member`` may see. Load it with ``select_related("portfolio", "previous")``."""
    return rows_of_each([improvement], member)[0]


def rows_of_each(improvements: Sequence[Improvement], member: Membership) -> list[Rows]:
    """The same for several turns, in their order and in as many queries."""
    if not improvements:
        return []
    shelf = Shelf(improvements, member)
    return [_taken(each, shelf) for each in improvements]


def _taken(improvement: Improvement, shelf: Shelf) -> Rows:
    turn = improvement.pk
    findings = [each for each in shelf.findings if each.pk in shelf.finding_keys[turn]]
    plan = shelf.plans.get(turn)
    reviews = [each for each in shelf.reviews if each.improvement_id == turn]
    reviewed = {each.pk for each in reviews}
    sources, measures = shelf.sources_of(turn, findings), shelf.measures_of(turn, findings)
    return Rows(
        improvement=improvement,
        findings=findings,
        plan=plan,
        objectives=[each for each in shelf.objectives if plan and each.plan_id == plan.pk],
        approvals=[each for each in shelf.approvals if plan and each.plan_id == plan.pk],
        actions=[each for each in shelf.actions if each.improvement_id == turn],
        entries=[each for each in shelf.entries if each.improvement_id == turn],
        reviews=reviews,
        lines=[each for each in shelf.lines if each.review_id in reviewed],
        following=[each for each in shelf.following if each.previous_id == turn],
        said={each.pk: shelf.said[each.pk] for each in findings if each.pk in shelf.said},
        counted={each.pk: shelf.counted[each.pk] for each in findings if each.pk in shelf.counted},
        sources=[each for each in shelf.sources if each.pk in sources],
        measures=[each for each in shelf.measures if each.pk in measures],
        hidden=len(shelf.hidden[turn]),
    )
