"""The answer to "why is this unit not 100 %?", read off its progress; it decides nothing."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from assessment.models import SubmittedClaim, UnitSignature
from portfolio.models import RecordState, Role

from .shapes import CriterionProgress, Evidence, UnitProgress

NO_EVIDENCE = "no_evidence"
NOT_HANDED_IN = "not_handed_in"
READY = "ready"
WAITS = "waits"
WAITS_QUALIFIED = "waits_qualified"
CAME_BACK = "came_back"
RETURNED = "returned"
LEFT_OPEN = "left_open"
REOPENED = "reopened"
STATEMENT = "statement"
SIGN_OFF = "sign_off"
COUNTERSIGN = "countersign"


@dataclass(frozen=True)
class Gap:
    """One reason. ``turn`` is the role that acts next; ``waiting`` the oldest claim that nobody judged."""

    kind: str
    turn: str
    criteria: tuple[CriterionProgress, ...] = ()
    waiting: SubmittedClaim | None = None

    @property
    def codes(self) -> list[str]:
        return [each.criterion.code for each in self.criteria]

    @property
    def since(self) -> datetime | None:
        return self.waiting.item.submission.submitted_at if self.waiting else None


def gaps_of(unit: UnitProgress) -> list[Gap]:
    """Reasons in the order in which people can act on them; none for a unit that is signed."""
    found: dict[str, list[CriterionProgress]] = {}
    for each in unit.required:
        if kind := _why_not_met(each):
            found.setdefault(kind, []).append(each)
    kinds = (
        *(NO_EVIDENCE, CAME_BACK, RETURNED, READY, NOT_HANDED_IN),
        *(REOPENED, WAITS, WAITS_QUALIFIED, LEFT_OPEN),
    )
    gaps = [_gap(kind, found[kind]) for kind in kinds if kind in found]
    return gaps or _signing_gaps(unit)


def turn_to_sign(unit: UnitProgress) -> str:
    """The stage that is to be signed next, or nothing (invariant 10)."""
    if not unit.total or unit.met < unit.total:
        return ""
    stages = (UnitSignature.Stage.LEARNER, UnitSignature.Stage.ASSESSOR)
    missing = next((str(stage) for stage in stages if not unit.signature_of(stage)), "")
    return missing or ("" if unit.is_signed_for_good else str(UnitSignature.Stage.COUNTERSIGN))


def waiting_evidence(criterion: CriterionProgress) -> list[Evidence]:
    """Handed in, and not judged by somebody whose word counts alone."""
    gone = (RecordState.WITHDRAWN, RecordState.QUARANTINED)
    return [
        each
        for each in criterion.evidence
        if each.record.state not in gone and (each.judgement is None or not each.judgement.counts)
    ]


def _why_not_met(criterion: CriterionProgress) -> str:
    if criterion.is_met:
        return ""
    if criterion.state == "with_assessor":
        untouched = any(each.judgement is None for each in waiting_evidence(criterion))
        return WAITS if untouched else WAITS_QUALIFIED
    if criterion.state == "claimed":
        return _why_only_claimed(criterion)
    return {"ready": READY, "not_yet": CAME_BACK, "reopened": REOPENED}.get(criterion.state, NO_EVIDENCE)


def _why_only_claimed(criterion: CriterionProgress) -> str:
    """Nobody decided it: because the assessor left it open, the record came back, or none was handed in."""
    if any(each.counts for each in criterion.evidence):
        return LEFT_OPEN
    return (
        RETURNED
        if any(each.record.state == RecordState.RETURNED for each in criterion.evidence)
        else NOT_HANDED_IN
    )


def _gap(kind: str, criteria: list[CriterionProgress]) -> Gap:
    mine = (NO_EVIDENCE, CAME_BACK, RETURNED, READY, NOT_HANDED_IN)
    waiting = _oldest(criteria) if kind in (WAITS, WAITS_QUALIFIED) else None
    return Gap(kind, Role.LEARNER if kind in mine else Role.ASSESSOR, tuple(criteria), waiting)


def _oldest(criteria: Iterable[CriterionProgress]) -> SubmittedClaim | None:
    claims = [piece.claim for each in criteria for piece in waiting_evidence(each)]
    return min(claims, key=lambda claim: claim.item.submission.submitted_at, default=None)


def _signing_gaps(unit: UnitProgress) -> list[Gap]:
    turn = turn_to_sign(unit)
    if not turn:
        return []
    if turn == UnitSignature.Stage.LEARNER:
        return [Gap(STATEMENT, Role.LEARNER)]
    return [Gap(SIGN_OFF if turn == UnitSignature.Stage.ASSESSOR else COUNTERSIGN, Role.ASSESSOR)]
