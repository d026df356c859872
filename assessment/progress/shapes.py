"""The shapes of progress: what a page, a list or the PDF is told about a criterion, a unit, an enrolment."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from assessment.models import (
    Claim,
    ClaimVerdict,
    Criterion,
    CriterionDecision,
    Enrolment,
    EnrolmentUnit,
    Judgement,
    SubmittedClaim,
    UnitSignature,
)
from assessment.readiness import Readiness
from portfolio.models import Record, Role

CRITERION_STATES = {
    "not_started": "Not started",
    "claimed": "Claimed",
    "ready": "Ready to hand in",
    "with_assessor": "With assessor",
    "not_yet": "Not yet",
    "met": "Met",
    "checked": "Checked by IQA",
    "reopened": "Reopened",
}
UNIT_STATES = {
    "in_progress": "In progress",
    "all_met": "All met, waits for the learner's statement",
    "declared": "Waits for the assessor's sign-off",
    "signed": "Signed off",
    "checked": "Checked by IQA",
    "reopened": "Changed since it was signed",
}


@dataclass(frozen=True)
class Evidence:
    """One handed-in claim and what became of it. ``judgement`` is None while it waits."""

    claim: SubmittedClaim
    judgement: Judgement | None
    verdict: ClaimVerdict | None

    @property
    def record(self) -> Record:
        return self.claim.item.version.record

    @property
    def counts(self) -> bool:
        """Accepted, by somebody whose word counts alone, and V, A, R and C all hold."""
        return bool(
            self.judgement
            and self.judgement.outcome == Judgement.Outcome.ACCEPTED
            and self.judgement.role != Role.TRAINEE_ASSESSOR
            and self.verdict
            and self.verdict.holds
        )


@dataclass
class CriterionProgress:
    criterion: Criterion
    state: str
    claims: list[Claim]
    evidence: list[Evidence]
    decision: CriterionDecision | None
    history: list[CriterionDecision]

    @property
    def word(self) -> str:
        return CRITERION_STATES[self.state]

    @property
    def is_met(self) -> bool:
        return self.decision is not None and self.decision.outcome == CriterionDecision.Outcome.MET

    @property
    def is_gap(self) -> bool:
        """Nothing claims it, or what did was not enough."""
        return self.state in ("not_started", "not_yet", "reopened")


@dataclass
class UnitProgress:
    row: EnrolmentUnit
    criteria: list[CriterionProgress]
    signatures: list[UnitSignature]
    manifest: dict[str, Any]
    state: str = "in_progress"
    manifest_hash: str = field(default="")

    @property
    def word(self) -> str:
        return UNIT_STATES[self.state]

    @property
    def required(self) -> list[CriterionProgress]:
        return [each for each in self.criteria if each.criterion.required]

    @property
    def total(self) -> int:
        return len(self.required)

    @property
    def met(self) -> int:
        return sum(each.is_met for each in self.required)

    @property
    def is_sealed(self) -> bool:
        """Signed, so that nothing under it may change without reopening."""
        return self.state in ("signed", "checked")

    def signature_of(self, stage: str) -> UnitSignature | None:
        """The standing signature of a stage on what the unit holds now."""
        return next(
            (each for each in standing(self.signatures, self.manifest_hash) if each.stage == stage), None
        )


@dataclass
class EnrolmentProgress:
    """``readiness`` is what the rules say beside the decisions; None where nobody asked them."""

    enrolment: Enrolment
    units: list[UnitProgress]
    readiness: Readiness | None = None

    @property
    def met(self) -> int:
        return sum(unit.met for unit in self.units)

    @property
    def total(self) -> int:
        return sum(unit.total for unit in self.units)

    @property
    def waiting_since(self) -> datetime | None:
        """When the oldest evidence that nobody judged yet was handed in."""
        waits = (
            each.claim.item.submission.submitted_at
            for unit in self.units
            for criterion in unit.criteria
            for each in criterion.evidence
            if each.judgement is None
        )
        return min(waits, default=None)

    def unit(self, code: str) -> UnitProgress:
        """KeyError if this enrolment does not take the unit."""
        for unit in self.units:
            if unit.row.unit.code == code:
                return unit
        raise KeyError(code)


def standing(signatures: list[UnitSignature], manifest_hash: str) -> list[UnitSignature]:
    """Those that are not void and were made over what the unit holds now."""
    return [
        each
        for each in signatures
        if each.manifest.hash == manifest_hash and not hasattr(each.signature, "voiding")
    ]
