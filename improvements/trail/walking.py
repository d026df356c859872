"""The trail of a turn, and the part of it around one record."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from improvements.models import Improvement
from portfolio.models import Membership, Record

from .edges import edges_of, gaps_of
from .nodes import nodes_of
from .rows import Rows, rows_of, rows_of_each
from .shapes import Gap, Node, Trail

#: How a record can be part of a turn, seen from the turn.
HOLDS = (
    "sources__record",
    "analyses__record",
    "analyses__sources__record",
    "plan__record",
    "actions__record",
    "actions__evidence",
    "journal__record",
    "journal__evidence",
    "reviews__record",
)
MOST_TURNS = 5


@dataclass(frozen=True)
class Line:
    """What led to a record within one turn, where it stands in it, and what came of it."""

    improvement: Improvement
    before: list[Node]
    here: list[Node]
    after: list[Node]
    gaps: list[Gap]


def trail_of(improvement: Improvement, member: Membership) -> Trail:
    """The trail of one turn as ``member`` may see it."""
    return trail_from(rows_of(improvement, member), member)


def trail_from(rows: Rows, member: Membership) -> Trail:
    """The trail of rows that are already loaded; one query, for the evidence of actions and journal."""
    return _trails_from([rows], member)[0]


def _trails_from(every: Sequence[Rows], member: Membership) -> list[Trail]:
    shown = _evidence(set().union(*(_named(rows) for rows in every)), member)
    return [_trail(rows, shown) for rows in every]


def _trail(rows: Rows, shown: dict[int, Record]) -> Trail:
    named = _named(rows)
    nodes = nodes_of(rows, {key: record for key, record in shown.items() if key in named})
    edges = edges_of(rows, {node.key for node in nodes})
    return Trail(tuple(nodes), tuple(edges), tuple(gaps_of(rows, edges)), rows.hidden)


def _named(rows: Rows) -> set[int]:
    """Records of other kinds that actions and journal entries point at."""
    named = {each.pk for row in rows.actions for each in row.evidence.all()}
    named |= {each.pk for row in rows.entries for each in row.evidence.all()}
    return named - {each.pk for each in (*rows.sources, *rows.actions, *rows.entries, *rows.reviews)}


def _evidence(keys: set[int], member: Membership) -> dict[int, Record]:
    """The visible ones by number."""
    found = Record.objects.visible_to(member).counted().filter(pk__in=keys)
    return {each.pk: each for each in found.defer("narrative", "details").order_by("happened_on", "pk")}


def turns_with(record: Record, member: Membership) -> QuerySet[Improvement]:
    """All turns that the record is part of, newest first."""
    part = Q(pk__in=[])
    for way in HOLDS:
        part |= Q(pk__in=Improvement.objects.filter(**{way: record}).values("pk"))
    turns = Improvement.objects.visible_to(member).filter(part, portfolio=record.portfolio)
    return turns.select_related("portfolio", "previous").order_by("-pk")


def around(record: Record, member: Membership) -> list[Line]:
    """One line for each of the newest turns that the record is part of, newest first."""
    return lines_of(record, list(turns_with(record, member)[:MOST_TURNS]), member)


def lines_of(record: Record, turns: Sequence[Improvement], member: Membership) -> list[Line]:
    """One line for each of these turns, in as many queries as one."""
    every = rows_of_each(turns, member)
    trails = _trails_from(every, member)
    return [_line(rows.improvement, trail, record) for rows, trail in zip(every, trails, strict=True)]


def _line(improvement: Improvement, trail: Trail, record: Record) -> Line:
    here = [node for node in trail.nodes if node.record == record.ref]
    keys = {node.key for node in here}
    return Line(
        improvement=improvement,
        before=trail.led_to(keys),
        here=here,
        after=trail.came_of(keys),
        gaps=trail.gaps_of(keys),
    )
