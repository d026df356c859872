"""Invariant 9."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from assessment.services.reopening import reopen_criteria
from portfolio.models import LedgerEntry
from tests.cast import client_for
from tests.invariants.desk import signed


def test_09_void_signatures_stay_to_be_read(cast):
    """9, first half: a signature that is void is still on the page, with the reason."""
    signed(cast)
    one = cast.unit.unit.criteria.filter(code="TST-01")
    reopen_criteria(by=cast.iqa, enrolment_unit=cast.unit, criteria=one, reason="A gap found.", cause="iqa")
    url = reverse("assessment:unit", args=[cast.enrolment.ref, cast.unit.pk])
    page = client_for(cast.sam).get(url)
    assert [each.void for each in page.context["signatures"]] == ["A gap found."] * 2
    assert "A gap found." in page.content.decode()


@pytest.mark.parametrize("change", [lambda rows: rows.update(event="other"), lambda rows: rows.delete()])
def test_09_nothing_in_the_log_is_changed_or_removed(cast, change):
    """9, second half: the database itself refuses both, whoever asks."""
    before = list(LedgerEntry.objects.values())
    with pytest.raises(IntegrityError), transaction.atomic():
        change(LedgerEntry.objects.all())
    assert list(LedgerEntry.objects.values()) == before
