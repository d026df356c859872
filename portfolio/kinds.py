"""The registry of record kinds: the only plug-in point.

A kind is one small declaration: what it is called, who may write it, what it must hold, which
signatures it needs before it counts, and how it is shown. Adding an evidence type is adding one
declaration. The codes and the signatures follow domain.md section 5.2; a centre may rename them.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from .models import Membership, Record, Role, Signature

ASSESSORS = (Role.ASSESSOR, Role.TRAINEE_ASSESSOR)
#: Parts of the printed pack that records stand in (domain.md section 6).
PLANS_AND_REVIEWS, PERFORMANCE, QUESTIONING, DISCUSSIONS, EVIDENCE_ITEMS = 6, 10, 11, 12, 13


@dataclass(frozen=True)
class Detail:
    """One extra field of a kind, kept in ``Record.details`` under ``key``.

    With ``choices`` (code and words) one of them is picked, and the code is kept.
    """

    key: str
    label: str
    help: str = ""
    long: bool = False
    choices: tuple[tuple[str, str], ...] = ()

    def words(self, value: str) -> str:
        """What a person reads for ``value``."""
        return dict(self.choices).get(value, value)


def _plain_details(record: Record) -> dict[str, Any]:
    return {key: value for key, value in sorted(record.details.items()) if value}


@dataclass(frozen=True)
class Kind:
    code: str
    label: str
    about: str
    authors: tuple[str, ...] = (Role.LEARNER,)
    needs: tuple[str, ...] = (Signature.Purpose.AUTHENTICITY,)
    agreed_by_learner: bool = False  # read and signed by the learner too, once its author signed
    proves: bool = True  # whether criteria can be claimed for it
    details: tuple[Detail, ...] = ()
    icon: str = "document-text"
    stage: str = ""  # of the loop: feedback, plan, change or review
    part: int = EVIDENCE_ITEMS  # of the pack that it prints in (domain.md section 6)
    start: str = ""  # URL name of the page that begins one; empty where the plain form does
    start_for: str = ""  # the same for one that staff begin: URL name with the portfolio's reference
    editor: str = ""  # URL name, with portfolio and record reference, of the page where it is written
    page_template: str = "portfolio/record/narrative.html"
    print_template: str = "export/record.html"
    snapshot: Callable[[Record], dict[str, Any]] = field(default=_plain_details)

    @property
    def has_own_tables(self) -> bool:
        """Whether it holds more than its record: then its own page writes it, and a draft may be bare."""
        return bool(self.editor)

    def may_author(self, member: Membership) -> bool:
        return member.role in self.authors

    def signed_by(self, author: Membership) -> bool:
        """Whether this author signs it as a true record. A simulation that the learner wrote is declared."""
        if Signature.Purpose.AUTHORED in self.needs:
            return True
        return self.agreed_by_learner and author.role in ASSESSORS


_kinds: dict[str, Kind] = {}


def register(kinds: Iterable[Kind]) -> None:
    """Called by each app once, when it is ready. The same code twice is a mistake in the code."""
    for kind in kinds:
        if kind.code in _kinds and _kinds[kind.code] != kind:
            raise ValueError(f"The record kind {kind.code} is declared twice.")
        _kinds[kind.code] = kind


def kind_of(code: str) -> Kind:
    """KeyError for a code nobody declared."""
    return _kinds[code]


def all_kinds() -> list[Kind]:
    return list(_kinds.values())


def kinds_for(member: Membership) -> list[Kind]:
    return [kind for kind in _kinds.values() if kind.may_author(member)]
