"""The ledger as a pack prints it: the centre's head, and this portfolio's newest entries."""

import json
from typing import Any

from django.db.models import QuerySet

from assessment.exports import content as shapes
from portfolio.models import LedgerEntry, Portfolio, Role

SHOWN = 300
NAMED = ("record", "version", "criterion", "submission", "outcome", "rule", "about")


def ledger_of(portfolio: Portfolio) -> shapes.Ledger:
    """Four queries, however long the chain is."""
    last = LedgerEntry.objects.filter(centre=portfolio.centre_id).order_by("-seq").first()
    mine = LedgerEntry.objects.filter(portfolio=portfolio)
    newest = list(mine.order_by("-seq")[:SHOWN])
    return shapes.Ledger(
        head=last.hash if last else "",
        number=last.seq if last else 0,
        rows=tuple(_row(entry) for entry in reversed(newest)),
        total=mine.count(),
        links=tuple(state_entries(portfolio).values_list("seq", "hash")),
    )


def state_entries(portfolio: Portfolio) -> QuerySet[LedgerEntry]:
    """What happened to a portfolio, in order. Exporting it changes nothing in it, so two exports of one
    state carry the same list."""
    mine = LedgerEntry.objects.filter(portfolio=portfolio)
    return mine.exclude(event__startswith="export.").order_by("seq")


def _row(entry: LedgerEntry) -> shapes.LedgerRow:
    """The chain holds no names; the role says who acted."""
    body = json.loads(entry.body)
    role = body["role"]
    return shapes.LedgerRow(
        number=entry.seq,
        when=entry.written_at,
        action=entry.event.replace(".", " ").replace("_", " "),
        subject=_subject(body["facts"]),
        who=str(Role(role).label) if role in Role.values else "System",
        hash=entry.hash,
    )


def _subject(facts: dict[str, Any]) -> str:
    """WP-05 v1 accepted: what an entry is about, without its hashes."""
    known = {name: str(facts[name]).replace("_", " ") for name in NAMED if facts.get(name)}
    if "version" in known:
        known["version"] = f"v{known['version']}"
    return " ".join(known.values())
