"""The unit grid as data: sections of rows of cells, ready for a table and for cards."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.urls import reverse

from assessment.models import Claim, Outcome, SubmittedClaim
from assessment.progress import CriterionProgress, Evidence, UnitProgress
from assessment.progress.gaps import waiting_evidence
from assessment.views.readiness.lines import Line
from portfolio.kinds import kind_of
from portfolio.models import Membership, Record


@dataclass(frozen=True)
class Dot:
    """One record's claim on one criterion, and how it stands."""

    ref: str
    url: str
    state: str
    locator: str
    label: str


@dataclass(frozen=True)
class Column:
    ref: str
    kind: str
    url: str


@dataclass(frozen=True)
class Row:
    """``cells`` has one entry for each column, None where the record claims nothing here; ``waits`` are the
    lines of what is missing that stand in the criterion's way."""

    progress: CriterionProgress
    cells: list[Dot | None]
    waits: list[Line]

    @property
    def dots(self) -> list[Dot]:
        return [each for each in self.cells if each]


@dataclass(frozen=True)
class Section:
    """The criteria under one learning outcome; ``outcome`` is None for those under none."""

    outcome: Outcome | None
    rows: list[Row]


@dataclass(frozen=True)
class Grid:
    columns: list[Column]
    sections: list[Section]


def grid_of(unit: UnitProgress, member: Membership, waits: Mapping[str, list[Line]]) -> Grid:
    dots = {each.criterion.pk: _dots(each, unit, member) for each in unit.criteria}
    records: dict[str, Column] = {}
    for by_ref in dots.values():
        for record, dot in by_ref.values():
            records[dot.ref] = Column(dot.ref, kind_of(record.kind).label, dot.url)
    columns = [records[ref] for ref in sorted(records)]
    return Grid(columns, list(_sections(unit, columns, dots, waits)))


def _dots(
    criterion: CriterionProgress, unit: UnitProgress, member: Membership
) -> dict[str, tuple[Record, Dot]]:
    """By record: the newest handing-in, or the claim that was not handed in yet."""
    found: dict[str, tuple[Record, Dot]] = {}
    for claim in criterion.claims:
        if _may_know(claim.record, member, unit):
            found[claim.record.ref] = (claim.record, _dot(claim, claim.record, "claimed", unit))
    waiting = waiting_evidence(criterion)
    for piece in criterion.evidence:
        state = "with_assessor" if piece in waiting else _judged_state(piece)
        found[piece.record.ref] = (piece.record, _dot(piece.claim, piece.record, state, unit))
    return found


def _may_know(record: Record, member: Membership, unit: UnitProgress) -> bool:
    """A draft that was never handed in is its author's alone (promises.md section 5)."""
    owner = unit.row.enrolment.portfolio.learner_id
    mine = record.author_id == member.pk or (member.pk == owner and record.author_id == owner)
    return mine or record.current_version_id is not None


def _judged_state(piece: Evidence) -> str:
    if piece.counts:
        return "accepted"
    if piece.judgement and piece.judgement.outcome != "accepted":
        return piece.judgement.outcome
    return "not_yet"


def _dot(claim: Claim | SubmittedClaim, record: Record, state: str, unit: UnitProgress) -> Dot:
    place, code = claim.place, claim.criterion.code
    url = reverse("assessment:record", args=[unit.row.enrolment.portfolio.ref, record.ref])
    where = "all of it" if place == "all" else place
    return Dot(record.ref, url, state, place, f"{record.ref} for {code}, {where}")


def _sections(
    unit: UnitProgress,
    columns: list[Column],
    dots: dict[int, dict[str, tuple[Record, Dot]]],
    waits: Mapping[str, list[Line]],
) -> Iterator[Section]:
    groups: dict[int, tuple[Outcome | None, list[Row]]] = {}
    for outcome, criterion in _in_pairs(unit.criteria):
        mine = dots[criterion.criterion.pk]
        cells = [mine[column.ref][1] if column.ref in mine else None for column in columns]
        row = Row(criterion, cells, waits.get(criterion.criterion.code, []))
        groups.setdefault(outcome.pk if outcome else 0, (outcome, []))[1].append(row)
    for outcome, rows in sorted(groups.values(), key=lambda group: group[0].position if group[0] else 0):
        yield Section(outcome, rows)


def _in_pairs(criteria: list[CriterionProgress]) -> Iterator[tuple[Outcome | None, CriterionProgress]]:
    """Each criterion under its first outcome, its pair (two drafts of one demand) right after it."""
    left = {each.criterion.pk: each for each in criteria}
    for each in criteria:
        if left.pop(each.criterion.pk, None) is None:
            continue
        outcome = min(each.criterion.outcomes.all(), key=lambda o: o.position, default=None)
        yield outcome, each
        pair = left.pop(each.criterion.pair_id, None) if each.criterion.pair_id else None
        if pair:
            yield outcome, pair
