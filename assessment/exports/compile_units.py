"""Progress -> units: criteria with their claims and verdicts, declarations, the summary."""

from assessment.exports import content as shapes
from assessment.exports.compile_cells import draft_cell, judged_cell
from assessment.models import CriterionDecision, Outcome, UnitSignature
from assessment.progress import CriterionProgress, EnrolmentProgress, UnitProgress, standing
from portfolio.text import render_markdown

STAGES = {
    UnitSignature.Stage.LEARNER: "Learner",
    UnitSignature.Stage.ASSESSOR: "Assessor",
    UnitSignature.Stage.COUNTERSIGN: "Countersignature",
    UnitSignature.Stage.IQA: "Internal quality assurer",
}
TO_SIGN = {
    UnitSignature.Stage.LEARNER: "The evidence I claim for this unit is my own, and I have named my sources.",
    UnitSignature.Stage.ASSESSOR: "I judged the evidence valid, authentic, reliable, current and sufficient.",
    UnitSignature.Stage.IQA: "If this unit is sampled: I looked at these decisions and how they were made.",
}
CHANGED = "the unit changed after it was signed."


def unit_content(unit: UnitProgress, visible: set[int], outcomes: list[Outcome]) -> shapes.UnitContent:
    row = unit.row.unit
    checked = _newest(unit, UnitSignature.Stage.IQA, only_standing=True)
    return shapes.UnitContent(
        code=row.code,
        title=row.title,
        reference=row.unit_reference,
        wording=f"version {row.version}. {row.wording}",
        outcomes=tuple(shapes.Outcome(each.code, each.text) for each in outcomes),
        criteria=tuple(_criterion(each, row.code, visible, checked) for each in unit.criteria),
        signoffs=tuple(_signoffs(unit)),
        notes=tuple(_pair_notes(unit)),
        state_word=unit.word,
    )


def achievement(unit: UnitProgress) -> shapes.Achievement:
    signed = _newest(unit, UnitSignature.Stage.ASSESSOR, only_standing=True)
    checked = _newest(unit, UnitSignature.Stage.IQA, only_standing=True)
    return shapes.Achievement(
        unit=unit.row.unit.code,
        title=unit.row.unit.title,
        met=unit.met,
        total=unit.total,
        state_word=unit.word,
        signed_on=signed.signature.signed_at.date() if signed else None,
        assessor=signed.signature.signer.user.name if signed else "",
        iqa=checked.signature.signer.user.name if checked else "",
    )


def statements(progress: EnrolmentProgress) -> tuple[shapes.Statement, ...]:
    """The learner's statements and the assessor's summaries that stand, unit by unit."""
    stages = (UnitSignature.Stage.LEARNER, UnitSignature.Stage.ASSESSOR)
    return tuple(
        shapes.Statement(
            title=f"{unit.row.unit.code}: {UnitSignature.Stage(signed.stage).label}",
            name=signed.signature.signer.user.name,
            html=render_markdown(signed.signature.words),
            when=signed.signature.signed_at,
        )
        for unit in progress.units
        for stage in stages
        if (signed := _newest(unit, stage, only_standing=True))
    )


def _newest(unit: UnitProgress, stage: str, *, only_standing: bool = False) -> UnitSignature | None:
    rows = standing(unit.signatures, unit.manifest_hash) if only_standing else unit.signatures
    return next((row for row in reversed(rows) if row.stage == stage), None)


def _signoffs(unit: UnitProgress) -> list[shapes.Signoff]:
    lines = []
    for stage, word in STAGES.items():
        signed = _newest(unit, stage, only_standing=True) or _newest(unit, stage)
        if signed:
            lines.append(_signed(signed, word, unit))
        elif stage in TO_SIGN:
            lines.append(shapes.Signoff(word, TO_SIGN[stage]))
    return lines


def _signed(row: UnitSignature, word: str, unit: UnitProgress) -> shapes.Signoff:
    signature = row.signature
    voiding = getattr(signature, "voiding", None)
    changed = "" if row.manifest.hash == unit.manifest_hash else CHANGED
    return shapes.Signoff(
        stage=word,
        statement=signature.words,
        name=signature.signer.user.name,
        role=signature.signer.role_label,
        when=signature.signed_at,
        manifest_hash=row.manifest.hash,
        void=voiding.reason if voiding else changed,
        round=row.manifest.round,
    )


def _pair_notes(unit: UnitProgress) -> list[str]:
    """Two wordings of one duty stand together in the pack as they do on the page (domain.md 1, item 3)."""
    rows = [each.criterion for each in unit.criteria]
    pairs = [f"{row.code} and {row.pair.code}" for row in rows if row.pair and row.code < row.pair.code]
    return [f"Two wordings of one duty: {'; '.join(pairs)}."] if pairs else []


def _criterion(
    progress: CriterionProgress, unit: str, visible: set[int], checked: UnitSignature | None
) -> shapes.Criterion:
    row = progress.criterion
    handed_in = {each.record.pk for each in progress.evidence}
    drafts = [
        claim for claim in progress.claims if claim.record_id in visible and claim.record_id not in handed_in
    ]
    return shapes.Criterion(
        unit=unit,
        code=row.code,
        text=row.text,
        kind=row.get_kind_display(),
        state=progress.state,
        state_word=progress.word,
        outcomes=tuple(each.code for each in row.outcomes.all()),
        decision=_decision(progress.decision),
        cells=(
            *(judged_cell(each, checked) for each in progress.evidence if each.record.pk in visible),
            *(draft_cell(claim.record, claim) for claim in drafts),
        ),
        required=row.required,
    )


def _decision(row: CriterionDecision | None) -> shapes.Judgement | None:
    if row is None:
        return None
    return shapes.Judgement(
        row.decided_by.user.name, row.decided_at, row.get_outcome_display(), row.feedback, row.sufficient
    )
