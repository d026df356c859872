"""Telling people by e-mail that something waits for them. No name of a learner stands in any such mail.

An event is declared once: what the subject says, and what the mail says above the link.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from portfolio.jobs import in_background
from portfolio.models import Membership, Notice


@dataclass(frozen=True)
class Event:
    """Both are whole sentences about nobody by name; the page behind the link says the rest."""

    subject: str
    body: str


EVENTS: dict[str, Event] = {
    "evidence.handed_in": Event(
        "Evidence waits to be judged", "A learner of yours handed something in. It waits in your queue."
    ),
    "unit.declared": Event(
        "A unit waits for your signature",
        "A learner of yours declared a unit complete. Read it and sign it off.",
    ),
    "unit.signed": Event("Your unit is signed off", "Your assessor signed a unit of yours off."),
    "unit.to_countersign": Event(
        "A unit waits for your countersignature",
        "A trainee signed a unit off. It counts once a qualified assessor has countersigned it.",
    ),
    "allocation.given": Event("You have a new learner", "You were given a learner to work with."),
    "evidence.judged": Event(
        "Your assessor has answered", "Something you handed in was judged. Read what your assessor wrote."
    ),
    "testimony.given": Event(
        "Your witness has answered", "Somebody you asked wrote what they saw and signed it. Read it."
    ),
    "brief.to_verify": Event(
        "A brief waits to be checked",
        "An assignment brief was written or changed. Check it before its issue.",
    ),
    "brief.verified": Event(
        "Your brief was checked", "An internal verifier looked at your brief. Read what they wrote."
    ),
    "assignment.set": Event(
        "You have a new assignment", "An assignment was set to you. Read what it asks, and by when."
    ),
    "assignment.extended": Event(
        "Your deadline moved", "You have more time for an assignment. See the new deadline."
    ),
    "assignment.authorised": Event(
        "An answer about handing in again",
        "The lead internal verifier answered whether an assignment may be handed in once more.",
    ),
    "judgement.to_confirm": Event(
        "A trainee's judgement waits for you", "It counts once a qualified assessor has confirmed it."
    ),
    "judgement.confirmed": Event(
        "A colleague confirmed your judgement", "What you judged as a trainee counts from now on."
    ),
    "judgement.refused": Event(
        "A colleague did not confirm your judgement", "Read why, and judge the evidence again."
    ),
    "criterion.reopened": Event(
        "A decided criterion is open again", "Read why it was opened, and whose turn it is."
    ),
    "sampling.plan_waits": Event(
        "A sampling plan waits for approval", "A plan was drafted. It draws nothing until you approve it."
    ),
    "sampling.sample_waits": Event(
        "A sample waits for you", "A unit was chosen for internal verification, and you are to look at it."
    ),
    "sampling.outcome_given": Event(
        "Internal verification has looked at your work", "A sample is finished. Read what was found."
    ),
    "sampling.action_answered": Event(
        "An action was answered", "An assessor did what you asked for. Close it, or send it back."
    ),
    "sampling.action_sent_back": Event(
        "An action was sent back", "The verifier still misses something. Read what it is."
    ),
    "certificate.to_authorise": Event(
        "A claim for a certificate waits for you",
        "A claim was prepared. Authorise it, or say what is missing.",
    ),
    "certificate.to_release": Event(
        "A claim for a certificate waits for your release",
        "The centre has authorised a claim that it may not send without your word.",
    ),
    "certificate.to_submit": Event(
        "A claim for a certificate can be sent", "It may go to the awarding organisation now."
    ),
    "appeal.raised": Event(
        "An appeal waits for an adjudicator", "An appeal was raised or taken further. Name who answers it."
    ),
    "appeal.to_answer": Event(
        "An appeal waits for your answer", "You are named as its adjudicator. Read it, and answer in time."
    ),
    "appeal.answered": Event("Your appeal was answered", "Read the answer, and what you can do next."),
    "case.opened": Event("A case was opened", "A case waits to be reported and looked into."),
    "case.to_read": Event("You may read a case", "You were named as somebody who may read a case."),
    "record.to_agree": Event(
        "Something to read and sign",
        "Your assessor wrote a record with you. Read it, and sign if it says what happened.",
    ),
    "record.agreed": Event(
        "A learner signed your record",
        "A learner read what you wrote about your work together and signed it.",
    ),
    "standardising.judge": Event(
        "A standardisation meeting asks for your judgement",
        "Judge for yourself first: nobody sees the others’ words before.",
    ),
    "interest.raised": Event(
        "An interest waits for you", "A colleague declared an interest. Agree what is to be done about it."
    ),
    "interest.mitigated": Event(
        "A mitigation was agreed", "Read what is to be done about the interest that you declared."
    ),
}

_silent: ContextVar[bool] = ContextVar("silent", default=False)


@contextmanager
def silent() -> Iterator[None]:
    """Nobody is told of what happens within the block: the demonstration tells of days long gone."""
    token = _silent.set(True)
    try:
        yield
    finally:
        _silent.reset(token)


def notify(*, to: Iterable[Membership], event: str, path: str) -> None:
    """Put a mail to each of these members into the outbox, in the caller's transaction: both or neither.

    It is sent in the background. ``path`` leads to what it is about; KeyError for an undeclared event.
    """
    EVENTS[event]
    people = {} if _silent.get() else {member.pk: member for member in to}
    rows = [
        Notice(centre_id=member.centre_id, member=member, event=event, path=path)
        for member in people.values()
    ]
    if rows:
        Notice.objects.bulk_create(rows)
        in_background("portfolio.services.delivery.deliver", [row.pk for row in rows])
