"""What a specification file says, as plain frozen data; field names are the file's own keys."""

from dataclasses import asdict, dataclass
from typing import Any


class SpecificationError(Exception):
    """One sentence a person can act on: which file, where in it, what is wrong."""


@dataclass(frozen=True)
class FamilySpec:
    id: str
    name: str


@dataclass(frozen=True)
class NoteSpec:
    id: str
    text: str
    phases: tuple[str, ...] = ()
    testable: str = ""
    rules: tuple[str, ...] = ()


@dataclass(frozen=True)
class OutcomeSpec:
    id: str
    text: str
    phases: tuple[str, ...] = ()
    kind: str = "both"


@dataclass(frozen=True)
class CriterionSpec:
    id: str
    text: str
    kind: str
    phases: tuple[str, ...] = ()
    outcomes: tuple[str, ...] = ()
    pair: str = ""
    family: str = ""
    proof: tuple[str, ...] = ()
    official: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    required: bool = True


@dataclass(frozen=True)
class UnitSpec:
    id: str
    title: str
    wording: str
    criteria: tuple[CriterionSpec, ...]
    unit_reference: str = ""
    level: int | None = None
    credit: int | None = None
    note: str = ""
    evidence_setting: str = "workplace"
    overlay_of: str = ""
    families: tuple[FamilySpec, ...] = ()
    outcomes: tuple[OutcomeSpec, ...] = ()
    guidance: tuple[NoteSpec, ...] = ()
    mistakes: tuple[NoteSpec, ...] = ()
    concepts: tuple[NoteSpec, ...] = ()
    terms: tuple[NoteSpec, ...] = ()
    prior_knowledge: tuple[NoteSpec, ...] = ()

    @property
    def outcome_ids(self) -> frozenset[str]:
        return frozenset(outcome.id for outcome in self.outcomes)


@dataclass(frozen=True)
class LinkSpec:
    unit: str
    required: bool


@dataclass(frozen=True)
class QualificationSpec:
    id: str
    title: str
    wording: str
    level: int
    type: str
    awarding_body: str
    units: tuple[LinkSpec, ...]
    number: str = ""
    grading: str = ""
    status_note: str = ""
    operational_end: str = ""
    certification_end: str = ""


@dataclass(frozen=True)
class Specification:
    """One file: its name, whose words it holds, and what it describes."""

    name: str
    wording: str
    qualifications: tuple[QualificationSpec, ...]
    units: tuple[UnitSpec, ...]


_ITEMS: dict[type, dict[str, type]] = {
    UnitSpec: {
        "criteria": CriterionSpec,
        "families": FamilySpec,
        "outcomes": OutcomeSpec,
        "guidance": NoteSpec,
        "mistakes": NoteSpec,
        "concepts": NoteSpec,
        "terms": NoteSpec,
        "prior_knowledge": NoteSpec,
    },
    QualificationSpec: {"units": LinkSpec},
}


def unit_from_json(data: dict[str, Any]) -> UnitSpec:
    return UnitSpec(**_values(UnitSpec, data))


def qualification_from_json(data: dict[str, Any]) -> QualificationSpec:
    return QualificationSpec(**_values(QualificationSpec, data))


def to_json(item: UnitSpec | QualificationSpec) -> dict[str, Any]:
    """The inverse of the two above, with every default written out, so that equal items give equal JSON."""
    return asdict(item)


def _values(kind: type, data: dict[str, Any]) -> dict[str, Any]:
    return {key: _value(_ITEMS.get(kind, {}).get(key), value) for key, value in data.items()}


def _value(item: type | None, value: Any) -> Any:
    if not isinstance(value, list | tuple):
        return value
    return tuple(item(**_values(item, each)) if item else each for each in value)
