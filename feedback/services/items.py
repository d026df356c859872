"""Writing down what was said: one thing at a time, or thousands."""

from collections.abc import Callable, Iterable
from itertools import islice
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from feedback.models import Import, Item, Source
from feedback.personal_data import find_personal_data
from feedback.services.sources import hold_open, refuse_future
from portfolio import clock
from portfolio.models import Membership
from portfolio.refusals import AlreadyDone, Refused
from portfolio.services.numbers import next_numbers

#: What a caller may set. Number, source and times never come from outside.
EDITABLE = (
    "said_on",
    "origin",
    "text",
    "score",
    "scale_low",
    "scale_high",
    "expected",
    "dimension",
    "sentiment",
    "area",
    "channel",
    "reference",
    "pii_checked",
    "has_pii",
    "pii_basis",
    "fingerprint",
)
AT_ONCE = 500
SAYS_NOTHING = "Write what was said, or give the score."


@transaction.atomic
def log_item(*, by: Membership, source: Source, fields: dict[str, Any]) -> Item:
    """One thing somebody said; ``fields`` are those of EDITABLE, and a text, score or sentiment is needed.

    Unless ``pii_checked`` is given, words wait to be looked through (services/privacy.py). A
    ``fingerprint`` that the source has already is AlreadyDone where the same was said, and dropped where not.
    """
    held = hold_open(by=by, source=source)
    before = _same_print(held, fields)
    if before and _says(before, fields):
        raise AlreadyDone(before)
    item = _item(held, fields if before is None else fields | {"fingerprint": ""})
    item.number = _numbers(held, 1).start
    return _checked_and_saved(item)


def _same_print(source: Source, fields: dict[str, Any]) -> Item | None:
    mark = fields.get("fingerprint")
    return source.items.filter(fingerprint=mark).first() if mark else None


def _says(item: Item, fields: dict[str, Any]) -> bool:
    return all(getattr(item, name) == fields[name] for name in EDITABLE if name in fields)


@transaction.atomic
def log_items(
    *,
    by: Membership,
    source: Source,
    rows: Iterable[dict[str, Any]],
    batch: Import | None = None,
    tell: Callable[[int], Any] | None = None,
) -> int:
    """As many items as there are ``rows`` of EDITABLE fields, all or none; returns how many.

    Rows are taken 500 at a time, so an iterator of 15,000 never stands in memory whole. After each lot
    ``tell`` hears how many are in. ValidationError for the first row that cannot be an item; a
    fingerprint that the source has already is the caller's to leave out (IntegrityError).
    """
    held, done, rest = hold_open(by=by, source=source), 0, iter(rows)
    while lot := [_checked(_item(held, row, batch)) for row in islice(rest, AT_ONCE)]:
        for item, number in zip(lot, _numbers(held, len(lot)), strict=True):
            item.number = number
        Item.objects.bulk_create(lot)
        done += len(lot)
        if tell:
            tell(done)
    return done


def _numbers(source: Source, count: int) -> range:
    return next_numbers(centre=source.centre, scope=f"item:{source.pk}", count=count)


def _item(source: Source, fields: dict[str, Any], batch: Import | None = None) -> Item:
    item = Item(source=source, centre=source.centre, batch=batch)
    _fill(item, fields)
    return item


def _fill(item: Item, fields: dict[str, Any]) -> None:
    """Where nobody says whether words hold personal details, what is likely is marked and stays open."""
    text_before = item.text
    for name in EDITABLE:
        if name in fields:
            setattr(item, name, fields[name])
    if "pii_checked" not in fields and (item.text != text_before or item.pk is None):
        item.pii_checked = not item.text
        item.has_pii = bool(item.text and find_personal_data(item.text))
        item.pii_basis = ""


def _checked(item: Item) -> Item:
    """What the fields themselves ask, without a question to the database."""
    refuse_future(item.said_on, "said_on")
    item.clean_fields(exclude=["centre", "source", "batch", "number"])
    if not item.text and item.score is None and item.sentiment is None:
        raise ValidationError({"text": SAYS_NOTHING})
    return item


def _checked_and_saved(item: Item) -> Item:
    _checked(item)
    item.full_clean()
    item.save()
    return item


@transaction.atomic
def change_item(*, by: Membership, item: Item, fields: dict[str, Any]) -> Item:
    """Put right what was written down. Words that change wait to be looked through again."""
    hold_open(by=by, source=item.source)
    fresh = _standing(item)
    _fill(fresh, {name: value for name, value in fields.items() if name != "fingerprint"})
    fresh.changed_at = clock.now()
    return _checked_and_saved(fresh)


@transaction.atomic
def remove_item(*, by: Membership, item: Item) -> None:
    """Take an item away, with its themes; findings lose it too. Its number is not used again."""
    hold_open(by=by, source=item.source)
    _standing(item).delete()


def _standing(item: Item) -> Item:
    fresh = Item.objects.select_for_update(of=("self",)).select_related("source__record").filter(pk=item.pk)
    if (found := fresh.first()) is None:
        raise Refused("This was taken away already, perhaps in another window.")
    return found
