"""What the analyses showed: rules AN of domain.md section 4 about findings and their causes."""

from assessment.readiness.facts import Finding, Improvement
from assessment.readiness.params import Given
from assessment.readiness.rule import Gate, Severity, rule

from .analysis import is_unanalysed


@rule(
    "AN-03",
    "Record at least one recurring theme, trend or root cause.",
    Severity.ERROR,
    gate=Gate.PLANNING,
    criteria="PCI-01 PCI-06 UCI-07",
    official="1.2",
    seeds="PCI-M02 UCI-07",
    fix="finding-add",
)
def no_pattern(turn: Improvement, given: Given) -> bool:
    """Where feedback waits for its first analysis AN-01 says so."""
    if not turn.analyses and is_unanalysed(turn):
        return False
    return not any((each.count or 0) >= 2 or each.trend or each.root_causes for each in turn.findings)


@rule(
    "AN-05",
    "A finding has no feedback or figures behind it.",
    Severity.ERROR,
    gate=Gate.PLANNING,
    criteria="PCI-01 PCI-06 ECI-01",
    official="1.2",
    seeds="PCI-M05 ECI-01 PCI-M06",
    fix="finding#items_0",
)
def unsupported_findings(turn: Improvement, given: Given) -> list[Finding]:
    """What speaks against a finding does not support it."""
    return [each for each in turn.findings if not each.items and not each.readings]


@rule(
    "AN-06",
    "Some feedback disagrees with this finding; say how you took it into account.",
    Severity.WARNING,
    gate=Gate.PLANNING,
    criteria="PCI-01 PCI-06 UCI-07",
    official="1.2",
    seeds="PCI-M05",
    fix="finding#contrary_note",
)
def other_voices(turn: Improvement, given: Given) -> list[Finding]:
    return [each for each in turn.findings if each.contrary and not each.contrary_note]


@rule(
    "AN-07",
    "A cause is claimed but not checked; add a root-cause step, a trial or other explanations.",
    Severity.WARNING,
    gate=Gate.PLANNING,
    criteria="UCI-07 UCI-03",
    official="1.2",
    seeds="UCI-M03",
    fix="causes",
)
def unchecked_causes(turn: Improvement, given: Given) -> list[Finding]:
    return [
        each
        for each in turn.findings
        if each.causal and not (each.root_causes or each.trial or each.other_explanations)
    ]


@rule(
    "AN-08",
    "Every cause points at people; look at process, resources and guidance too.",
    Severity.WARNING,
    gate=Gate.PLANNING,
    criteria="MCP-02 UCI-07",
    official="1.2",
    seeds="MCP-M02",
    fix="causes",
)
def people_to_blame(turn: Improvement, given: Given) -> list[Finding]:
    """A cause without a category does not point at people."""
    if any(each.category != "people" for each in turn.root_causes):
        return []
    return [each for each in turn.findings if each.root_causes]


@rule(
    "AN-11",
    "Say what this finding means for customers or service.",
    Severity.WARNING,
    gate=Gate.PLANNING,
    criteria="UCI-07 PCI-01",
    official="1.2 4.2",
    seeds="UCI-G02 UCI-G06",
    fix="finding#customer_effect",
)
def no_customer_effect(turn: Improvement, given: Given) -> list[Finding]:
    return [each for each in turn.findings if not each.customer_effect]
