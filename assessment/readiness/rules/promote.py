"""Promoting improvement to others (PR): domain.md section 4."""

from assessment.readiness.facts import Improvement, Unit
from assessment.readiness.params import Given
from assessment.readiness.rule import Gate, Scope, Severity, rule

#: Those who are no colleagues: as an audience of a journal entry, and as a group of stakeholders.
OUTSIDE_AUDIENCES = ("customers", "partners")
OUTSIDE_GROUPS = ("customer", "supplier")


@rule(
    "PR-01",
    "Add a reflective account, or a witness testimony, on how you promoted improvement to others.",
    Severity.ERROR,
    gate=Gate.SUBMIT,
    scope=Scope.UNIT,
    criteria="PCI-05 PCI-10",
    official="3.2",
    units="PCI",
    seeds="PCI-G02 PCI-10",
    fix="log/RA",
)
def promotion_not_told(unit: Unit, given: Given) -> bool:
    return not any(each.kind in ("RA", "WT", "EWT") for each in unit.evidence_for("PR-01"))


@rule(
    "PR-02",
    "Share a result with colleagues and record it.",
    Severity.WARNING,
    gate=Gate.SUBMIT,
    criteria="PCI-10",
    official="3.2",
    units="PCI ECI",
    seeds="PCI-G08",
    fix="journal/communication",
)
def result_not_shared(turn: Improvement, given: Given) -> bool:
    """Everybody at work is a colleague, the manager too; customers and partners are not."""
    return not any(
        each.purpose in ("result", "success_story") and each.audience not in OUTSIDE_AUDIENCES
        for each in turn.entries("communication")
    )


@rule(
    "PR-03",
    "No team member appears in any step.",
    Severity.WARNING,
    gate=Gate.SUBMIT,
    criteria="PCI-10 UCI-08",
    official="1.3",
    seeds="PCI-G08 ECI-M02",
    fix="consult",
)
def done_alone(turn: Improvement, given: Given) -> bool:
    """Whoever was consulted counts, unless named as an outsider. Without any action IM-01 speaks."""
    alone = all(each.is_mine for each in turn.actions)
    asked = any(not each.who or each.who.group not in OUTSIDE_GROUPS for each in turn.consultations)
    return bool(turn.actions) and alone and not asked


@rule(
    "PR-04",
    "Explain why improvement matters to customers and to the business, and your own part.",
    Severity.ERROR,
    gate=Gate.SUBMIT,
    scope=Scope.UNIT,
    criteria="PCI-05 PCI-10",
    official="4.1 4.2",
    units="PCI",
    seeds="PCI-05 PCI-10",
    fix="log/KA",
)
def importance_unexplained(unit: Unit, given: Given) -> bool:
    return not {"why_customers", "why_business", "own_contribution"} <= _explained(unit)


@rule(
    "PR-05",
    "Explain at least {min_principles} principles of improvement, each with a service example.",
    Severity.ERROR,
    gate=Gate.SUBMIT,
    scope=Scope.UNIT,
    criteria="UCI-05 UCI-01",
    units="UCI",
    seeds="UCI-05 UCI-01",
    params="min_principles",
    fix="log/KA",
)
def few_principles(unit: Unit, given: Given) -> bool:
    """One knowledge answer explains one principle, and counts with an example only."""
    told = [each for each in unit.evidence if each.kind == "KA" and each.details.get("asked") == "principle"]
    return sum(bool(each.details.get("example")) for each in told) < given.min_principles


@rule(
    "PR-06",
    "Show at least one thing you did to encourage colleagues to improve service.",
    Severity.ERROR,
    gate=Gate.SUBMIT,
    scope=Scope.UNIT,
    criteria="PCI-10",
    official="3.5",
    units="PCI",
    seeds="PCI-10 PCI-G08",
    fix="journal/promotion",
)
def nobody_encouraged(unit: Unit, given: Given) -> bool:
    """It counts with a day, an audience and something that shows it."""
    entries = (each for turn in unit.improvements for each in turn.entries("promotion"))
    return not any(each.day and each.audience and each.evidence for each in entries)


def _explained(unit: Unit) -> set[str]:
    return {each.details.get("asked", "") for each in unit.evidence if each.kind == "KA"}
