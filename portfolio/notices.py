"""Telling people by e-mail that something waits for them. No name of a learner stands in any such mail.

An event is declared once: what the subject says, and what the mail says above the link.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from portfolio.models import Membership


@dataclass(frozen=True)
class Event:
    """Both are whole sentences about nobody by name; the page behind the link says the rest."""

    subject: str
    body: str


EVENTS: dict[str, Event] = {
    "evidence.handed_in": Event(
        "Evidence waits to be judged", "A learner of yours handed something in. It waits in your queue."
    ),
    "evidence.judged": Event(
        "Your assessor has answered", "Something you handed in was judged. Read what your assessor wrote."
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


def notify(*, to: Iterable[Membership], event: str, path: str) -> None:
    """Tell these members, once the caller's transaction is committed. ``path`` leads to what it is about.

    KeyError for an event that is not declared.
    """
    EVENTS[event]
