"""The portfolio as a whole: rules PF of domain.md section 4 about criteria, units and the learner."""

from assessment.readiness.facts import Criterion, Enrolment, Evidence, Outcome, Unit
from assessment.readiness.params import Given
from assessment.readiness.rule import Gate, Scope, Severity, rule

MONITORING = ("source", "measure", "analysis")
CHOICES = {"why_measures", "how_read", "why_actions"}


@rule(
    "PF-01",
    "No evidence is linked to this criterion.",
    Severity.ERROR,
    gate=Gate.SUBMIT,
    scope=Scope.CRITERION,
    seeds="PCI-G11 MCP-G06 ECI-G01",
    fix="log",
)
def nothing_claimed(criterion: Criterion, given: Given) -> bool:
    return criterion.required and not criterion.claims


@rule(
    "PF-08",
    "Use at least {min_evidence_types} kinds of evidence in this unit.",
    Severity.WARNING,
    gate=Gate.SUBMIT,
    scope=Scope.UNIT,
    units="PCI MCP ECI",
    seeds="MCP-G01",
    params="min_evidence_types",
    fix="log",
)
def few_kinds(unit: Unit, given: Given) -> bool:
    """Kinds are counted once there is any evidence; before that PF-01 speaks."""
    kinds = {each.kind for each in unit.evidence}
    return bool(kinds) and len(kinds) < given.min_evidence_types


@rule(
    "PF-09",
    "Show both how you watch the service (a source, figure or analysis) and what you do about it (actions).",
    Severity.WARNING,
    gate=Gate.SUBMIT,
    scope=Scope.UNIT,
    criteria="MCP-01 MCP-02",
    units="MCP",
    seeds="MCP-G01",
    fix="log",
)
def monitoring_or_action(unit: Unit, given: Given) -> bool:
    """Also where both are missing, once there is any evidence at all."""
    belongs = {each.loop for each in unit.evidence}
    return bool(belongs) and not (belongs.intersection(MONITORING) and "action" in belongs)


@rule(
    "PF-10",
    "A performance criterion rests only on simulation, an assignment or a made-up case.",
    Severity.ERROR,
    gate=Gate.SUBMIT,
    scope=Scope.CRITERION,
    units="PCI MCP ECI",
    seeds="PCI-M13 MCP-M07 PCI-G10 ECI-G02 MCP-G05",
    fix="log/WP",
)
def not_from_work(criterion: Criterion, given: Given) -> bool:
    """A criterion of performance and knowledge needs work too. Without any evidence PF-01 speaks."""
    settings = [each.evidence.setting for each in criterion.claims if each.evidence]
    return criterion.kind != "knowledge" and bool(settings) and "workplace" not in settings


@rule(
    "PF-12",
    "Explain why you chose the measures and actions and how you read the data.",
    Severity.WARNING,
    gate=Gate.SUBMIT,
    scope=Scope.UNIT,
    criteria="MCP-01 MCP-02",
    units="MCP UCI",
    seeds="MCP-G02 UCI-G09",
    fix="log/KA",
)
def choices_unexplained(unit: Unit, given: Given) -> bool:
    """Any record may answer any of the three; together they must answer all."""
    answered = {answer for each in unit.evidence for answer in _answers(each)}
    return not answered >= CHOICES


@rule(
    "PF-16",
    "Record the employer and the job role, so that evidence can be judged in context.",
    Severity.INFO,
    gate=Gate.SUBMIT,
    scope=Scope.ENROLMENT,
    units="PCI MCP ECI",
    seeds="PCI-B1 MCP-B2",
    fix="enrolment",
    turn="centre",
)
def workplace_unknown(enrolment: Enrolment, given: Given) -> bool:
    return not (enrolment.employer and enrolment.job_role)


@rule(
    "PF-18",
    "An outcome of this unit has no evidence at all.",
    Severity.ERROR,
    gate=Gate.SUBMIT,
    scope=Scope.UNIT,
    seeds="PCI-G11",
    fix="log",
    told_by=("PF-01",),
)
def bare_outcomes(unit: Unit, given: Given) -> list[Outcome]:
    """An outcome without criteria asks for nothing."""
    return [each for each in unit.outcomes if each.criteria and not any(c.claims for c in each.criteria)]


def _answers(evidence: Evidence) -> set[str]:
    """A knowledge answer names what it explains; an account or a discussion has a part for each."""
    if evidence.kind == "KA":
        return {evidence.details.get("asked", "")}
    if evidence.kind in ("RA", "PD"):
        return {key for key in CHOICES if evidence.details.get(key)}
    return set()
