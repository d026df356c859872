"""Beginning and ending a hold, and refusing what a hold forbids (domain.md 5.10, 5.13, invariant 16)."""

from django.db import transaction

from portfolio import clock
from portfolio.models import Hold, Portfolio, Record
from portfolio.refusals import Refused

KEPT = "This portfolio is on hold, so nothing can be taken out of it for now. Your centre can tell you more."
FROZEN = "This portfolio is on hold, so nothing in it can be changed for now. Your centre can tell you more."


def is_held(portfolio: Portfolio) -> bool:
    """Whether anything may be taken out: false while any hold is open."""
    return Hold.objects.open().filter(portfolio=portfolio).exists()


@transaction.atomic
def begin_hold(*, portfolio: Portfolio, reason_hash: str, freezes: bool) -> Hold:
    """The caller has checked that its member may, and writes the ledger entry about why."""
    Portfolio.objects.select_for_update().get(pk=portfolio.pk)
    hold = Hold(centre_id=portfolio.centre_id, portfolio=portfolio, freezes=freezes, reason_hash=reason_hash)
    hold.full_clean()
    hold.save()
    return hold


@transaction.atomic
def end_hold(*, hold: Hold) -> Hold:
    """Others may still be open. Ending it twice changes nothing."""
    fresh = Hold.objects.select_for_update().get(pk=hold.pk)
    if fresh.ended_at is None:
        fresh.ended_at = clock.now()
        fresh.save(update_fields=["ended_at"])
    return fresh


def refuse_removal(portfolio: Portfolio) -> None:
    """Fails for everyone while any hold is open."""
    if is_held(portfolio):
        raise Refused(KEPT)


def refuse_change(record: Record) -> None:
    """Fails for everyone while a hold freezes what is there. What was logged since may be finished."""
    began = Hold.objects.open().filter(portfolio=record.portfolio_id, freezes=True)
    if began.filter(began_at__gte=record.recorded_at).exists():
        raise Refused(FROZEN)
