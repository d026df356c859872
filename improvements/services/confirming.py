"""A line manager's word that something took place, given by a link (domain.md 8.1)."""

from functools import partial

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from improvements.models import Confirmation, JournalEntry
from portfolio.models import GuestLink, Membership, Record
from portfolio.permissions import owns
from portfolio.refusals import Refused
from portfolio.services.guests import LinkDead, close_link, invite_guest, look_up

from .asking import send_request
from .shown import GONE, answer_facts, refuse_gone, refuse_moved, shown_deed

#: GuestLink.purpose of a request to confirm; its subject is the record.
CONFIRMATION = "confirmation"


@transaction.atomic
def ask_for_confirmation(
    *, by: Membership, record: Record, name: str, email: str, job_title: str = ""
) -> tuple[GuestLink, str]:
    """Ask a manager to say that an action (CH) or a communication (LOG) took place. As ask_for_approval."""
    if not owns(by, record.portfolio):
        raise PermissionDenied
    if not may_be_confirmed(record):
        raise Refused("Only an action or a communication can be confirmed.")
    refuse_gone(record)
    link, token = invite_guest(
        by=by,
        portfolio=record.portfolio,
        purpose=CONFIRMATION,
        subject_id=record.pk,
        about=str(record),
        name=name,
        email=email,
        job_title=job_title,
        shown=shown_deed(record).seal,
    )
    transaction.on_commit(partial(send_request, link, token))
    return link, token


def may_be_confirmed(record: Record) -> bool:
    """A line manager confirms actions and communications, nothing else of the loop (domain.md 8.1)."""
    if record.kind == "CH":
        return hasattr(record, "action")
    told = JournalEntry.Kind.COMMUNICATION
    return record.kind == "LOG" and JournalEntry.objects.filter(record=record, kind=told).exists()


def deed_asked_about(link: GuestLink) -> Record:
    """LinkDead when it was withdrawn or held back meanwhile."""
    rows = Record.objects.select_related("portfolio__learner__user", "centre")
    record = rows.filter(pk=link.subject_id, portfolio=link.portfolio_id).exclude(state__in=GONE).first()
    if record is None:
        raise LinkDead
    return record


@transaction.atomic
def answer_confirmation(*, token: str, answer: str, words: str, seal: str) -> Confirmation:
    """As answer_approval; anything but a plain yes needs words."""
    link = look_up(token=token, purpose=CONFIRMATION, hold=True)
    record = deed_asked_about(link)
    refuse_moved(shown_deed(record), seal)
    if answer != Confirmation.Answer.CONFIRMED and not words.strip():
        raise ValidationError({"words": "Say in a sentence what was different."})
    confirmation = Confirmation(
        centre_id=record.centre_id,
        record=record,
        answer=answer,
        words=words.strip(),
        name=link.name,
        job_title=link.job_title,
        link=link,
    )
    confirmation.full_clean()
    confirmation.save()
    close_link(link=link, facts=answer_facts(link, record, answer, words, seal))
    return confirmation
