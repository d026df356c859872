"""Decisions, samples, claims for certificates and staff, as the QA rules see them.

None in a three-valued field means the system holds nothing about it, and the rule stays silent.
"""

from dataclasses import dataclass, field

from .base import Fact


@dataclass(slots=True, kw_only=True, eq=False)
class Decision(Fact):
    """One judgement. People are primary keys of their accounts; ``varc`` has V, A, R and C of each claim
    judged, ``sufficient`` S of each criterion decided; None in either means it was left unset."""

    assessor: int | None = None
    learner: int | None = None
    authenticity_confirmed: bool | None = None
    accepted: bool = True
    varc: list[tuple[bool | None, ...]] = field(default_factory=list)
    sufficient: list[bool | None] = field(default_factory=list)
    assessor_qualified: bool | None = None
    countersigned_by_qualified: bool | None = None
    feedback: str = ""


@dataclass(slots=True, kw_only=True, eq=False)
class Sample(Fact):
    iqa: int | None = None
    assessor: int | None = None
    countersigner: int | None = None
    witnesses: frozenset[int] = frozenset()
    manifest_hash: str = ""
    signed_hash: str = ""


@dataclass(slots=True, kw_only=True, eq=False)
class Certificate(Fact):
    """A claim for a certificate."""

    units_complete: bool | None = None
    plan_met: bool | None = None
    open_cases: int | None = None
    direct_claims: bool | None = None
    released: bool | None = None


@dataclass(slots=True, kw_only=True, eq=False)
class Submission(Fact):
    """One handing-in against what the qualification allows; None where it has no such policy."""

    attempts: int = 1
    attempts_allowed: int | None = None
    authorised: bool | None = None
    late: bool | None = None


@dataclass(slots=True, kw_only=True, eq=False)
class SamplingPlan(Fact):
    """``uncovered`` names assessors, units, methods and sites without a sample; None without a plan."""

    uncovered: tuple[str, ...] | None = None


@dataclass(slots=True, kw_only=True, eq=False)
class Staff(Fact):
    certificate: bool | None = None
    competence: bool | None = None
    months_since_cpd: int | None = None
