"""Looking through customers' words for personal details, one by one or a page at a time (rule FB-08)."""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import QuerySet

from feedback.models import Item, Source
from feedback.services.sources import hold_open
from portfolio import clock
from portfolio.canonical import fingerprint
from portfolio.models import Membership
from portfolio.refusals import Refused
from portfolio.services.ledger import append_entry


@transaction.atomic
def settle_privacy(*, by: Membership, item: Item, text: str | None = None, basis: str = "") -> Item:
    """Say what becomes of personal details in an item's words.

    ``text``: the words without them, which take the place of those that were there. ``basis``: why they are
    kept. Neither: somebody looked, and there are none. Taking out and keeping are entries of the ledger.
    """
    source = hold_open(by=by, source=item.source)
    fresh = _locked(item)
    was = fresh.text
    if text is not None:
        if not text.strip():
            raise Refused("Nothing would be left of the words. Take the item away instead.")
        fresh.text = text
    fresh.pii_checked, fresh.has_pii, fresh.pii_basis = True, bool(basis), basis.strip()
    fresh.changed_at = clock.now()
    fresh.full_clean()
    fresh.save()
    if basis or fresh.text != was:
        _write_down(by, source, fresh, "kept" if basis else "redacted")
    return fresh


def _locked(item: Item) -> Item:
    found = Item.objects.select_for_update(of=("self",)).select_related("source").filter(pk=item.pk).first()
    if found is None:
        raise Refused("This was taken away already, perhaps in another window.")
    return found


def _write_down(by: Membership, source: Source, item: Item, way: str) -> None:
    append_entry(
        event=f"item.{way}",
        actor=by,
        centre=source.centre,
        portfolio=source.record.portfolio,
        facts={"record": source.record.ref, "item": item.number, "reason": fingerprint(item.pii_basis)},
    )


@transaction.atomic
def clear_privacy(*, by: Membership, source: Source, numbers: Iterable[int]) -> int:
    """Somebody read these items of the source and found nothing personal; returns how many were open."""
    hold_open(by=by, source=source)
    return _clear(source.items.filter(number__in=list(numbers)))


@transaction.atomic
def clear_unsuspected(*, by: Membership, source: Source) -> int:
    """The same for every item in which nothing likely was found."""
    hold_open(by=by, source=source)
    return _clear(source.items.filter(has_pii=False))


def _clear(items: QuerySet[Item]) -> int:
    return items.with_personal_data_open().update(  # type: ignore[attr-defined]
        pii_checked=True, has_pii=False, pii_basis="", changed_at=clock.now()
    )
