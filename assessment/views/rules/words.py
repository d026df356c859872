"""What people call the parts of a rule."""

from assessment.models.specification_base import Phase
from assessment.readiness import Gate, Rule, Scope, Severity
from assessment.readiness.report import LEVEL_WORDS
from assessment.readiness.rule import PHASES

PHASE_WORDS: dict[str, str] = {
    phase: str(Phase(phase).label) if phase in Phase.values else "Quality assurance"
    for phase in PHASES.values()
}
SEVERITY_WORDS: dict[str, str] = {str(each): LEVEL_WORDS[str(each)] for each in Severity}
GATE_WORDS = {
    Gate.ALWAYS: "At once",
    Gate.ANALYSING: "From finding out why",
    Gate.PLANNING: "From planning",
    Gate.AGREED: "Once the plan is agreed",
    Gate.CHANGING: "Once the change starts",
    Gate.LIVE: "Once it is live",
    Gate.REVIEWED: "Once it is reviewed",
    Gate.CLOSED: "Once the turn is closed",
    Gate.SUBMIT: "At handing in",
    Gate.DECIDE: "At the decision",
    Gate.SIGN_OFF: "At sign-off",
    Gate.SAMPLE: "At sampling",
    Gate.CLAIM: "At the claim for a certificate",
}
#: What a rule looks at where it guards no criterion of its own.
SCOPE_WORDS = {
    Scope.IMPROVEMENT: "Every improvement",
    Scope.EVIDENCE: "Every record",
    Scope.CRITERION: "Every criterion",
    Scope.UNIT: "Every unit",
    Scope.ENROLMENT: "The whole enrolment",
    Scope.DECISION: "Every decision",
    Scope.SUBMISSION: "Every handing-in",
    Scope.SAMPLE: "Every sample",
    Scope.CERTIFICATE: "Every claim for a certificate",
    Scope.PLAN: "The sampling plan",
    Scope.STAFF: "Assessors and verifiers",
}


def guarded(rule: Rule) -> str:
    """The criteria of our own units that it guards, or what it looks at everywhere."""
    return ", ".join(rule.criteria) or SCOPE_WORDS[rule.scope]
