"""Invariant 19."""

import json

from assessment.services.reopening import reopen_criteria
from portfolio.models import LedgerEntry
from tests.invariants.desk import met, other_role


def test_19_the_log_tells_the_role_used_each_time(cast):
    """19: one account that assesses and verifies has two pseudonyms, each with its role, in the ledger."""
    other_role(cast, cast.assessor, "lead_iqa", allocated=False)
    twin = cast.assessor.user.memberships.get(role="lead_iqa")
    met(cast)
    one = cast.unit.unit.criteria.filter(code="TST-01")
    reopen_criteria(by=twin, enrolment_unit=cast.unit, criteria=one, reason="A gap.", cause="iqa")
    rows = LedgerEntry.objects.filter(event__in=["judged", "criterion.reopened"]).order_by("seq")
    bodies = [json.loads(each.body) for each in rows]
    told = [(each["role"], each["actor"]) for each in bodies]
    assert told == [("assessor", str(cast.assessor.pseudonym)), ("lead_iqa", str(twin.pseudonym))]
