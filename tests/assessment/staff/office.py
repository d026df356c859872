"""Papers as people of the cast would add them."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from assessment.services.interests import agree_mitigation, declare_interests, raise_interest
from assessment.services.papers import (
    add_competence,
    add_qualification,
    agree_competence,
    log_cpd,
    see_certificate,
)
from assessment.staff_faults import faults_of
from assessment.staffing import papers_of
from portfolio import clock


def days(count: int) -> date:
    return clock.today() + timedelta(days=count)


def award(member: Any, **more: Any) -> Any:
    given = {"kind": "taqa", "title": "Level 3 assessing award", "awarded_on": date(2024, 5, 1)}
    return add_qualification(by=member, **given | more)


def competence(member: Any, **more: Any) -> Any:
    given = {"unit_code": "TST", "how": "Six years at a help desk.", "from_on": date(2024, 5, 1)}
    return add_competence(by=member, **given | more)


def cpd(member: Any, **more: Any) -> Any:
    given = {"done_on": days(-30), "hours": Decimal(3), "what": "Read the rules.", "changed": "I ask more."}
    return log_cpd(by=member, **given | more)


def interest(cast: Any, member: Any = None, **more: Any) -> Any:
    given = {"portfolio": cast.portfolio, "kind": "relative", "words": "He is my cousin."}
    return raise_interest(by=member or cast.assessor, **given | more)


def mitigate(cast: Any, row: Any, **more: Any) -> Any:
    given = {"by": cast.lead_iqa, "mitigation": "Beth sees every decision."}
    return agree_mitigation(interest=row, **given | more)


def complete(cast: Any, member: Any) -> None:
    """Everything that rules QA-10 and QA-19 ask for."""
    see_certificate(by=cast.coordinator, qualification=award(member))
    agree_competence(by=cast.coordinator, competence=competence(member))
    cpd(member)
    declare_interests(by=member, has_interests=False)


def missing(member: Any, *codes: str) -> list[str]:
    return faults_of(papers_of([member])[member.pk], codes, clock.today())
