"""The criteria a record may be mapped to, in the order of the page: unit, outcome, criterion, its pair."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from assessment.forms.claims import ClaimFields, ClaimsForm, Place
from assessment.models import Claim, Criterion, Enrolment, LocatorKind
from assessment.progress import CriterionProgress, UnitProgress, progress_of_many
from assessment.services.claims import Wish
from assessment.services.finishing import TIMED
from portfolio.models import Membership, Portfolio, Record


@dataclass(frozen=True)
class Row:
    key: str
    criterion: Criterion
    state: str
    is_gap: bool
    is_sealed: bool
    fields: ClaimFields | None = None


@dataclass
class OutcomeGroup:
    """``text`` is empty for criteria that belong to no outcome."""

    text: str
    rows: list[Row] = field(default_factory=list)


@dataclass
class UnitGroup:
    title: str
    code: str
    is_sealed: bool
    met: int
    total: int
    outcomes: list[OutcomeGroup]


def key_of(unit_row_id: int, criterion_id: int) -> str:
    return f"{unit_row_id}-{criterion_id}"


class Board:
    """Where every criterion of the portfolio's enrolments stands, and what one record claims of it."""

    def __init__(self, member: Membership, portfolio: Portfolio, record: Record | None = None) -> None:
        enrolments = Enrolment.objects.evidence_visible_to(member).filter(portfolio=portfolio)
        rows = enrolments.select_related("qualification", "portfolio__learner__user").order_by("pk")
        self.usual = LocatorKind.TIME if record and record.kind in TIMED else LocatorKind.WHOLE
        self.progress = list(progress_of_many(rows).values())
        self.units = [unit for each in self.progress for unit in each.units]
        self.claims = {
            key_of(claim.enrolment_unit_id, claim.criterion_id): claim for claim in _claims_of(record)
        }
        self.places = {
            key_of(unit.row.pk, each.criterion.pk): (unit, each)
            for unit in self.units
            for each in unit.criteria
        }

    def open_keys(self, *, gaps_only: bool = False) -> list[str]:
        """Criteria that may be ticked or unticked; what the record claims already is never filtered away."""
        return [
            key
            for key, (unit, each) in self.places.items()
            if not unit.is_sealed and (not gaps_only or each.is_gap or key in self.claims)
        ]

    def form(self, keys: Iterable[str], data: Any = None, *, short: bool = False) -> ClaimsForm:
        offered = {key: self.places[key][1].criterion.label for key in keys}
        claimed = {
            key: Place(claim.locator_kind, claim.locator, claim.reason) for key, claim in self.claims.items()
        }
        return ClaimsForm(data, offered=offered, claimed=claimed, short=short, usual=self.usual)

    def wishes(self, form: ClaimsForm) -> list[Wish]:
        """What was ticked, and what the record claims that was not on the page."""
        given = dict(form.ticked())
        for key, claim in self.claims.items():
            if key not in form.offered:
                given[key] = Place(claim.locator_kind, claim.locator, claim.reason)
        return [self._wish(key, place) for key, place in given.items()]

    def _wish(self, key: str, place: Place) -> Wish:
        unit, each = self.places[key]
        return Wish(unit.row, each.criterion, place.locator_kind, place.locator, place.reason)

    def groups(self, form: ClaimsForm, *, with_sealed: bool = True) -> list[UnitGroup]:
        groups = [self._group(unit, form) for unit in self.units if with_sealed or not unit.is_sealed]
        return [group for group in groups if group.outcomes]

    def _group(self, unit: UnitProgress, form: ClaimsForm) -> UnitGroup:
        wanted = [
            each
            for each in unit.criteria
            if unit.is_sealed or key_of(unit.row.pk, each.criterion.pk) in form.offered
        ]
        title, code = unit.row.unit.title, unit.row.unit.code
        outcomes = _by_outcome([self._row(unit, each, form) for each in beside_pairs(wanted)])
        return UnitGroup(title, code, unit.is_sealed, unit.met, unit.total, outcomes)

    def _row(self, unit: UnitProgress, each: CriterionProgress, form: ClaimsForm) -> Row:
        key = key_of(unit.row.pk, each.criterion.pk)
        fields = form.fields_of(key) if key in form.offered else None
        return Row(key, each.criterion, each.state, each.is_gap, unit.is_sealed, fields)


def _claims_of(record: Record | None) -> Iterable[Claim]:
    return record.claims.all() if record else []


def beside_pairs(criteria: list[CriterionProgress]) -> Iterator[CriterionProgress]:
    """The same criteria in order, each followed by its pair if that is here too."""
    waiting = {each.criterion.pk: each for each in criteria}
    for each in criteria:
        if waiting.pop(each.criterion.pk, None) is None:
            continue
        yield each
        pair = waiting.pop(each.criterion.pair_id or 0, None)
        if pair is not None:
            yield pair


def _by_outcome(rows: list[Row]) -> list[OutcomeGroup]:
    """Runs of rows under the outcome each names first; a pair stays where its partner is."""
    groups: list[OutcomeGroup] = []
    last_pair = 0
    for row in rows:
        outcomes = list(row.criterion.outcomes.all())
        text = f"{outcomes[0].code} {outcomes[0].text}" if outcomes else ""
        together = last_pair == row.criterion.pk
        if not groups or (groups[-1].text != text and not together):
            groups.append(OutcomeGroup(text))
        groups[-1].rows.append(row)
        last_pair = row.criterion.pair_id or 0
    return _merged(groups)


def _merged(groups: list[OutcomeGroup]) -> list[OutcomeGroup]:
    """One heading for an outcome that comes up twice."""
    found: dict[str, OutcomeGroup] = {}
    for group in groups:
        found.setdefault(group.text, OutcomeGroup(group.text)).rows.extend(group.rows)
    return list(found.values())
