"""Writes one version of a unit or of a qualification, with everything that belongs to it."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from assessment.importers.specification_items import (
    QualificationSpec,
    SpecificationError,
    UnitSpec,
    to_json,
)
from assessment.models import Criterion, Outcome, Qualification, QualificationUnit, Unit, UnitNote
from portfolio.models import Centre

#: The lists of a unit in a file, and the kind of note each makes.
NOTES = {
    "guidance": UnitNote.Kind.GUIDANCE,
    "mistakes": UnitNote.Kind.MISTAKE,
    "concepts": UnitNote.Kind.CONCEPT,
    "terms": UnitNote.Kind.TERM,
    "prior_knowledge": UnitNote.Kind.PRIOR,
}


@dataclass(frozen=True)
class Stamp:
    """Whose version it is, which one, and the SHA-256 (hex) of what it says and rests on."""

    centre: Centre | None
    version: int
    source_hash: str


def write_unit(*, spec: UnitSpec, base: Unit | None, stamp: Stamp) -> Unit:
    """One version of a unit. `base` is the unit that an overlay lies over.

    Raises SpecificationError if a criterion serves an outcome that neither of them has.
    """
    unit = Unit(
        **_shared(spec, stamp),
        unit_reference=spec.unit_reference,
        level=spec.level,
        credit=spec.credit,
        note=spec.note,
        evidence_setting=spec.evidence_setting,
        overlay_of=base,
    )
    unit.full_clean()
    unit.save()
    _write_notes(unit, spec)
    below = {outcome.code: outcome for outcome in base.outcomes.all()} if base else {}
    outcomes = below | _write_outcomes(unit, spec)
    criteria = _write_criteria(unit, spec)
    for each in spec.criteria:
        _connect(each.outcomes, criteria[each.id], outcomes)
    return unit


def write_qualification(*, spec: QualificationSpec, units: Sequence[Unit], stamp: Stamp) -> Qualification:
    """One version of a qualification; `units` are the rows of `spec.units`, in the same order."""
    qualification = Qualification(
        **_shared(spec, stamp),
        level=spec.level,
        type=spec.type,
        awarding_body=spec.awarding_body,
        number=spec.number,
        grading=spec.grading,
        status_note=spec.status_note,
        operational_end=_day(spec.operational_end),
        certification_end=_day(spec.certification_end),
        grading_scheme=spec.grading_scheme,
        rules=asdict(spec.rules) if spec.rules else {},
        policy=asdict(spec.policy) if spec.policy else {},
    )
    qualification.full_clean()
    qualification.save()
    QualificationUnit.objects.bulk_create(
        QualificationUnit(
            qualification=qualification,
            unit=unit,
            required=link.required,
            group=link.group,
            position=position,
        )
        for position, (link, unit) in enumerate(zip(spec.units, units, strict=True), start=1)
    )
    return qualification


def _shared(spec: UnitSpec | QualificationSpec, stamp: Stamp) -> dict[str, Any]:
    return {
        "centre": stamp.centre,
        "code": spec.id,
        "version": stamp.version,
        "title": spec.title,
        "wording": spec.wording,
        "source": to_json(spec),
        "source_hash": stamp.source_hash,
    }


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _write_notes(unit: Unit, spec: UnitSpec) -> None:
    lines = [(kind, line) for key, kind in NOTES.items() for line in getattr(spec, key)]
    UnitNote.objects.bulk_create(
        UnitNote(
            unit=unit,
            code=line.id,
            kind=kind,
            text=line.text,
            phases=list(line.phases),
            testable=line.testable,
            rules=list(line.rules),
            position=position,
        )
        for position, (kind, line) in enumerate(lines, start=1)
    )


def _write_outcomes(unit: Unit, spec: UnitSpec) -> dict[str, Outcome]:
    rows = Outcome.objects.bulk_create(
        Outcome(
            unit=unit,
            code=line.id,
            text=line.text,
            phases=list(line.phases),
            kind=line.kind,
            position=position,
        )
        for position, line in enumerate(spec.outcomes, start=1)
    )
    return {row.code: row for row in rows}


def _write_criteria(unit: Unit, spec: UnitSpec) -> dict[str, Criterion]:
    families = {family.id: family.name for family in spec.families}
    rows = Criterion.objects.bulk_create(
        Criterion(
            unit=unit,
            code=line.id,
            text=line.text,
            phases=list(line.phases),
            kind=line.kind,
            family_code=line.family,
            family_name=families.get(line.family, ""),
            proof=list(line.proof),
            official=list(line.official),
            rules=list(line.rules),
            required=line.required,
            band=line.band,
            position=position,
        )
        for position, line in enumerate(spec.criteria, start=1)
    )
    criteria = {row.code: row for row in rows}
    paired = [line for line in spec.criteria if line.pair]
    for line in paired:
        criteria[line.id].pair = criteria[line.pair]
    Criterion.objects.bulk_update([criteria[line.id] for line in paired], ["pair"])
    return criteria


def _connect(codes: Sequence[str], criterion: Criterion, outcomes: Mapping[str, Outcome]) -> None:
    """Only an overlay loaded before can fail here: its unit came back without one of its outcomes."""
    if missing := [code for code in codes if code not in outcomes]:
        raise SpecificationError(
            f"{criterion.unit.code}, which was loaded before, still needs the outcome {missing[0]}; "
            f"load it together with the unit that it lies over."
        )
    criterion.outcomes.set(outcomes[code] for code in codes)
