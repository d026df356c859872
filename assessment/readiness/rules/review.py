"""Did it work? What the review says: rules RV of domain.md section 4 (its figures in review_figures)."""

from assessment.readiness.facts import Improvement, Review
from assessment.readiness.params import Given
from assessment.readiness.rule import Gate, Severity, rule


@rule(
    "RV-02",
    "The change has not been reviewed.",
    Severity.ERROR,
    gate=Gate.REVIEWED,
    criteria="PCI-04 PCI-09 ECI-04 MCP-04",
    official="3.1 3.2",
    seeds="PCI-04 PCI-09 MCP-04",
    skip_made_up=True,
    fix="review",
)
def not_reviewed(turn: Improvement, given: Given) -> bool:
    return bool(turn.live_on) and not turn.reviews


@rule(
    "RV-04",
    "Answer every success criterion: met, partly met or not met.",
    Severity.ERROR,
    gate=Gate.REVIEWED,
    criteria="PCI-04 PCI-09",
    official="3.2",
    seeds="PCI-04 PCI-09 PCI-G04",
    skip_made_up=True,
    fix="review",
)
def unanswered_criteria(turn: Improvement, given: Given) -> list[Review]:
    """The review is at fault, where the answer belongs, and not the criterion, which stands in the plan."""
    return _latest(turn) if any(not each.verdict for each in turn.success_criteria) else []


@rule(
    "RV-05",
    "Go back to the feedback that started this and say whether it is answered.",
    Severity.WARNING,
    gate=Gate.REVIEWED,
    criteria="PCI-04 ECI-04",
    official="3.2",
    seeds="PCI-G04",
    skip_made_up=True,
    fix="review#original_findings_0",
)
def first_findings_forgotten(turn: Improvement, given: Given) -> list[Review]:
    """Any review may have gone back to them. A turn without findings has AN-03."""
    forgotten = not any(each.original_findings for each in turn.reviews)
    return _latest(turn) if turn.findings and forgotten else []


@rule(
    "RV-06",
    "A target was missed: say what you learned and what you would do differently.",
    Severity.ERROR,
    gate=Gate.REVIEWED,
    criteria="PCI-04 ECI-05",
    official="3.2 3.3",
    seeds="PCI-G04",
    skip_made_up=True,
    fix="review#learning",
)
def missed_without_learning(turn: Improvement, given: Given) -> list[Review]:
    if not any(each.verdict in ("partly", "not_met") for each in turn.success_criteria):
        return []
    return [each for each in _latest(turn) if not (each.learning and each.do_differently)]


@rule(
    "RV-11",
    "Say what you adjusted after watching the results, or that nothing was needed.",
    Severity.WARNING,
    gate=Gate.REVIEWED,
    criteria="PCI-04 PCI-09",
    official="2.4",
    seeds="PCI-G07",
    skip_made_up=True,
    fix="journal/adjustment",
)
def nothing_adjusted(turn: Improvement, given: Given) -> bool:
    return bool(turn.reviews) and not turn.entries("adjustment") and not turn.no_adjustment_reason


@rule(
    "RV-13",
    "Give the good and the bad points of the change.",
    Severity.WARNING,
    gate=Gate.REVIEWED,
    criteria="PCI-09",
    official="3.3",
    units="PCI ECI",
    fix="review#advantages",
    source="Ofqual H/601/1554 criterion 3.3",
)
def one_sided(turn: Improvement, given: Given) -> list[Review]:
    return [each for each in _latest(turn) if not (each.advantages and each.disadvantages)]


@rule(
    "RV-14",
    "State the effect on customers and on the business, not only on the figures.",
    Severity.WARNING,
    gate=Gate.REVIEWED,
    criteria="MCP-04 PCI-05",
    official="4.1",
    seeds="UCI-G10",
    skip_made_up=True,
    fix="review#customer_effect",
)
def effect_not_told(turn: Improvement, given: Given) -> list[Review]:
    return [each for each in _latest(turn) if not (each.customer_effect and each.business_effect)]


def _latest(turn: Improvement) -> list[Review]:
    """The review that counts; none before there is one, which RV-02 tells."""
    return [turn.review] if turn.review else []
