"""Invariant 7."""

import json

from assessment.models import Manifest
from assessment.services.reopening import reopen_criteria
from portfolio.canonical import canonical_json, sha256_hex
from tests.invariants.desk import signed, unit_of


def test_07_a_signature_holds_the_hash_of_all_it_rests_on_and_falls_with_it(cast):
    """7: the signed list has its hash; when a line of it is undone, every signature on it is void at once."""
    record = signed(cast)
    manifest = Manifest.objects.get()
    text = canonical_json(json.loads(manifest.body))
    assert (text, sha256_hex(text)) == (manifest.body, manifest.hash)
    assert record.current_version.content_hash in manifest.body
    reopen_criteria(
        by=cast.iqa,
        enrolment_unit=cast.unit,
        criteria=cast.unit.unit.criteria.filter(code="TST-01"),
        reason="A gap.",
        cause="iqa",
    )
    assert all(hasattr(each.signature, "voiding") for each in unit_of(cast).signatures)
    assert unit_of(cast).manifest_hash != manifest.hash
