"""Each row of a turn as a node of its trail."""

from feedback.models import Finding, Measure, Source
from feedback.statistics.wording import figure
from improvements.models import Action, Improvement, JournalEntry, Objective, Plan, Review, ReviewLine
from portfolio.models import Record

from .rows import Rows
from .shapes import Node


def turn_node(improvement: Improvement, portfolio_ref: str) -> Node:
    return Node(
        key=f"turn:{improvement.pk}",
        kind="turn",
        stage="",
        ref=improvement.ref,
        words=f"{improvement.title}, turn {improvement.cycle}",
        place=("improvements:story", portfolio_ref, improvement.ref),
    )


class Maker:
    """Makes the nodes of one portfolio; every record opens at its own page."""

    def __init__(self, portfolio_ref: str) -> None:
        self.pref = portfolio_ref

    def of_record(self, key: str, kind: str, stage: str, record: Record, words: str = "") -> Node:
        return Node(
            key=key,
            kind=kind,
            stage=stage,
            ref=record.ref,
            words=words or record.title,
            place=("record", self.pref, record.ref),
            record=record.ref,
            day=record.happened_on,
            recorded_at=record.recorded_at,
        )

    def source(self, each: Source) -> Node:
        return self.of_record(f"source:{each.pk}", "source", "feedback", each.record)

    def measure(self, each: Measure) -> Node:
        place = ("feedback:measure", self.pref, each.ref)
        return Node(f"measure:{each.pk}", "measure", "feedback", each.ref, each.name, place)

    def finding(self, each: Finding) -> Node:
        record = each.analysis.record
        day = each.found_on or record.happened_on
        return Node(
            key=f"finding:{each.pk}",
            kind="finding",
            stage="feedback",
            ref=each.ref,
            words=each.statement,
            place=("record", self.pref, record.ref),
            record=record.ref,
            day=day,
            recorded_at=each.recorded_at,
        )

    def objective(self, each: Objective, plan: Plan) -> Node:
        return self.of_record(f"objective:{each.pk}", "objective", "plan", plan.record, each.text)

    def action(self, each: Action) -> Node:
        return self.of_record(f"action:{each.pk}", "action", "change", each.record)

    def entry(self, each: JournalEntry) -> Node:
        return self.of_record(f"entry:{each.pk}", "entry", "change", each.record)

    def evidence(self, record: Record) -> Node:
        return self.of_record(f"evidence:{record.pk}", "evidence", "", record)

    def line(self, each: ReviewLine) -> Node:
        return self.of_record(
            f"line:{each.pk}", "line", "review", each.review.record, _before_and_after(each)
        )

    def review(self, each: Review) -> Node:
        return self.of_record(f"review:{each.pk}", "review", "review", each.record)


def _before_and_after(each: ReviewLine) -> str:
    before, after = figure(each.before) or "no figure", figure(each.after) or "no figure"
    return f"{each.measure.name}: {before} before, {after} after ({each.measure.unit})"


def nodes_of(rows: Rows, evidence: dict[int, Record]) -> list[Node]:
    """In the order of the loop."""
    made = Maker(rows.improvement.portfolio.ref)
    previous, plan = rows.improvement.previous, rows.plan
    found = [turn_node(previous, made.pref)] if previous else []
    found += [made.source(each) for each in rows.sources]
    found += [made.measure(each) for each in rows.measures]
    found += [made.finding(each) for each in rows.findings]
    found += [made.objective(each, plan) for each in rows.objectives if plan]
    found += [made.action(each) for each in rows.actions]
    found += [made.entry(each) for each in rows.entries]
    found += [made.evidence(each) for each in evidence.values()]
    found += [made.line(each) for each in rows.lines]
    found += [made.review(each) for each in rows.reviews]
    return found + [turn_node(each, made.pref) for each in rows.following]
