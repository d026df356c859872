"""Going on from there (SU): domain.md section 4."""

from assessment.readiness.facts import Improvement, Review
from assessment.readiness.params import Given
from assessment.readiness.rule import Gate, Severity, rule


@rule(
    "SU-01",
    "Show a next turn of the cycle or a dated follow-up.",
    Severity.WARNING,
    gate=Gate.CLOSED,
    criteria="UCI-01 ECI-05",
    official="3.4",
    seeds="PCI-M09 UCI-M01 UCI-M05 ECI-M01 UCI-01",
    fix="turn#follow_up_on",
)
def ends_here(turn: Improvement, given: Given) -> bool:
    return not turn.next_cycles and not turn.follow_up_on


@rule(
    "SU-02",
    "Check at least {sustain_min_days} days after go-live that the change lasted.",
    Severity.WARNING,
    gate=Gate.CLOSED,
    criteria="ECI-05 UCI-01",
    official="3.4",
    seeds="ECI-G05 ECI-M01",
    params="sustain_min_days",
    skip_made_up=True,
    fix="journal/sustain",
)
def not_checked_later(turn: Improvement, given: Given) -> bool:
    """A reason why no later check was made is taken as well, as it is when the improvement is closed."""
    if not turn.live_on or turn.not_sustained_reason:
        return False
    days = [(each.day - turn.live_on).days for each in turn.entries("sustain") if each.day]
    return not any(each >= given.sustain_min_days for each in days)


@rule(
    "SU-03",
    "Write the new way of working into a procedure, training or standard, or say why not.",
    Severity.WARNING,
    gate=Gate.CLOSED,
    criteria="ECI-06 ECI-05",
    official="2.2",
    units="PCI ECI MCP",
    seeds="ECI-G05",
    fix="journal/embed",
)
def not_embedded(turn: Improvement, given: Given) -> bool:
    return not turn.entries("embed") and not turn.not_embedded_reason


@rule(
    "SU-04",
    "Carry what you learned into a next step.",
    Severity.ERROR,
    gate=Gate.REVIEWED,
    criteria="ECI-05",
    official="3.4",
    units="PCI ECI",
    seeds="ECI-05 PCI-M09",
    fix="review#next_steps",
    told_by=("RV-02",),
)
def no_next_step(turn: Improvement, given: Given) -> bool | list[Review]:
    """That there is no review of what is live is told by RV-02."""
    if turn.next_cycles:
        return False
    if not turn.review:
        return bool(turn.live_on)
    return [] if turn.review.next_steps else [turn.review]


@rule(
    "SU-05",
    "Link to a recognised quality framework, or say why none applies.",
    Severity.INFO,
    gate=Gate.CLOSED,
    criteria="ECI-06",
    seeds="ECI-06 UCI-G04 MCP-G04",
    fix="journal/framework",
)
def no_framework(turn: Improvement, given: Given) -> bool:
    return not turn.entries("framework") and not turn.no_framework_reason


@rule(
    "SU-06",
    "Put the next opening to someone who can approve it.",
    Severity.INFO,
    gate=Gate.CLOSED,
    criteria="PCI-10 ECI-05",
    official="3.5",
    units="PCI ECI",
    fix="journal/communication",
    source="Ofqual H/601/1554 criterion 3.5",
)
def nothing_proposed(turn: Improvement, given: Given) -> bool:
    """From the day of the review on; the same day is fine, and where a day is missing it is not compared."""
    if not turn.review:
        return False
    reviewed = turn.review.day
    return not any(
        each.purpose == "proposal"
        and each.to_authority
        and not (reviewed and each.day and each.day < reviewed)
        for each in turn.entries("communication")
    )


@rule(
    "SU-07",
    "This looks like fixing one incident; show it is part of a pattern.",
    Severity.INFO,
    gate=Gate.CLOSED,
    criteria="UCI-01",
    official="1.2",
    seeds="UCI-M01",
    fix="gather",
)
def one_incident(turn: Improvement, given: Given) -> bool:
    return sum(each.count for each in turn.said) == 1 and not any(each.trend for each in turn.findings)
