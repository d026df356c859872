"""Evidence, what it is claimed for, and the learner on a qualification, as rules see them."""

from dataclasses import dataclass, field
from datetime import date, datetime

from .base import Fact
from .improvements import Improvement
from .integrity import Certificate, Decision, Sample, SamplingPlan, Staff, Submission


@dataclass(slots=True, kw_only=True, eq=False)
class Evidence(Fact):
    """A record. ``needs`` and ``signatures`` are purposes of Signature; ``loop`` names what it belongs to in
    the loop: source, measure, analysis, plan, action, entry, review, or nothing.

    None in a three-valued field means nobody asked yet, and a rule about it stays silent.
    """

    kind: str = ""
    state: str = "draft"
    happened_on: date | None = None
    recorded_at: datetime | None = None
    setting: str = "workplace"
    origin: str = "own"
    text: str = ""
    details: dict[str, str] = field(default_factory=dict)
    pages: int = 0
    seconds: float = 0
    files: int = 0
    dated_files: int = 0
    links: int = 0
    supporting: bool = False
    held_elsewhere: bool = False
    held_where: str = ""
    seen_by: bool | None = None
    ai_use: str = ""
    pii_checked: bool = False
    pii_basis: str = ""
    has_pii: bool = False
    by_learner: bool = True
    handed_in: bool = False
    declared: bool | None = None
    needs: tuple[str, ...] = ()
    signatures: frozenset[str] = frozenset()
    witness_signed: bool | None = None
    claims: list["Claim"] = field(default_factory=list)
    loop: str = ""
    registered_on: date | None = None
    retention_until: date | None = None
    on_hold: bool = False
    deletion_asked: bool = False


@dataclass(slots=True, kw_only=True, eq=False)
class Claim(Fact):
    """``accepted``: by somebody whose word counts alone, and V, A, R and C hold."""

    evidence: Evidence | None = None
    criterion: str = ""
    has_locator: bool = False
    accepted: bool = False
    handed_in: bool = False


@dataclass(slots=True, kw_only=True, eq=False)
class Criterion(Fact):
    """``rules`` are the ids of the rules that guard it. ``signed_hash`` is of what was signed of it,
    ``present_hash`` of what there is now; the first is empty where nobody signed. ``is_last``: everything
    else that the unit requires was handed in."""

    kind: str = "performance"
    required: bool = True
    rules: frozenset[str] = frozenset()
    official: tuple[str, ...] = ()
    claims: list[Claim] = field(default_factory=list)
    handed_in: bool = False
    is_last: bool = False
    met: bool = False
    decided: bool = False
    signed_hash: str = ""
    present_hash: str = ""


@dataclass(slots=True, kw_only=True, eq=False)
class Outcome(Fact):
    criteria: list[Criterion] = field(default_factory=list)


@dataclass(slots=True, kw_only=True, eq=False)
class Unit(Fact):
    """``pk`` is that of the EnrolmentUnit, ``ref`` the unit's code. ``own``: the centre's own text."""

    own: bool = False
    allows_made_up: bool = False
    sealed: bool = False
    criteria: list[Criterion] = field(default_factory=list)
    outcomes: list[Outcome] = field(default_factory=list)
    improvements: list[Improvement] = field(default_factory=list)  # those whose records it claims

    @property
    def evidence(self) -> list[Evidence]:
        """Records claimed for any of its criteria, each once."""
        found = {id(c.evidence): c.evidence for each in self.criteria for c in each.claims if c.evidence}
        return list(found.values())

    def evidence_for(self, rule: str) -> list[Evidence]:
        """Records claimed for the criteria which that rule guards."""
        guarded = [each for each in self.criteria if rule in each.rules]
        return list(
            {id(c.evidence): c.evidence for each in guarded for c in each.claims if c.evidence}.values()
        )


@dataclass(slots=True, kw_only=True, eq=False)
class Enrolment(Fact):
    """One learner on one qualification, and everything of theirs that rules look at."""

    employer: str = ""
    job_role: str = ""
    registered_on: date | None = None
    uln: str | None = None
    conflicts_clear: bool | None = None
    units: list[Unit] = field(default_factory=list)
    evidence: list[Evidence] = field(default_factory=list)
    improvements: list[Improvement] = field(default_factory=list)
    decisions: list[Decision] = field(default_factory=list)
    submissions: list[Submission] = field(default_factory=list)
    samples: list[Sample] = field(default_factory=list)
    certificates: list[Certificate] = field(default_factory=list)
    plans: list[SamplingPlan] = field(default_factory=list)
    staff: list[Staff] = field(default_factory=list)
