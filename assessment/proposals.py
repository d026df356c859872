"""Claims that follow from the loop: criteria whose phase a record of the loop speaks for.

A proposal is a hint from the specification's phase tags. The learner accepts it or leaves it, and
only an assessor decides what the record shows.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from assessment.models import Claim, Criterion, EnrolmentUnit
from assessment.models.specification_base import CriterionKind
from assessment.progress import CriterionProgress, UnitProgress
from assessment.services.claims import Wish
from improvements.phases import phases_of
from portfolio.kinds import kind_of
from portfolio.models import Record


@dataclass(frozen=True)
class Proposal:
    """``is_gap`` marks a criterion that still lacks proof; those come first."""

    enrolment_unit: EnrolmentUnit
    criterion: Criterion
    state: str
    is_gap: bool

    @property
    def key(self) -> str:
        return f"{self.enrolment_unit.pk}-{self.criterion.pk}"


def proposals_for(records: Iterable[Record], units: Iterable[UnitProgress]) -> dict[int, list[Proposal]]:
    """By record: criteria of open units that it does not claim yet. A constant number of queries.

    Criteria that ask for an explanation are left out: a plan or a survey explains nothing.
    """
    records, units = list(records), list(units)
    phases = phases_of(records)
    rows = Claim.objects.filter(record__in=records).values_list(
        "record_id", "enrolment_unit_id", "criterion_id"
    )
    claimed = set(rows)
    return {
        record.pk: _sorted(
            _proposal(unit, each)
            for unit in units
            if not unit.is_sealed
            for each in unit.criteria
            if _serves(each.criterion, phases[record.pk])
            and (record.pk, unit.row.pk, each.criterion.pk) not in claimed
        )
        for record in records
    }


def _serves(criterion: Criterion, phases: Iterable[str]) -> bool:
    return criterion.kind != CriterionKind.KNOWLEDGE and bool(set(phases) & set(criterion.phases))


def _proposal(unit: UnitProgress, each: CriterionProgress) -> Proposal:
    return Proposal(unit.row, each.criterion, each.state, each.is_gap)


def _sorted(proposals: Iterable[Proposal]) -> list[Proposal]:
    return sorted(proposals, key=lambda each: not each.is_gap)


def wish_for(record: Record, proposal: Proposal) -> Wish:
    """The claim that accepting it makes; its reason is a beginning that the learner can better."""
    reason = f"It is the {kind_of(record.kind).label.lower()} {record.ref} of an improvement."
    return Wish(proposal.enrolment_unit, proposal.criterion, reason=reason)
