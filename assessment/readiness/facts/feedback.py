"""What customers say and what the figures say, as rules see it (domain.md section 7)."""

from dataclasses import dataclass, field
from datetime import date, datetime

from .base import Fact


@dataclass(slots=True, kw_only=True, eq=False)
class Said(Fact):
    """Items of one source that are alike: same day, same origin. ``count`` of them, of which ``comments``
    hold words, ``scores`` a score, and ``open`` still may show personal details (rule FB-08).
    """

    origin: str = "customer"
    day: date | None = None
    count: int = 1
    comments: int = 0
    scores: int = 0
    open: int = 0


@dataclass(slots=True, kw_only=True, eq=False)
class Source(Fact):
    method: str = ""
    origin: str = "customer"
    from_date: date | None = None
    to_date: date | None = None
    responses: int | None = None
    quality_dimension: str = ""
    method_reason: str = ""
    analysis_due: date | None = None
    recorded_at: datetime | None = None
    said: list[Said] = field(default_factory=list)
    analysed: bool = False  # an analysis looks at it


@dataclass(slots=True, kw_only=True, eq=False)
class Reading(Fact):
    day: date | None = None
    value: float | None = None
    n: int | None = None
    method: str = ""


@dataclass(slots=True, kw_only=True, eq=False)
class Benchmark(Fact):
    kind: str = ""


@dataclass(slots=True, kw_only=True, eq=False)
class Rebase(Fact):
    day: date | None = None
    reason: str = ""


@dataclass(slots=True, kw_only=True, eq=False)
class Measure(Fact):
    """``outcome`` is the primary key of the outcome measure that an operational one is tied to."""

    kind: str = "outcome"
    unit: str = ""
    direction: int = 1
    target: float | None = None
    sla: str = ""
    quality_dimension: str = ""
    method_reason: str = ""
    analysis_due: date | None = None
    recorded_at: datetime | None = None
    outcome: int | None = None
    readings: list[Reading] = field(default_factory=list)  # by day, without those set aside
    benchmarks: list[Benchmark] = field(default_factory=list)
    rebases: list[Rebase] = field(default_factory=list)
    analysed: bool = False


@dataclass(slots=True, kw_only=True, eq=False)
class RootCause(Fact):
    category: str = ""


@dataclass(slots=True, kw_only=True, eq=False)
class Finding(Fact):
    """``items``, ``contrary`` and ``readings`` count what is behind it and what speaks against it."""

    count: int | None = None
    trend: str = ""
    causal: bool = False
    trial: str = ""
    other_explanations: str = ""
    contrary_note: str = ""
    customer_effect: str = ""
    items: int = 0
    contrary: int = 0
    readings: int = 0
    root_causes: list[RootCause] = field(default_factory=list)


@dataclass(slots=True, kw_only=True, eq=False)
class Analysis(Fact):
    """``items`` and ``readings`` count what it covers, ``evidence`` the files and links that show its
    working."""

    technique: str = ""
    technique_other: str = ""
    summary: str = ""
    day: date | None = None
    items: int = 0
    readings: int = 0
    evidence: int = 0
    findings: list[Finding] = field(default_factory=list)
