"""What is to be proved and what was decided: units, criteria, claims, declarations."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.text import slugify

MET_STATES = ("met", "checked")


@dataclass(frozen=True, slots=True)
class Outcome:
    code: str
    text: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """One decision as written: `outcome` is the word a person reads, `sufficient` is None if not asked."""

    who: str
    when: datetime
    outcome: str
    feedback: str = ""
    sufficient: bool | None = None
    criterion: str = ""
    superseded: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """One claim in the matrix: a record against a criterion. V, A, R, C are None until judged.

    `sheet` is the number of the attached page the locator speaks of, 0 for none; the link then goes there.
    """

    ref: str
    locator: str = ""
    sheet: int = 0
    method: str = ""
    done_on: date | None = None
    valid: bool | None = None
    authentic: bool | None = None
    reliable: bool | None = None
    current: bool | None = None
    assessor: str = ""
    judged_on: date | None = None
    iqa: str = ""
    iqa_on: date | None = None
    state: str = ""


@dataclass(frozen=True, slots=True)
class Criterion:
    """`state` is a key of domain.md 8.3 (not_started ... reopened), `state_word` what people call it."""

    unit: str
    code: str
    text: str
    kind: str
    state: str
    state_word: str
    outcomes: tuple[str, ...] = ()
    decision: Judgement | None = None
    cells: tuple[Cell, ...] = ()
    required: bool = True

    @property
    def anchor(self) -> str:
        return criterion_anchor(self.unit, self.code)

    @property
    def is_met(self) -> bool:
        return self.state in MET_STATES


@dataclass(frozen=True, slots=True)
class Signoff:
    """One line of a declaration; unsigned while `when` is None. `manifest_hash` is what was signed."""

    stage: str
    statement: str
    name: str = ""
    role: str = ""
    when: datetime | None = None
    manifest_hash: str = ""
    void: str = ""
    round: int = 0


@dataclass(frozen=True, slots=True)
class UnitContent:
    code: str
    title: str
    reference: str
    wording: str
    outcomes: tuple[Outcome, ...]
    criteria: tuple[Criterion, ...]
    signoffs: tuple[Signoff, ...] = ()
    notes: tuple[str, ...] = ()
    state_word: str = ""

    @property
    def anchor(self) -> str:
        return f"unit-{slugify(self.code)}"

    @property
    def met(self) -> int:
        """Of the required criteria; optional ones are shown but not counted."""
        return sum(1 for criterion in self.criteria if criterion.required and criterion.is_met)

    @property
    def total(self) -> int:
        return sum(1 for criterion in self.criteria if criterion.required)

    @property
    def refs(self) -> tuple[str, ...]:
        """The records that serve this unit, each once, in matrix order."""
        return tuple(dict.fromkeys(cell.ref for row in self.criteria for cell in row.cells))


def criterion_anchor(unit: str, code: str) -> str:
    return f"criterion-{slugify(unit)}-{slugify(code.replace('.', '-'))}"


def criterion_label(unit: str, code: str) -> str:
    """The code, led by the unit's where it alone does not say which unit."""
    return code if code.startswith(unit) else f"{unit} {code}"
