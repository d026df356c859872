"""What customers say: rules FB of domain.md section 4."""

from assessment.readiness.facts import Improvement
from assessment.readiness.params import Given
from assessment.readiness.rule import Gate, Severity, rule


@rule(
    "FB-01",
    "Use at least {min_feedback_methods} different ways of gathering customer feedback.",
    Severity.ERROR,
    gate=Gate.ANALYSING,
    criteria="PCI-01 PCI-06 UCI-06 MCP-01",
    official="1.1",
    seeds="PCI-01 PCI-G06 UCI-06 MCP-01",
    params="min_feedback_methods",
    fix="gather",
)
def few_methods(turn: Improvement, given: Given) -> bool:
    """Only sources of customers that hold something count."""
    holding = (each for each in turn.sources if each.origin == "customer" and each.said)
    return len({each.method for each in holding}) < given.min_feedback_methods
