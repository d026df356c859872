"""What the learner signs beside their assessor, and who saw what is kept elsewhere (domain.md 5.2)."""

from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.urls import reverse

from assessment.agreements import waits_for_agreement
from assessment.models import SeenElsewhere
from assessment.permissions.recording import may_agree, may_see_elsewhere
from portfolio import clock
from portfolio.models import Membership, Record, Signature, Version
from portfolio.notices import notify
from portfolio.refusals import AlreadyDone, Moved, Refused
from portfolio.services.ledger import append_entry, commit_to
from portfolio.services.signatures import sign

AGREED_WORDS = "I have read this record, and I agree that it says what we did or planned."


@transaction.atomic
def agree_record(*, by: Membership, record: Record, content_hash: str, comment: str = "") -> Signature:
    """The learner's signature over the version whose ``content_hash`` the page showed; it decides nothing.

    Moved when there is a newer version, AlreadyDone (``made`` the record) for a second press.
    """
    fresh = _held(record)
    if not may_agree(by, fresh):
        raise PermissionDenied
    version = fresh.current_version
    if version is None or version.content_hash != content_hash:
        raise Moved("Your assessor changed this record since you opened it. Read it again before you sign.")
    if not waits_for_agreement(fresh):
        raise AlreadyDone(fresh)
    said = comment.strip()
    signature = sign(
        by=by,
        portfolio=fresh.portfolio,
        purpose=Signature.Purpose.AGREED,
        words=f"{AGREED_WORDS} My comment: {said}" if said else AGREED_WORDS,
        bound_hash=content_hash,
        versions=[version],
        about={"record": fresh.ref},
    )
    notify(to=[fresh.author], event="record.agreed", path=_path(fresh))
    return signature


@transaction.atomic
def see_elsewhere(
    *, by: Membership, record: Record, seen_on: date, words: str, content_hash: str
) -> SeenElsewhere:
    """An allocated assessor or verifier saw the evidence where it is kept. Once a person and version."""
    fresh = _held(record)
    if not may_see_elsewhere(by, fresh):
        raise PermissionDenied
    version = fresh.current_version
    if version is None or version.content_hash != content_hash:
        raise Moved("This record changed since you opened it. What you typed is below; look at it again.")
    if seen_on > clock.today():
        raise Refused("This date is in the future. Give the day on which you saw it.")
    if SeenElsewhere.objects.filter(version=version, by=by).exists():
        raise Refused("You have recorded already that you saw this version.")
    return _write_seen(by, fresh, version, seen_on, words.strip())


def _write_seen(by: Membership, record: Record, version: Version, seen_on: date, words: str) -> SeenElsewhere:
    row = SeenElsewhere(centre=record.centre, record=record, version=version, by=by, role=by.role)
    row.seen_on, row.words = seen_on, words
    row.full_clean()
    row.save()
    append_entry(
        event="record.seen_elsewhere",
        actor=by,
        centre=record.centre,
        portfolio=record.portfolio,
        facts={
            "record": record.ref,
            "content": version.content_hash,
            "seen_on": seen_on.isoformat(),
            "words": commit_to(record.portfolio, words),
        },
    )
    return row


def _held(record: Record) -> Record:
    rows = Record.objects.select_for_update(of=("self",))
    return rows.select_related("portfolio__learner", "author", "current_version").get(pk=record.pk)


def _path(record: Record) -> str:
    return reverse("assessment:record", args=[record.portfolio.ref, record.ref])
