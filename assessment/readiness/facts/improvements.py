"""One turn of the loop, as rules see it (domain.md 8.1)."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from .base import Fact
from .feedback import Analysis, Benchmark, Finding, Measure, RootCause, Said, Source

CHANGE_KINDS = ("change", "coaching", "procedure", "resource", "technology")


@dataclass(slots=True, kw_only=True, eq=False)
class SuccessCriterion(Fact):
    """``verdict`` is the answer of the latest review: met, partly, not_met, or empty."""

    set_on: date | None = None
    changed_on: date | None = None
    verdict: str = ""


@dataclass(slots=True, kw_only=True, eq=False)
class Objective(Fact):
    measure: Measure | None = None
    target: float | None = None
    findings: list[Finding] = field(default_factory=list)
    success_criteria: list[SuccessCriterion] = field(default_factory=list)


@dataclass(slots=True, kw_only=True, eq=False)
class Plan(Fact):
    """``agreed_on`` is the day of the first approval for a trial or in full."""

    written_on: date | None = None
    agreed_on: date | None = None
    start: date | None = None
    end: date | None = None
    review_on: date | None = None
    resources: str = ""
    no_resources_needed: bool = False
    constraints: str = ""
    risks: str = ""
    choice_reason: str = ""
    options: int = 0
    expected_customer_effect: str = ""
    expected_business_effect: str = ""


@dataclass(slots=True, kw_only=True, eq=False)
class Stakeholder(Fact):
    group: str = ""
    has_authority: bool = False


@dataclass(slots=True, kw_only=True, eq=False)
class Consultation(Fact):
    day: date | None = None
    who: Stakeholder | None = None


@dataclass(slots=True, kw_only=True, eq=False)
class Approval(Fact):
    day: date | None = None
    outcome: str = ""
    by: Stakeholder | None = None


@dataclass(slots=True, kw_only=True, eq=False)
class Action(Fact):
    """``objective`` is the primary key of the objective it serves; ``evidence`` counts what shows it."""

    kind: str = "change"
    planned: bool = False
    owner: str = ""
    is_mine: bool = True
    due_on: date | None = None
    started_on: date | None = None
    done_on: date | None = None
    done_note: str = ""
    resources_used: str = ""
    no_resources: bool = False
    variance_note: str = ""
    learner_role: str = ""
    objective: int | None = None
    findings: int = 0
    evidence: int = 0

    @property
    def is_change(self) -> bool:
        return self.kind in CHANGE_KINDS


@dataclass(slots=True, kw_only=True, eq=False)
class Entry(Fact):
    """A journal entry: communication, disruption, early_check, adjustment, compliance, promotion, sustain,
    embed, framework or strategy."""

    kind: str = ""
    day: date | None = None
    audience: str = ""
    purpose: str = ""
    to_authority: bool = False
    law: str = ""
    law_stage: str = ""
    evidence: int = 0


@dataclass(slots=True, kw_only=True, eq=False)
class ReviewLine(Fact):
    measure: Measure | None = None
    before: float | None = None
    before_n: int | None = None
    after: float | None = None
    after_n: int | None = None
    verdict: str = ""
    method_changed: bool = False
    unit_changed: bool = False
    comparability_note: str = ""


@dataclass(slots=True, kw_only=True, eq=False)
class Review(Fact):
    """``quotes`` counts quoted items dated after go-live."""

    day: date | None = None
    advantages: str = ""
    disadvantages: str = ""
    learning: str = ""
    do_differently: str = ""
    customer_effect: str = ""
    business_effect: str = ""
    next_steps: str = ""
    original_findings: int = 0
    quotes: int = 0
    lines: list[ReviewLine] = field(default_factory=list)


@dataclass(slots=True, kw_only=True, eq=False)
class Improvement(Fact):
    """``state`` is the one it stands in; a paused turn that of before. ``records`` are the primary keys of
    its records and of the evidence that its actions and entries name. ``made_up``: all of it is a
    made-up case. ``reflections`` counts accounts of its learner's own learning tied to its review.
    """

    state: str = "draft"
    live_on: date | None = None
    follow_up_on: date | None = None
    next_cycles: int = 0
    made_up: bool = False
    no_complaints_reason: str = ""
    no_benchmark_reason: str = ""
    no_internal_customers: str = ""
    customers_not_told_reason: str = ""
    no_adjustment_reason: str = ""
    not_embedded_reason: str = ""
    not_sustained_reason: str = ""
    no_framework_reason: str = ""
    sources: list[Source] = field(default_factory=list)
    measures: list[Measure] = field(default_factory=list)  # also those of its objectives
    analyses: list[Analysis] = field(default_factory=list)
    plan: Plan | None = None
    objectives: list[Objective] = field(default_factory=list)
    stakeholders: list[Stakeholder] = field(default_factory=list)
    consultations: list[Consultation] = field(default_factory=list)
    approvals: list[Approval] = field(default_factory=list)
    actions: list[Action] = field(default_factory=list)
    journal: list[Entry] = field(default_factory=list)
    reviews: list[Review] = field(default_factory=list)  # by day, the latest last
    reflections: int = 0
    reviewed_in: bool = False  # a review of it was handed in
    records: frozenset[int] = frozenset()

    @property
    def said(self) -> Iterator[Said]:
        return (each for source in self.sources for each in source.said)

    @property
    def findings(self) -> list[Finding]:
        return [each for analysis in self.analyses for each in analysis.findings]

    @property
    def root_causes(self) -> list[RootCause]:
        return [each for finding in self.findings for each in finding.root_causes]

    @property
    def benchmarks(self) -> list[Benchmark]:
        return [each for measure in self.measures for each in measure.benchmarks]

    @property
    def success_criteria(self) -> list[SuccessCriterion]:
        return [each for objective in self.objectives for each in objective.success_criteria]

    @property
    def target_measures(self) -> list[Measure]:
        """Measures of its objectives, each once."""
        return list({id(o.measure): o.measure for o in self.objectives if o.measure}.values())

    @property
    def changes(self) -> list[Action]:
        return [each for each in self.actions if each.is_change]

    @property
    def change_started_on(self) -> date | None:
        return min((each.started_on for each in self.changes if each.started_on), default=None)

    @property
    def review(self) -> Review | None:
        """The latest, which counts."""
        return self.reviews[-1] if self.reviews else None

    def entries(self, kind: str) -> list[Entry]:
        return [each for each in self.journal if each.kind == kind]
