"""Links for people without an account: one token, one thing to do, until it is done (design.md section 4).

The token leaves this module once, to be sent; kept is its SHA-256. Every ledger entry holds hashes and
commitments, no name. A link that does not work is LinkDead, whatever the reason.
"""

import secrets
from datetime import timedelta
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction

from portfolio import clock
from portfolio.canonical import sha256_hex
from portfolio.models import GuestLink, GuestVisit, Membership, Portfolio
from portfolio.permissions import owns
from portfolio.refusals import Refused
from portfolio.services.ledger import append_entry, commit_to

TOKEN_BYTES = 32
DAYS = 14
JUST_NOW = timedelta(minutes=1)


class LinkDead(Refused):
    """Unknown, for something else, out of date, taken back or used: nobody is told which."""

    def __init__(self) -> None:
        super().__init__("This link does not work.")


@transaction.atomic
def invite_guest(
    *,
    by: Membership,
    portfolio: Portfolio,
    purpose: str,
    subject_id: int,
    about: str,
    name: str,
    email: str = "",
    job_title: str = "",
    shown: str = "",
    days: int = DAYS,
) -> tuple[GuestLink, str]:
    """A link for one person and its token, which cannot be read again.

    ``shown`` is the SHA-256 of what they are asked about. An open link of the same person for the same
    thing is taken back; one made within the last minute is Refused, as is the learner's own address.
    """
    if not owns(by, portfolio):
        raise PermissionDenied
    if email and email.casefold() == by.user.email.casefold():
        raise Refused("This is your own address. Ask somebody else.")
    Portfolio.objects.select_for_update().get(pk=portfolio.pk)  # a second press of the button waits here
    _end_earlier(by, purpose, subject_id, name)
    token = secrets.token_urlsafe(TOKEN_BYTES)
    link = GuestLink(
        centre=portfolio.centre,
        portfolio=portfolio,
        purpose=purpose,
        subject_id=subject_id,
        about=about[:160],
        name=name,
        email=email,
        job_title=job_title,
        token_hash=sha256_hex(token),
        asked_hash=shown,
        expires_at=clock.now() + timedelta(days=days),
        made_by=by,
    )
    link.full_clean()
    link.save()
    _enter("guest.invited", link, by, person=commit_to(portfolio, f"{name}\n{email}\n{job_title}"))
    return link, token


def _end_earlier(by: Membership, purpose: str, subject_id: int, name: str) -> None:
    rows = GuestLink.objects.select_for_update(of=("self",)).select_related("portfolio__centre")
    rows = rows.filter(purpose=purpose, subject_id=subject_id, name=name, answered_at=None, revoked_at=None)
    for earlier in rows:
        if earlier.made_at > clock.now() - JUST_NOW:
            raise Refused(f"You asked {name} a moment ago. Wait a minute before you ask again.")
        _revoke(by, earlier)


def look_up(*, token: str, purpose: str, hold: bool = False) -> GuestLink:
    """The open link of this token; LinkDead for every other. ``hold`` keeps its row until the end of
    the caller's transaction, so that of two answers one comes first.

    It is found by its hash: how long that takes tells nothing about the token.
    """
    rows = GuestLink.objects.select_related("portfolio__centre", "made_by__user")
    if hold:
        rows = rows.select_for_update(of=("self",))
    link = rows.filter(token_hash=sha256_hex(token), purpose=purpose).first()
    if link is None or link.state != "open":
        raise LinkDead
    return link


@transaction.atomic
def open_link(*, token: str, purpose: str) -> GuestLink:
    """For looking at: notes that it was opened and ends nothing, so a mail scanner may look too."""
    link = look_up(token=token, purpose=purpose)
    _note(link, GuestVisit.Act.OPENED)
    return link


@transaction.atomic
def close_link(*, link: GuestLink, facts: dict[str, Any]) -> GuestLink:
    """It was answered. Call it in the transaction that looked it up with ``hold``; ``facts`` are the
    answer's, without names or words.
    """
    link.answered_at = clock.now()
    link.save(update_fields=["answered_at"])
    _note(link, GuestVisit.Act.ANSWERED)
    _enter("guest.answered", link, None, **facts)
    return link


@transaction.atomic
def turn_away(*, token: str) -> None:
    """Somebody came with a link that does not work. Nothing is noted for a token nobody was given."""
    link = GuestLink.objects.filter(token_hash=sha256_hex(token)).first()
    if link:
        _note(link, GuestVisit.Act.TURNED_AWAY)


@transaction.atomic
def revoke_link(*, by: Membership, link: GuestLink) -> GuestLink:
    """Take an open link back. Refused when it has ended already."""
    fresh = GuestLink.objects.select_for_update(of=("self",)).select_related("portfolio__centre")
    found = fresh.get(pk=link.pk)
    if not owns(by, found.portfolio):
        raise PermissionDenied
    if found.state != "open":
        raise Refused("This link has ended already.")
    return _revoke(by, found)


def _revoke(by: Membership, link: GuestLink) -> GuestLink:
    link.revoked_at = clock.now()
    link.save(update_fields=["revoked_at"])
    _enter("guest.revoked", link, by)
    return link


def _note(link: GuestLink, act: str) -> None:
    GuestVisit.objects.create(centre_id=link.centre_id, link=link, act=act)


def _enter(event: str, link: GuestLink, by: Membership | None, **facts: Any) -> None:
    whole = {"link": link.token_hash, "purpose": link.purpose, "asked": link.asked_hash}
    append_entry(
        event=event,
        actor=by,
        centre=link.centre,
        portfolio=link.portfolio,
        facts={**whole, **facts},
        by_link=by is None,
    )
