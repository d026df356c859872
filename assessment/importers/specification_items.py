"""What a specification file says, as plain frozen data; field names are the file's own keys."""

from dataclasses import MISSING, asdict, dataclass, fields
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
    band: str = ""


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
    group: str = ""


@dataclass(frozen=True)
class GroupSpec:
    """Units of which a certificate needs so many, or so much credit; None where it does not matter."""

    id: str
    title: str
    min_credit: int | None = None
    max_credit: int | None = None
    min_units: int | None = None
    max_units: int | None = None


@dataclass(frozen=True)
class LevelCreditSpec:
    level: int
    credit: int


@dataclass(frozen=True)
class RulesSpec:
    """Rules of combination (domain.md section 3)."""

    min_credit: int | None = None
    min_credit_at_level: LevelCreditSpec | None = None
    groups: tuple[GroupSpec, ...] = ()


@dataclass(frozen=True)
class PolicySpec:
    """What the qualification allows at hand-ins of assignments (domain.md 5.11)."""

    max_resubmissions: int | None = None
    working_days: int | None = None
    needs_lead_iv: bool = False
    cap: str = ""
    retake_allowed: bool = False
    conditions: tuple[str, ...] = ()
    note: str = ""


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
    grading_scheme: str = "pass"
    rules: RulesSpec | None = None
    policy: PolicySpec | None = None


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
    QualificationSpec: {"units": LinkSpec, "rules": RulesSpec, "policy": PolicySpec},
    RulesSpec: {"groups": GroupSpec, "min_credit_at_level": LevelCreditSpec},
}
#: Keys that came to the format later. They are left out where they say nothing, so that an item which was
#: loaded before they were known still gives the JSON, and the hash, that it gave then.
_LATER: dict[type, tuple[str, ...]] = {
    CriterionSpec: ("band",),
    LinkSpec: ("group",),
    QualificationSpec: ("grading_scheme", "rules", "policy"),
}


def unit_from_json(data: dict[str, Any]) -> UnitSpec:
    return UnitSpec(**_values(UnitSpec, data))


def qualification_from_json(data: dict[str, Any]) -> QualificationSpec:
    return QualificationSpec(**_values(QualificationSpec, data))


def to_json(item: UnitSpec | QualificationSpec) -> dict[str, Any]:
    """The inverse of the two above, with every default written out, so that equal items give equal JSON."""
    data = _without_unsaid(item, asdict(item))
    for key, kind in _ITEMS[type(item)].items():
        if kind in _LATER:
            lines = zip(getattr(item, key), data[key], strict=True)
            data[key] = tuple(_without_unsaid(line, each) for line, each in lines)
    return data


def _without_unsaid(item: Any, data: dict[str, Any]) -> dict[str, Any]:
    later = _LATER.get(type(item), ())
    unsaid = {
        each.name
        for each in fields(item)
        if each.name in later and each.default is not MISSING and each.default == getattr(item, each.name)
    }
    return {key: value for key, value in data.items() if key not in unsaid}


def _values(kind: type, data: dict[str, Any]) -> dict[str, Any]:
    return {key: _value(_ITEMS.get(kind, {}).get(key), value) for key, value in data.items()}


def _value(item: type | None, value: Any) -> Any:
    if item and isinstance(value, dict):
        return item(**_values(item, value))
    if not isinstance(value, list | tuple):
        return value
    return tuple(item(**_values(item, each)) if item else each for each in value)
