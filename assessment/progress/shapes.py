"""The shapes of progress: what a page, a list or the PDF is told about a criterion, a unit, an enrolment."""

import json
from collections.abc import Mapping
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
    Reopening,
    SubmittedClaim,
    UnitSignature,
)
from assessment.readiness import Readiness
from portfolio.canonical import fingerprint
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
    "awaiting_countersign": "Waits for a colleague's countersignature",
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
            and self.judgement.counts
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
    #: how the centre agreed to read it; filled in for those who judge
    reading: str = ""

    @property
    def word(self) -> str:
        return CRITERION_STATES[self.state]

    @property
    def is_met(self) -> bool:
        """Decided so by somebody whose word counts, and not open again since."""
        met = self.decision is not None and self.decision.outcome == CriterionDecision.Outcome.MET
        return met and not self.is_reopened

    @property
    def is_reopened(self) -> bool:
        """Its last decision no longer stands, and nobody has decided anew (domain.md 8.3)."""
        return getattr(self.decision, "reopened_at", None) is not None

    @property
    def cause(self) -> str:
        """In words, why it is open again; empty where it is not."""
        cause = getattr(self.decision, "reopened_cause", None)
        return str(Reopening.Cause(cause).label) if cause else ""

    @property
    def decided_by(self) -> str:
        """Whose decision it is: both names where a colleague confirmed a trainee's."""
        return self.decision.names if self.decision else ""

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
        return self.state in ("awaiting_countersign", "signed", "checked")

    @property
    def is_signed_for_good(self) -> bool:
        """By an assessor whose word counts alone, or by a trainee and a colleague (invariant 4)."""
        signed = self.signature_of(UnitSignature.Stage.ASSESSOR)
        if signed is None or signed.signature.role != Role.TRAINEE_ASSESSOR:
            return signed is not None
        return self.signature_of(UnitSignature.Stage.COUNTERSIGN) is not None

    @property
    def used_records(self) -> list[Record]:
        """The records that it rests on, each once."""
        pieces = (piece for each in self.criteria for piece in each.evidence if piece.counts)
        return list({piece.record.pk: piece.record for piece in pieces}.values())

    def signed_hashes(self) -> dict[str, tuple[str, str]]:
        """By code of the criterion, the hash of what the assessor's newest standing sign-off holds of it and
        of what there is now. The first is empty where nobody signed, or the signature was voided."""
        signed = (each for each in reversed(self.signatures) if each.stage == UnitSignature.Stage.ASSESSOR)
        newest = next((each for each in signed if not hasattr(each.signature, "voiding")), None)
        if newest is None or newest.manifest.hash == self.manifest_hash:
            then = self.manifest_hash if newest else ""
            return {each.criterion.code: (then, self.manifest_hash) for each in self.criteria}
        before, now = _lines(json.loads(newest.manifest.body)), _lines(self.manifest)
        return {code: (before.get(code, ""), present) for code, present in now.items()}

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


def _lines(manifest: Mapping[str, Any]) -> dict[str, str]:
    return {line["criterion"]: fingerprint(line) for line in manifest["criteria"]}


def standing(signatures: list[UnitSignature], manifest_hash: str) -> list[UnitSignature]:
    """Those that are not void and were made over what the unit holds now."""
    return [
        each
        for each in signatures
        if each.manifest.hash == manifest_hash and not hasattr(each.signature, "voiding")
    ]
