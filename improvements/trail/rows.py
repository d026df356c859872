"""The rows of one turn that a reader may see, loaded once, in a constant number of queries."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, Q

from feedback.models import Analysis, Finding, Measure, Source
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
from portfolio.models import Membership, Record, RecordState

#: How a record can belong to a turn.
BELONGS = (
    "source__improvements",
    "analysis__improvements",
    "plan__improvement",
    "action__improvement",
    "journal_entry__improvement",
    "review__improvement",
)


@dataclass
class Rows:
    """Without what was withdrawn. ``said`` counts the items behind each finding by source."""

    improvement: Improvement
    analyses: list[Analysis]
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
    sources: list[Source] = field(default_factory=list)
    measures: list[Measure] = field(default_factory=list)
    hidden: int = 0


def rows_of(improvement: Improvement, member: Membership) -> Rows:
    """All of one turn that ``member`` may see. Load it with ``select_related("portfolio", "previous")``."""
    analyses = _analyses(improvement, member)
    findings = _findings(improvement, member)
    plan = _standing(Plan.objects.visible_to(member).filter(improvement=improvement)).first()
    reviews = list(
        _standing(Review.objects.visible_to(member).filter(improvement=improvement))
        .prefetch_related("original_findings", "verdicts__criterion")
        .order_by("record__happened_on", "pk")
    )
    rows = Rows(
        improvement=improvement,
        analyses=analyses,
        findings=findings,
        plan=plan,
        objectives=_objectives(plan),
        approvals=_approvals(plan),
        actions=_actions(improvement, member),
        entries=_entries(improvement, member),
        reviews=reviews,
        lines=_lines(reviews),
        following=list(improvement.next_cycles.exclude(state="abandoned").order_by("pk")),
        said=_said(findings),
        counted=_counted(findings),
    )
    rows.sources, rows.measures = _sources(rows, member), _measures(rows, member)
    rows.hidden = _hidden(improvement, member)
    return rows


def _standing(rows: Any) -> Any:
    return rows.exclude(record__state=RecordState.WITHDRAWN).select_related("record")


def _analyses(improvement: Improvement, member: Membership) -> list[Analysis]:
    rows = Analysis.objects.visible_to(member).filter(improvements=improvement)
    return list(_standing(rows).prefetch_related("sources", "measures").order_by("pk"))


def _findings(improvement: Improvement, member: Membership) -> list[Finding]:
    """Of the turn's analyses, and those that its plan, actions or reviews name from elsewhere."""
    named = [
        Q(pk__in=Finding.objects.filter(**{way: improvement}).values("pk"))
        for way in (
            "analysis__improvements",
            "objectives__plan__improvement",
            "actions__improvement",
            "reviews__improvement",
        )
    ]
    rows = Finding.objects.visible_to(member).filter(named[0] | named[1] | named[2] | named[3])
    rows = rows.exclude(analysis__record__state=RecordState.WITHDRAWN).select_related("analysis__record")
    related = ("root_causes", "analysis__sources", "analysis__measures")
    return list(rows.prefetch_related(*related).order_by("analysis_id", "number"))


def _objectives(plan: Plan | None) -> list[Objective]:
    if plan is None:
        return []
    rows = plan.objectives.select_related("measure").prefetch_related("findings", "success_criteria")
    return list(rows.order_by("position", "pk"))


def _approvals(plan: Plan | None) -> list[Approval]:
    return list(plan.approvals.select_related("by").order_by("given_on", "pk")) if plan else []


def _actions(improvement: Improvement, member: Membership) -> list[Action]:
    rows = _standing(Action.objects.visible_to(member).filter(improvement=improvement))
    return list(rows.prefetch_related("findings", "evidence").order_by("record__happened_on", "pk"))


def _entries(improvement: Improvement, member: Membership) -> list[JournalEntry]:
    rows = _standing(JournalEntry.objects.visible_to(member).filter(improvement=improvement))
    rows = rows.select_related("action__record")
    return list(rows.prefetch_related("evidence").order_by("record__happened_on", "pk"))


def _lines(reviews: Iterable[Review]) -> list[ReviewLine]:
    rows = ReviewLine.objects.filter(review__in=[each.pk for each in reviews])
    return list(
        rows.select_related("measure", "review__record").order_by("review__record__happened_on", "pk")
    )


def _said(findings: Iterable[Finding]) -> dict[int, dict[int, int]]:
    """How many items of each source every finding cites, however many there are."""
    cited = Finding.items.through.objects.filter(finding__in=[each.pk for each in findings])
    found: dict[int, dict[int, int]] = defaultdict(dict)
    by_source = cited.order_by().values_list("finding_id", "item__source_id").annotate(Count("pk"))
    for finding, source, count in by_source:
        found[finding][source] = count
    return found


def _counted(findings: Iterable[Finding]) -> dict[int, list[int]]:
    cited = Finding.readings.through.objects.filter(finding__in=[each.pk for each in findings])
    found: dict[int, list[int]] = defaultdict(list)
    for finding, measure in cited.order_by().values_list("finding_id", "reading__measure_id").distinct():
        found[finding].append(measure)
    return found


def _sources(rows: Rows, member: Membership) -> list[Source]:
    """Those linked to the turn, and those its findings and analyses draw on."""
    drawn_on = {source for each in rows.said.values() for source in each}
    analyses = (*rows.analyses, *(each.analysis for each in rows.findings))
    drawn_on |= {source.pk for each in analyses for source in each.sources.all()}
    linked = Source.objects.filter(improvements=rows.improvement).values("pk")
    found = Source.objects.visible_to(member).filter(Q(pk__in=linked) | Q(pk__in=drawn_on))
    return list(_standing(found).annotate(item_count=Count("items")).order_by("pk"))


def _measures(rows: Rows, member: Membership) -> list[Measure]:
    drawn_on = {measure for each in rows.counted.values() for measure in each}
    drawn_on |= {measure.pk for each in rows.findings for measure in each.analysis.measures.all()}
    linked = Measure.objects.filter(improvements=rows.improvement).values("pk")
    found = Measure.objects.visible_to(member).filter(Q(pk__in=linked) | Q(pk__in=drawn_on))
    return list(found.order_by("pk"))


def _hidden(improvement: Improvement, member: Membership) -> int:
    """Records of the turn that were not handed in yet or are being written again; none for their owner."""
    if improvement.portfolio.learner_id == member.pk:
        return 0
    theirs = Record.objects.counted().filter(portfolio=improvement.portfolio)
    belongs = Q(pk__in=[])
    for way in BELONGS:
        belongs |= Q(pk__in=Record.objects.filter(**{way: improvement}).values("pk"))
    unseen = Q(current_version=None) | Q(state__in=[RecordState.DRAFT, RecordState.RETURNED])
    return theirs.filter(belongs).filter(unseen).count()
