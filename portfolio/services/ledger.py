"""Appending to the ledger and walking it (promises.md section 2.4)."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from portfolio import clock
from portfolio.canonical import canonical_json
from portfolio.models import Centre, LedgerEntry, Membership, Portfolio, Salt

START = "0" * 64


def chain_hash(previous_hash: str, body: str) -> str:
    return hashlib.sha256(f"{previous_hash}\n{body}".encode()).hexdigest()


def commit_to(portfolio: Portfolio, text: str) -> str:
    """SHA-256 of the learner's salt and ``text``: proves the words later without storing them here."""
    salt, _ = Salt.objects.get_or_create(portfolio=portfolio)
    return hashlib.sha256(f"{salt.value}\n{text}".encode()).hexdigest()


@transaction.atomic
def append_entry(
    *,
    event: str,
    actor: Membership | None,
    centre: Centre,
    portfolio: Portfolio | None = None,
    facts: dict[str, Any],
) -> LedgerEntry:
    """Add one entry at the end of the centre's chain, in the caller's transaction.

    ``facts`` may hold ids, hashes and commitments, never names or free text. The centre's row is
    locked, so that two writers cannot take the same number.
    """
    Centre.objects.select_for_update().get(pk=centre.pk)
    last = LedgerEntry.objects.filter(centre=centre).order_by("-seq").values("seq", "hash").first()
    seq, previous = (last["seq"] + 1, last["hash"]) if last else (1, START)
    now = clock.now()
    body = canonical_json(
        {
            "seq": seq,
            "centre": str(centre.blob_key),
            "event": event,
            "learner": str(portfolio.pseudonym) if portfolio else None,
            "actor": str(actor.pseudonym) if actor else None,
            "role": actor.role if actor else "system",
            "at": now.isoformat(),
            "facts": facts,
        }
    )
    return LedgerEntry.objects.create(
        centre=centre,
        portfolio=portfolio,
        seq=seq,
        event=event,
        body=body,
        previous_hash=previous,
        hash=chain_hash(previous, body),
        written_at=now,
    )


def head(centre: Centre) -> str:
    """The newest hash, or an empty string for a centre in which nothing happened yet."""
    return (
        LedgerEntry.objects.filter(centre=centre).order_by("-seq").values_list("hash", flat=True).first()
        or ""
    )


@dataclass(frozen=True)
class ChainReport:
    """``fault`` is empty when the chain holds; else the sentence that names the first bad entry."""

    entries: int
    head: str
    fault: str = ""


def verify_chain(rows: Iterable[tuple[int, str, str, str]]) -> ChainReport:
    """Walk (seq, body, previous_hash, hash) rows in order."""
    expected_seq, previous = 1, START
    for seq, body, previous_hash, row_hash in rows:
        if seq != expected_seq:
            return ChainReport(expected_seq - 1, previous, f"Entry {expected_seq} is missing.")
        if previous_hash != previous or chain_hash(previous, body) != row_hash:
            return ChainReport(seq - 1, previous, f"Entry {seq} was changed after it was written.")
        if json.loads(body)["seq"] != seq:
            return ChainReport(seq - 1, previous, f"Entry {seq} stands in the wrong place.")
        expected_seq, previous = seq + 1, row_hash
    return ChainReport(expected_seq - 1, previous if expected_seq > 1 else "")


def verify_centre(centre: Centre) -> ChainReport:
    rows = LedgerEntry.objects.filter(centre=centre).order_by("seq")
    return verify_chain(rows.values_list("seq", "body", "previous_hash", "hash").iterator())
