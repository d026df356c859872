"""The whole pack: who, what qualification, the sum of it, and the ledger it stands on."""

from dataclasses import dataclass, field
from datetime import date, datetime

from assessment.exports.content.loop import ImprovementContent
from assessment.exports.content.papers import Paper
from assessment.exports.content.readiness import ReadinessReport
from assessment.exports.content.records import Draft, RecordContent
from assessment.exports.content.units import UnitContent

PACKS = ("full", "records", "learner")


@dataclass(frozen=True, slots=True)
class Person:
    """Someone who acted on this portfolio; `initials` are what the matrix prints, `note` a position."""

    name: str
    role: str
    initials: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Achievement:
    """One row of the summary: a unit, or the qualification when `unit` is empty."""

    unit: str
    title: str
    met: int
    total: int
    state_word: str
    signed_on: date | None = None
    assessor: str = ""
    iqa: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """The learner's statement or the assessor's summary; an empty `when` means not signed yet."""

    title: str
    name: str
    html: str
    when: datetime | None = None


@dataclass(frozen=True, slots=True)
class LedgerRow:
    number: int
    when: datetime
    action: str
    subject: str
    who: str
    hash: str


@dataclass(frozen=True, slots=True)
class Ledger:
    """The centre's chain as it stood: `head` is the hash of entry `number`.

    `rows` are the newest of this portfolio's entries, `total` is how many it has. `links` are number and hash
    of all of them that change what is in the portfolio, which an export does not.
    """

    head: str
    number: int
    rows: tuple[LedgerRow, ...] = ()
    total: int = 0
    links: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Qualification:
    title: str
    number: str
    level: str
    awarding_body: str


@dataclass(frozen=True, slots=True)
class PortfolioContent:
    """The whole pack. `problems` go on page 1 in words; `gaps` are the criteria that are not met."""

    ref: str
    enrolment_ref: str
    learner: str
    centre: str
    centre_address: tuple[str, ...]
    qualification: Qualification
    pack: str
    made_at: datetime
    made_by: str
    ledger: Ledger
    units: tuple[UnitContent, ...]
    records: tuple[RecordContent, ...]
    registration_no: str = ""
    registered_on: date | None = None
    employer: str = ""
    job_role: str = ""
    improvements: tuple[ImprovementContent, ...] = ()
    people: tuple[Person, ...] = ()
    wording_notice: str = ""
    achievement: tuple[Achievement, ...] = ()
    statements: tuple[Statement, ...] = ()
    papers: tuple[Paper, ...] = ()
    drafts: tuple[Draft, ...] = ()
    problems: tuple[str, ...] = ()
    gaps: tuple[str, ...] = ()
    readiness: ReadinessReport = field(default_factory=ReadinessReport)

    @property
    def met(self) -> int:
        return sum(unit.met for unit in self.units)

    @property
    def total(self) -> int:
        return sum(unit.total for unit in self.units)

    @property
    def in_stories(self) -> frozenset[str]:
        """Refs of the records that print with their improvement, in part 9."""
        return frozenset(ref for each in self.improvements for ref in each.records)

    @property
    def in_parts(self) -> dict[int, tuple[str, ...]]:
        """Refs of the records that no improvement tells, by the part they print in."""
        rest = [each for each in self.records if each.ref not in self.in_stories]
        numbers = sorted({each.part for each in rest})
        return {number: tuple(each.ref for each in rest if each.part == number) for number in numbers}

    @property
    def has_open(self) -> bool:
        """Whether part 17 has anything to say."""
        return bool(self.gaps or self.drafts or not self.readiness.is_empty)

    @property
    def is_complete(self) -> bool:
        return self.total > 0 and self.met == self.total
