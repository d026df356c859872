"""Appending to the ledger and walking it (promises.md section 2.4)."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.module_loading import import_string

from portfolio import acting, clock
from portfolio.canonical import canonical_json
from portfolio.config.checks import LEDGER_CHECKS
from portfolio.models import Centre, LedgerEntry, Membership, Portfolio, Salt

START = "0" * 64
#: Of the body of an entry; the first had neither ``schema`` nor ``auth``. The chain holds whatever is inside.
SCHEMA = 2


def chain_hash(previous_hash: str, body: str) -> str:
    return hashlib.sha256(f"{previous_hash}\n{body}".encode()).hexdigest()


def commit_to(portfolio: Portfolio, text: str) -> str:
    """SHA-256 of the learner's salt and ``text``: proves the words later without storing them here."""
    salt, _ = Salt.objects.get_or_create(portfolio=portfolio)
    return commitment(salt.value, text)


def commitment(salt: str, text: str) -> str:
    """The same for whoever has the salt already."""
    return hashlib.sha256(f"{salt}\n{text}".encode()).hexdigest()


@transaction.atomic
def append_entry(
    *,
    event: str,
    actor: Membership | None,
    centre: Centre,
    portfolio: Portfolio | None = None,
    facts: dict[str, Any],
    by_link: bool = False,
) -> LedgerEntry:
    """Add one entry at the end of the centre's chain, in the caller's transaction.

    ``facts`` may hold ids, hashes and commitments, never names or free text; one that corrects an earlier
    entry names it as ``supersedes``. ``by_link`` is for somebody without an account who holds a link. The
    centre's row is locked, so that two writers cannot take the same number.
    """
    Centre.objects.select_for_update().get(pk=centre.pk)
    last = LedgerEntry.objects.filter(centre=centre).order_by("-seq").values("seq", "hash").first()
    seq, previous = (last["seq"] + 1, last["hash"]) if last else (1, START)
    now = clock.now()
    whole = {
        "schema": SCHEMA,
        "seq": seq,
        "centre": str(centre.blob_key),
        "event": event,
        "learner": str(portfolio.pseudonym) if portfolio else None,
        **_who(actor, by_link),
        "at": now.isoformat(),
        "facts": facts,
    }
    body = canonical_json(whole)
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


def _who(actor: Membership | None, by_link: bool) -> dict[str, str | None]:
    if actor:
        return {"actor": str(actor.pseudonym), "role": actor.role, "auth": acting.strength()}
    if by_link:
        return {"actor": None, "role": "guest", "auth": acting.LINK}
    return {"actor": None, "role": "system", "auth": acting.NONE}


@dataclass(frozen=True)
class Head:
    """The newest entry of a chain, to be kept somewhere else: it proves all before it."""

    number: int
    hash: str
    at: datetime


def head_of(centre: Centre) -> Head | None:
    """None for a centre in which nothing happened yet. Pages show it by portfolio/ledger/head.html."""
    last = LedgerEntry.objects.filter(centre=centre).order_by("-seq")
    row = last.values_list("seq", "hash", "written_at").first()
    return Head(*row) if row else None


def head(centre: Centre) -> str:
    """The newest hash alone, or an empty string."""
    found = head_of(centre)
    return found.hash if found else ""


@dataclass(frozen=True)
class ChainReport:
    """``fault`` is empty when the chain holds; else the sentence that names the first bad entry.

    ``strays`` are sentences about rows that do not say what their entry says, or have none.
    """

    entries: int
    head: str
    fault: str = ""
    strays: tuple[str, ...] = ()

    @property
    def holds(self) -> bool:
        return not self.fault and not self.strays


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


def verify_whole(centre: Centre) -> ChainReport:
    """The chain, and, if it holds, whether what later apps decided stands in it one to one."""
    report = verify_centre(centre)
    if report.fault:
        return report
    strays = [sentence for name in LEDGER_CHECKS for sentence in import_string(name)(centre)]
    return replace(report, strays=tuple(strays))
