"""What a guest is asked about: read before it is answered, and bound to the answer by its hash."""

from dataclasses import dataclass
from typing import Any

from improvements.models import Plan
from improvements.snapshots.plan import plan_sections
from portfolio.canonical import fingerprint
from portfolio.kinds import kind_of
from portfolio.models import GuestLink, Record, RecordState
from portfolio.refusals import Moved, Refused
from portfolio.services.ledger import commit_to

GONE = (RecordState.WITHDRAWN, RecordState.QUARANTINED)


@dataclass(frozen=True)
class Shown:
    """What a guest reads; ``sections`` as in a snapshot, ``seal`` the SHA-256 of all the rest."""

    record: Record
    narrative: str
    sections: list[dict[str, Any]]

    @property
    def seal(self) -> str:
        day = self.record.happened_on
        return fingerprint(
            {
                "ref": self.record.ref,
                "title": self.record.title,
                "happened_on": day.isoformat() if day else None,
                "narrative": self.narrative,
                "sections": self.sections,
            }
        )


def shown_plan(plan: Plan) -> Shown:
    """The plan as it stands, without who was asked. Load it with its record."""
    return Shown(plan.record, "", plan_sections(plan))


def shown_deed(record: Record) -> Shown:
    """An action or a communication as it stands."""
    return Shown(record, record.narrative, kind_of(record.kind).snapshot(record)["sections"])


def refuse_gone(record: Record) -> None:
    if record.state in GONE:
        raise Refused(f"{record.ref} is “{record.get_state_display()}”. Nobody can be asked about it.")


def refuse_moved(shown: Shown, seal: str) -> None:
    if shown.seal != seal:
        raise Moved("This changed while you were reading. Look at it again, then answer.")


def answer_facts(link: GuestLink, record: Record, answer: str, words: str, seal: str) -> dict[str, Any]:
    said = commit_to(link.portfolio, words.strip())
    return {"record": record.ref, "answer": answer, "words": said, "read": seal}
