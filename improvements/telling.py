"""One turn as a story to read from top to bottom: plain parts in order, for the page and for print."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Case, Count, Exists, OuterRef, Q, When

from feedback.models import Finding, Item
from improvements.models import Action, Approval, Improvement
from improvements.trail import Gap, Node, Trail, trail_from
from improvements.trail.rows import Rows, rows_of
from portfolio.models import Membership

from .stages import Facts

QUOTED = 3


@dataclass(frozen=True)
class Quote:
    """Somebody's words, where they stand and which day they were said."""

    text: str
    who: str
    source: Node
    said_on: date | None


@dataclass(frozen=True)
class Words:
    """``total`` items in the sources, ``customers`` of them from customers, ``cited`` behind findings."""

    quotes: list[Quote]
    sources: list[Node]
    gaps: list[Gap]
    total: int
    customers: int
    cited: int


@dataclass(frozen=True)
class Told:
    """One row of the turn beside its node; ``notes`` say how it hangs together with what led to it."""

    node: Node
    row: Any
    gaps: list[Gap]
    notes: list[str]


@dataclass(frozen=True)
class Story:
    """``changes`` are actions and journal entries by day. ``review`` is the latest, which counts."""

    improvement: Improvement
    trail: Trail
    words: Words
    findings: list[Told]
    plan: Told | None
    objectives: list[Told]
    approvals: list[Approval]
    changes: list[Told]
    results: list[Told]
    review: Told | None
    earlier_reviews: list[Node]
    before: Node | None
    following: list[Node]
    facts: Facts


def story_of(improvement: Improvement, member: Membership) -> Story:
    """As much of the turn as ``member`` may see; a constant number of queries, whatever it holds.

    Load it with ``select_related("portfolio__learner", "previous")``.
    """
    rows = rows_of(improvement, member)
    tell = _Teller(trail_from(rows, member))
    latest = rows.reviews[-1] if rows.reviews else None
    turns = [node for node in tell.trail.nodes if node.kind == "turn"]
    return Story(
        improvement=improvement,
        trail=tell.trail,
        words=_words(rows, tell),
        findings=tell.told("finding", rows.findings),
        plan=_plan(rows, tell),
        objectives=tell.told("objective", rows.objectives),
        approvals=rows.approvals,
        changes=sorted(tell.told("action", rows.actions) + tell.told("entry", rows.entries), key=_by_day),
        results=tell.told("line", (each for each in rows.lines if latest and each.review_id == latest.pk)),
        review=tell.told("review", [latest])[0] if latest else None,
        earlier_reviews=[tell.nodes[f"review:{each.pk}"] for each in rows.reviews[:-1]],
        before=next((each for each in turns if each.key == f"turn:{improvement.previous_id}"), None),
        following=[each for each in turns if each.key != f"turn:{improvement.previous_id}"],
        facts=facts_from(rows),
    )


class _Teller:
    def __init__(self, trail: Trail) -> None:
        self.trail = trail
        self.nodes = {node.key: node for node in trail.nodes}

    def told(self, kind: str, rows: Iterable[Any]) -> list[Told]:
        return [self._one(f"{kind}:{each.pk}", each) for each in rows]

    def _one(self, key: str, row: Any) -> Told:
        notes = [edge.words for edge in self.trail.edges if edge.after == key and edge.words]
        return Told(self.nodes[key], row, self.trail.gaps_of({key}), notes)


def _by_day(told: Told) -> tuple[date, int]:
    """Undated ones last, in the order they were written."""
    return (told.node.day or date.max, told.row.pk)


def _words(rows: Rows, tell: _Teller) -> Words:
    """Of the sources, which are here because the reader may see them."""
    keys = {f"source:{each.pk}" for each in rows.sources}
    items = Item.objects.filter(source__in=[each.pk for each in rows.sources])
    count = items.aggregate(total=Count("pk"), customers=Count("pk", filter=Q(origin=Item.Origin.CUSTOMER)))
    cited = Finding.items.through.objects.filter(finding__in=[each.pk for each in rows.findings])
    return Words(
        quotes=[_quote(each, tell) for each in _quotable(items, cited)],
        sources=[tell.nodes[f"source:{each.pk}"] for each in rows.sources],
        gaps=tell.trail.gaps_of(keys),
        total=count["total"],
        customers=count["customers"],
        cited=cited.values("item").distinct().count(),
    )


def _quotable(items: Any, cited: Any) -> Any:
    """Words that the findings rest on first, then customers', then the newest.

    Nothing that nobody has checked for personal details: others read a quote.
    """
    checked = items.filter(pii_checked=True).exclude(text="").exclude(has_pii=True, pii_basis="")
    return checked.annotate(
        is_cited=Exists(cited.filter(item=OuterRef("pk"))),
        from_customer=Case(When(origin=Item.Origin.CUSTOMER, then=1), default=0),
    ).order_by("-is_cited", "-from_customer", "-said_on", "pk")[:QUOTED]


def _quote(item: Item, tell: _Teller) -> Quote:
    who = item.get_origin_display()
    return Quote(
        item.text,
        f"{who}, {item.area}" if item.area else who,
        tell.nodes[f"source:{item.source_id}"],
        item.said_on,
    )


def _plan(rows: Rows, tell: _Teller) -> Told | None:
    """Its node is that of the record; the objectives are nodes of their own."""
    if rows.plan is None:
        return None
    record = rows.plan.record
    node = Node(
        key=f"plan:{rows.plan.pk}",
        kind="plan",
        stage="plan",
        ref=record.ref,
        words=record.title,
        place=("record", rows.improvement.portfolio.ref, record.ref),
        record=record.ref,
        day=record.happened_on,
        recorded_at=record.recorded_at,
    )
    return Told(node, rows.plan, [], [])


def facts_from(rows: Rows) -> Facts:
    """The same as stages.facts_of, from rows that are already loaded."""
    said_yes = [each for each in rows.approvals if each.outcome != Approval.Outcome.DECLINED]
    due = [each.due_on for each in rows.actions if each.due_on and each.done_on is None]
    return Facts(
        feedback=bool(rows.sources),
        finding=bool(rows.findings),
        plan=rows.plan.record.ref if rows.plan else "",
        agreed=bool(said_yes),
        action=bool(rows.actions),
        done=any(each.done_on and each.kind in Action.CHANGE_KINDS for each in rows.actions),
        review=bool(rows.reviews),
        following=bool(rows.following),
        review_on=rows.plan.review_on if rows.plan else None,
        first_due_on=min(due, default=None),
    )
