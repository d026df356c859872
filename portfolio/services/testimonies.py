"""A witness's words about what a learner did, asked for and given by a link (domain.md 5.1, 8.6)."""

from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from portfolio import clock
from portfolio.models import GuestLink, Membership, Record, Testimony, TestimonyRequest, Witness
from portfolio.notices import notify
from portfolio.permissions import may_ask_witness, owns
from portfolio.refusals import Moved, Refused
from portfolio.services.guest_mail import send_request
from portfolio.services.guests import LinkDead, close_link, invite_guest, look_up
from portfolio.services.ledger import commit_to
from portfolio.testimonies import TESTIMONIES, account_seal

#: GuestLink.purpose of a request to testify; its subject is the record.
TESTIMONY = "testimony"
CHANGED = "This account changed while you were reading. Look at it again, then sign."
FROZEN = ("name", "category", "employer", "competence", "qualifications", "units_known")


@dataclass(frozen=True)
class Said:
    """What a witness writes. ``seal`` is of the account that the page showed them."""

    words: str
    relationship: str
    job_title: str
    seen_on: date
    saw_it_myself: bool
    signed_name: str
    seal: str


@transaction.atomic
def ask_for_testimony(
    *, by: Membership, record: Record, witness: Witness, page: str
) -> tuple[GuestLink, str]:
    """A link for one witness of the learner's list, and its token. ``page`` is the URL name that answers it.

    Refused without an account to read, while somebody else's link is open, and when what stands there
    was testified to already.
    """
    fresh = (
        Record.objects.select_for_update(of=("self",)).select_related("portfolio__centre").get(pk=record.pk)
    )
    if not owns(by, fresh.portfolio) or witness.portfolio_id != fresh.portfolio_id:
        raise PermissionDenied
    _refuse_unfit(by, fresh, witness)
    link, token = invite_guest(
        by=by,
        portfolio=fresh.portfolio,
        purpose=TESTIMONY,
        subject_id=fresh.pk,
        about=str(fresh),
        name=witness.name,
        email=witness.email,
        job_title=witness.job_title,
        shown=account_seal(fresh),
    )
    asked = TestimonyRequest(centre=fresh.centre, record=fresh, witness=witness, link=link)
    asked.full_clean()
    asked.save()
    transaction.on_commit(partial(send_request, link, token, page))
    return link, token


def _refuse_unfit(by: Membership, record: Record, witness: Witness) -> None:
    if not may_ask_witness(by, record):
        raise Refused("Only a testimony that you are still writing can be sent to a witness.")
    if not witness.is_active:
        raise Refused(f"Your list says that {witness.name} cannot be asked any more.")
    if not (record.title.strip() and record.narrative.strip() and record.happened_on):
        raise Refused("Write first what you did and when: it is what your witness reads.")
    if record.testimonies.filter(seal=account_seal(record)).exists():
        raise Refused("Your witness signed this account already.")
    asked = record.testimony_requests.select_related("link").exclude(witness=witness)
    others = [each.link.name for each in asked if each.link.state == "open"]
    if others:
        raise Refused(f"{others[0]} has a link for this already. Take it back before you ask somebody else.")


def request_of(link: GuestLink) -> TestimonyRequest:
    """LinkDead when the record was handed in, withdrawn or held back meanwhile."""
    rows = TestimonyRequest.objects.select_related(
        "witness", "record__centre", "record__author__user", "record__portfolio__learner__user"
    )
    asked = rows.filter(link=link, record__kind__in=TESTIMONIES).first()
    if asked is None or not asked.record.is_editable:
        raise LinkDead
    return asked


@transaction.atomic
def give_testimony(*, token: str, said: Said, path: str) -> Testimony:
    """Sign it, once. Moved when the account is no longer the one that was read; LinkDead for a link that
    ended. ``path`` leads the learner to the record.
    """
    link = look_up(token=token, purpose=TESTIMONY, hold=True)
    Record.objects.select_for_update().filter(pk=link.subject_id).first()  # not changed while it is signed
    asked = request_of(link)
    record = asked.record
    if account_seal(record) != said.seal:
        raise Moved(CHANGED)
    _refuse_unseen(said, record)
    testimony = Testimony(
        centre=record.centre,
        record=record,
        witness=asked.witness,
        link=link,
        words=said.words.strip(),
        relationship=said.relationship.strip(),
        job_title=said.job_title.strip(),
        seen_on=said.seen_on,
        saw_it_myself=said.saw_it_myself,
        signed_name=said.signed_name.strip(),
        facts=_facts(asked),
        seal=said.seal,
        signed_at=clock.now(),
    )
    testimony.full_clean()
    testimony.save()
    close_link(link=link, facts=_entered(testimony))
    notify(to=[record.portfolio.learner], event="testimony.given", path=path)
    return testimony


def _refuse_unseen(said: Said, record: Record) -> None:
    """It is of their own eyes, and of a day that has been (domain.md 8.7, invariant 18)."""
    if not said.saw_it_myself:
        raise ValidationError({"saw_it_myself": "Only somebody who saw it can sign this."})
    if said.seen_on > clock.today():
        raise ValidationError({"seen_on": "This date is in the future. Give the day you saw it."})


def _facts(asked: TestimonyRequest) -> dict[str, Any]:
    """Name and address are those that were asked, whatever the list was changed to since."""
    frozen = {name: getattr(asked.witness, name) for name in FROZEN}
    return frozen | {"name": asked.link.name, "email": asked.link.email or asked.witness.email}


def _entered(row: Testimony) -> dict[str, Any]:
    said = "\n".join((row.words, row.relationship, row.job_title, row.seen_on.isoformat(), row.signed_name))
    return {
        "record": row.record.ref,
        "witness": row.witness_id,
        "category": row.facts["category"],
        "said": commit_to(row.record.portfolio, said),
        "read": row.seal,
    }
