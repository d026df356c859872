"""Claims -> matrix cells and "serves" lines: where in a record the proof is, and what was found there."""

from dataclasses import replace

from assessment.exports import content as shapes
from assessment.models import Judgement, LocatorKind, UnitSignature
from assessment.models.claims import Located
from assessment.progress import EnrolmentProgress, Evidence
from portfolio.models import Record

WORDS = {LocatorKind.PAGE: "page", LocatorKind.PARAGRAPH: "paragraph", LocatorKind.TIME: "at"}


def judged_cell(piece: Evidence, checked: UnitSignature | None) -> shapes.Cell:
    """A handed-in claim; `checked` is the IQA's standing signature on the unit, if there is one."""
    verdict, judgement = piece.verdict, piece.judgement
    cell = draft_cell(piece.record, piece.claim)
    return replace(
        cell,
        locator=cell.locator + _older_version(piece),
        valid=verdict.valid if verdict else None,
        authentic=verdict.authentic if verdict else None,
        reliable=verdict.reliable if verdict else None,
        current=verdict.current if verdict else None,
        assessor=_initials(judgement) if judgement else "",
        judged_on=judgement.judged_at.date() if judgement else None,
        iqa=checked.signature.signer.user.initials if checked else "",
        iqa_on=checked.signature.signed_at.date() if checked else None,
    )


def _initials(judgement: Judgement) -> str:
    """The assessor's, or a trainee's with those of the colleague who confirmed it."""
    said = getattr(judgement, "countersignature", None)
    own = judgement.judged_by.user.initials
    return f"{own}, {said.signed_by.user.initials}" if said and judgement.counts else own


def draft_cell(record: Record, claim: Located) -> shapes.Cell:
    """A claim that nobody handed in yet."""
    on_page = claim.locator_kind == LocatorKind.PAGE and claim.locator.isdecimal()
    return shapes.Cell(
        ref=record.ref,
        locator=locator_words(claim),
        sheet=int(claim.locator) if on_page else 0,
        method=record.kind,
        done_on=record.happened_on,
    )


def serves_by_record(progress: EnrolmentProgress) -> dict[int, tuple[shapes.Serves, ...]]:
    """Record id -> the criteria its newest handing-in is claimed for, each once, in unit order."""
    found: dict[int, dict[int, shapes.Serves]] = {}
    for unit in progress.units:
        for criterion in unit.criteria:
            for piece in criterion.evidence:
                line = shapes.Serves(
                    unit=unit.row.unit.code,
                    code=criterion.criterion.code,
                    text=criterion.criterion.text,
                    locator=locator_words(piece.claim),
                    reason=piece.claim.reason,
                )
                found.setdefault(piece.record.pk, {})[criterion.criterion.pk] = line
    return {record: tuple(lines.values()) for record, lines in found.items()}


def locator_words(claim: Located) -> str:
    """page 2, paragraph 3, at 04:10, or nothing for all of it."""
    word = WORDS.get(LocatorKind(claim.locator_kind), "")
    return f"{word} {claim.locator}".strip() if claim.locator else ""


def _older_version(piece: Evidence) -> str:
    """The pack prints the newest version; a verdict on an older one says so."""
    version = piece.claim.item.version
    return "" if version.pk == piece.record.current_version_id else f" (version {version.number})"
