"""Where a testimony stands, beside its record."""

from dataclasses import dataclass

from portfolio.models import GuestLink, Membership, Record, Testimony, TestimonyRequest
from portfolio.permissions import may_ask_witness
from portfolio.testimonies import TESTIMONIES, account_seal, expert_faults

WORDS = {"open": "Waiting for an answer", "revoked": "Taken back", "expired": "Ran out"}


@dataclass(frozen=True)
class TestimonyCard:
    """``signed`` is the newest testimony; ``is_earlier`` when the account was changed after it was signed."""

    signed: Testimony | None
    is_earlier: bool
    asked: list[tuple[GuestLink, str, str]]
    faults: list[str]
    can_ask: bool

    @property
    def is_open(self) -> bool:
        return any(state == "open" for _, state, _ in self.asked)


def testimony_about(member: Membership, record: Record) -> TestimonyCard | None:
    """None for a record that is no testimony, and for others while its author works on it: nobody reads
    another person's draft (promises.md 5). Three queries, whoever was asked.
    """
    if record.kind not in TESTIMONIES or (record.is_editable and record.author_id != member.pk):
        return None
    signed = Testimony.objects.visible_to(member).filter(record=record).first()
    is_earlier = signed is not None and signed.seal != account_seal(record)
    can_ask = may_ask_witness(member, record) and (signed is None or is_earlier)
    faults = expert_faults(record) if record.kind == "EWT" else []
    return TestimonyCard(signed, is_earlier, asked_about(member, record), faults, can_ask)


def asked_about(member: Membership, record: Record) -> list[tuple[GuestLink, str, str]]:
    """Links that were not answered, newest first: the link, its state, and the state in words."""
    rows = TestimonyRequest.objects.visible_to(member).filter(record=record, link__answered_at=None)
    states = [(row.link, row.link.state) for row in rows.select_related("link")]
    return [(link, state, WORDS[state]) for link, state in states]
