"""Everything rules may look at: plain data, loaded before any rule runs. Nothing here knows the database."""

from .base import Fact
from .feedback import Analysis, Benchmark, Finding, Measure, Reading, Rebase, RootCause, Said, Source
from .improvements import (
    CHANGE_KINDS,
    Action,
    Approval,
    Consultation,
    Entry,
    Improvement,
    Objective,
    Plan,
    Review,
    ReviewLine,
    Stakeholder,
    SuccessCriterion,
)
from .integrity import Certificate, Decision, Sample, SamplingPlan, Staff, Submission
from .portfolio import Claim, Criterion, Enrolment, Evidence, Outcome, Unit

__all__ = [
    "CHANGE_KINDS", "Action", "Analysis", "Approval", "Benchmark", "Certificate", "Claim", "Consultation",
    "Criterion", "Decision", "Enrolment", "Entry", "Evidence", "Fact", "Finding", "Improvement", "Measure",
    "Objective", "Outcome", "Plan", "Reading", "Rebase", "Review", "ReviewLine", "RootCause", "Said",
    "Sample", "SamplingPlan", "Source", "Staff", "Stakeholder", "Submission", "SuccessCriterion", "Unit",
]  # fmt: skip
