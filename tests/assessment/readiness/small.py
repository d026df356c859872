"""One small enrolment in plain facts: a survey, claimed for one criterion of one unit."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from assessment.readiness import Aside, Gate, Given, Rule, Scope, Severity
from assessment.readiness.facts import Claim, Criterion, Enrolment, Evidence, Improvement, Source, Unit

GIVEN = Given(date(2026, 6, 30))


@dataclass
class Small:
    """Sam's survey FB-01 belongs to IMP-01 and is claimed for PCI-01; PCI-02 has no claim."""

    enrolment: Enrolment
    turn: Improvement
    survey: Evidence
    first: Criterion
    second: Criterion
    unit: Unit


def small(state: str = "gathering", rules: str = "ZZ-1") -> Small:
    survey = Evidence(pk=7, ref="FB-01", record="FB-01", kind="FB")
    claim = Claim(evidence=survey, criterion="PCI-01", ref="FB-01", record="FB-01")
    survey.claims.append(claim)
    first = Criterion(pk=1, ref="PCI-01", rules=frozenset(rules.split()), claims=[claim])
    second = Criterion(pk=2, ref="PCI-02", rules=frozenset(rules.split()))
    unit = Unit(pk=3, ref="PCI", criteria=[first, second])
    turn = Improvement(
        pk=5,
        ref="IMP-01",
        state=state,
        records=frozenset({7}),
        sources=[Source(pk=7, ref="FB-01", record="FB-01")],
    )
    enrolment = Enrolment(ref="HARB-E1", units=[unit], evidence=[survey], improvements=[turn])
    return Small(enrolment, turn, survey, first, second, unit)


def made(check, *, scope=Scope.IMPROVEMENT, severity=Severity.ERROR, gate=Gate.ALWAYS, **more) -> Rule:
    """A rule of the tests' own, so that they say how rules run and not what they say."""
    fields = {"criteria": ("PCI-01",), "units": ("PCI",), "id": "ZZ-1"} | more
    return Rule(
        message="Something is missing.", severity=severity, gate=gate, scope=scope, check=check, **fields
    )


def aside(about: str = "", rule: str = "ZZ-1") -> Aside:
    return Aside(rule, about, "Not needed at this branch.", "Alan Reid", datetime(2026, 6, 1, tzinfo=UTC))
