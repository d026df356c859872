"""Units, criteria and claims as facts, read off what progress loaded already. No query."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from assessment.readiness.facts import Claim, Criterion, Evidence, Outcome, Unit

if TYPE_CHECKING:
    from assessment.models import Claim as ClaimRow
    from assessment.progress.shapes import CriterionProgress, UnitProgress

#: By code of a criterion: the fingerprint of what was signed of it, and of what there is now.
Hashes = dict[str, tuple[str, str]]


def unit_of(
    unit: "UnitProgress", evidence: Mapping[int, Evidence], guards: Mapping[int, frozenset[str]]
) -> Unit:
    """``evidence`` by record id; each learns here what it is claimed for. ``guards`` are ids of rules by
    the primary key of the criterion."""
    row, hashes = unit.row, unit.signed_hashes()
    criteria = {
        each.criterion.pk: _criterion(each, hashes, evidence, guards[each.criterion.pk])
        for each in unit.criteria
    }
    _mark_last(criteria.values())
    return Unit(
        pk=row.pk,
        ref=row.unit.code,
        words=row.unit.title,
        own=row.unit.centre_id is not None,
        allows_made_up=row.unit.evidence_setting != "workplace",
        sealed=unit.is_sealed,
        criteria=list(criteria.values()),
        outcomes=_outcomes(unit, criteria),
    )


def _mark_last(criteria: Iterable[Criterion]) -> None:
    """What is left when everything else the unit requires went in."""
    left = [each for each in criteria if each.required and not (each.handed_in or each.met)]
    if len(left) == 1:
        left[0].is_last = True


def _criterion(
    each: "CriterionProgress", hashes: Hashes, evidence: Mapping[int, Evidence], rules: frozenset[str]
) -> Criterion:
    row = each.criterion
    signed, present = hashes.get(row.code, ("", ""))
    accepted = {piece.record.pk for piece in each.evidence if piece.counts}
    handed_in = {piece.record.pk for piece in each.evidence}
    claims = [
        _claim(claim, evidence[claim.record_id], row.code, accepted, handed_in)
        for claim in each.claims
        if claim.record_id in evidence
    ]
    return Criterion(
        pk=row.pk,
        ref=row.code,
        words=row.text,
        kind=row.kind,
        required=row.required,
        rules=rules,
        official=tuple(row.official),
        claims=claims,
        handed_in=bool(handed_in),
        met=each.is_met,
        decided=each.decision is not None,
        signed_hash=signed,
        present_hash=present,
    )


def _claim(row: "ClaimRow", evidence: Evidence, code: str, accepted: set[int], handed_in: set[int]) -> Claim:
    claim = Claim(
        pk=row.pk,
        ref=evidence.ref,
        record=evidence.ref,
        hidden=evidence.hidden,
        evidence=evidence,
        criterion=code,
        has_locator=bool(row.locator),
        accepted=evidence.pk in accepted,
        handed_in=evidence.pk in handed_in,
    )
    evidence.claims.append(claim)
    return claim


def _outcomes(unit: "UnitProgress", criteria: Mapping[int, Criterion]) -> list[Outcome]:
    """Those that a criterion of the unit serves; one without any criterion asks for no evidence."""
    found: dict[int, Outcome] = {}
    for each in unit.criteria:
        for row in each.criterion.outcomes.all():
            outcome = found.setdefault(row.pk, Outcome(pk=row.pk, ref=row.code, words=row.text))
            outcome.criteria.append(criteria[each.criterion.pk])
    return list(found.values())
