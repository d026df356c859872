"""The grade of a unit, computed from the bands of its criteria; never typed and never stored.

Distinction needs all P, M and D; Merit all P and M; Pass all P; otherwise unclassified (domain.md 5.11;
8.7, invariant 14).
"""

from collections.abc import Collection

from assessment.models.specification import Band
from assessment.progress import CriterionProgress, Evidence, UnitProgress

#: Of a submission and a record in it, by primary key.
Piece = tuple[int, int]

WORDS = {"D": "Distinction", "M": "Merit", "P": "Pass", "U": "Unclassified", "": ""}
STEPS = (Band.PASS, Band.MERIT, Band.DISTINCTION)


def grade_of(unit: UnitProgress, capped: Collection[Piece] = ()) -> str:
    """ "D", "M", "P" or "U" for unclassified; empty for a unit without bands.

    ``capped`` are pieces of evidence that count for a Pass at most, because the attempt they came in with
    is capped (``capped_pieces``). A band without criteria is passed over and cannot be reached.
    """
    banded = [each for each in unit.criteria if each.criterion.band]
    reached = "U"
    for band in STEPS:
        own = [each for each in banded if each.criterion.band == band]
        if not all(_counts(each, capped) for each in own):
            break
        reached = str(band) if own else reached
    return reached if banded else ""


def _counts(criterion: CriterionProgress, capped: Collection[Piece]) -> bool:
    if not criterion.is_met or criterion.criterion.band == Band.PASS:
        return criterion.is_met
    decided = criterion.decision.judgement_id if criterion.decision else None
    return not any(
        each.judgement and each.judgement.pk == decided and _piece(each) in capped
        for each in criterion.evidence
    )


def _piece(evidence: Evidence) -> Piece:
    return evidence.claim.item.submission_id, evidence.record.pk
