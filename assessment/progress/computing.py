"""Where every criterion and unit stands by decisions alone, computed from facts (domain.md 8.3 and 8.4).

Nothing here writes, and nothing here decides: met and not yet come from assessors' decisions only. No rule is
asked either, so services that decide rest on this module and stay as they are without any rule (8.7, 6).
"""

from collections.abc import Iterable
from typing import Any

from assessment.models import (
    Criterion,
    Enrolment,
    EnrolmentUnit,
    Judgement,
    SubmittedClaim,
    UnitSignature,
)
from portfolio.canonical import fingerprint, sha256_hex
from portfolio.models import RecordState

from .facts import Facts, load_facts
from .shapes import CriterionProgress, EnrolmentProgress, Evidence, UnitProgress, standing


def judged_of(enrolment: Enrolment) -> EnrolmentProgress:
    return judged_of_many([enrolment])[enrolment.pk]


def judged_of_many(enrolments: Iterable[Enrolment]) -> dict[int, EnrolmentProgress]:
    """By enrolment id; the same number of queries for one as for a hundred."""
    listed = list(enrolments)
    facts = load_facts(listed)
    return {
        each.pk: EnrolmentProgress(each, [_unit_progress(row, facts) for row in facts.units[each.pk]])
        for each in listed
    }


def _unit_progress(row: EnrolmentUnit, facts: Facts) -> UnitProgress:
    evidence = _evidence(facts.submitted[row.pk], facts)
    criteria = [
        _criterion_progress(criterion, row, facts, evidence) for criterion in facts.criteria[row.unit_id]
    ]
    manifest = _manifest(row, criteria, facts)
    unit = UnitProgress(
        row, criteria, facts.signatures[row.pk], manifest, manifest_hash=fingerprint(manifest)
    )
    unit.state = _unit_state(unit)
    _colour_criteria(unit)
    return unit


def _evidence(claims: list[SubmittedClaim], facts: Facts) -> list[Evidence]:
    """Of each record only what counts now: its newest handing-in, and while that waits the last judged."""
    newest: dict[int, SubmittedClaim] = {}
    judged: dict[int, SubmittedClaim] = {}
    for claim in claims:
        record_id = claim.item.version.record_id
        newest[record_id] = claim
        if _counting(facts.judgements[claim.item_id]):
            judged[record_id] = claim
    shown = {claim.item_id for claim in (*newest.values(), *judged.values())}
    return [_piece(claim, facts) for claim in claims if claim.item_id in shown]


def _piece(claim: SubmittedClaim, facts: Facts) -> Evidence:
    judgements = facts.judgements[claim.item_id]
    standing_ones = _counting(judgements) or judgements
    latest = standing_ones[-1] if standing_ones else None
    return Evidence(claim, latest, facts.verdicts[latest.pk].get(claim.pk) if latest else None)


def _counting(judgements: list[Judgement]) -> list[Judgement]:
    """A trainee's that nobody confirmed neither adds to them nor takes them away."""
    return [each for each in judgements if each.counts]


def _criterion_progress(
    criterion: Criterion, row: EnrolmentUnit, facts: Facts, evidence: list[Evidence]
) -> CriterionProgress:
    history = facts.decisions[row.pk, criterion.pk]
    counting = [each for each in history if each.counts]
    mine = [each for each in evidence if each.claim.criterion_id == criterion.pk]
    claims = [each for each in facts.claims[row.pk] if each.criterion_id == criterion.pk]
    decision = counting[-1] if counting else None
    found = CriterionProgress(criterion, "", claims, mine, decision, history)
    found.state = _criterion_state(found)
    return found


def _criterion_state(criterion: CriterionProgress) -> str:
    decision, evidence, claims = criterion.decision, criterion.evidence, criterion.claims
    if criterion.is_met:
        return "met"
    if any(_waits(each) for each in evidence):
        return "with_assessor"
    if criterion.is_reopened:
        return "reopened"
    if decision:
        return "not_yet"
    return "claimed" if claims or evidence else "not_started"


def _waits(piece: Evidence) -> bool:
    """Handed in and not judged by somebody whose word counts alone."""
    if piece.record.state in (RecordState.WITHDRAWN, RecordState.QUARANTINED):
        return False
    return piece.judgement is None or not piece.judgement.counts


def _manifest(row: EnrolmentUnit, criteria: list[CriterionProgress], facts: Facts) -> dict[str, Any]:
    """What a signature on the unit covers, in a fixed order (invariant 7)."""
    return {
        "schema": "unit-signoff/1",
        "enrolment": row.enrolment.ref,
        "unit": {"code": row.unit.code, "version": row.unit.version},
        "criteria": [_manifest_row(each, facts) for each in criteria],
    }


def _manifest_row(progress: CriterionProgress, facts: Facts) -> dict[str, Any]:
    decision = None if progress.is_reopened else progress.decision
    counted = [each for each in progress.evidence if each.counts]
    return {
        "criterion": progress.criterion.code,
        "text": sha256_hex(progress.criterion.text),
        "decision": [decision.pk, decision.sequence, decision.outcome] if decision else None,
        "evidence": [
            {
                "claim": each.claim.pk,
                "ref": each.record.ref,
                "version": each.claim.item.version.number,
                "content": each.claim.item.version.content_hash,
                "files": facts.files[each.claim.item.version_id],
                "locator": each.claim.place,
            }
            for each in sorted(counted, key=lambda piece: piece.claim.pk)
        ],
    }


def _unit_state(unit: UnitProgress) -> str:
    stages = {each.stage for each in standing(unit.signatures, unit.manifest_hash)}
    once_signed = any(each.stage == UnitSignature.Stage.ASSESSOR for each in unit.signatures)
    if unit.is_signed_for_good:
        return "checked" if UnitSignature.Stage.IQA in stages else "signed"
    if UnitSignature.Stage.ASSESSOR in stages:
        return "awaiting_countersign"
    if once_signed:
        return "reopened"
    if unit.met < unit.total or not unit.total:
        return "in_progress"
    return "declared" if UnitSignature.Stage.LEARNER in stages else "all_met"


def _colour_criteria(unit: UnitProgress) -> None:
    """A checked unit shows its criteria as checked by the IQA."""
    if unit.state == "checked":
        for each in unit.criteria:
            each.state = "checked" if each.is_met else each.state
