"""The shapes that the story is told in. Days count back from the demo's today, a Friday (`days.demo_today`).

Texts may hold {158} or {158:short}, a date that many days ago; `story.learners(today)` puts the real dates
in.
"""

import re
from dataclasses import dataclass, field
from textwrap import dedent
from typing import Any

OPENS_A_LINE = re.compile(r"\s*([-*>|#]|\d+[.)] |\d\d:\d\d |[QA]: )")


@dataclass(frozen=True)
class Centre:
    """The demonstration centre."""

    name: str
    slug: str
    code: str
    address: str


@dataclass(frozen=True)
class Person:
    """Somebody who signs in; `role` is a key of portfolio.models.Role."""

    key: str
    name: str
    email: str
    role: str
    job_title: str


@dataclass(frozen=True)
class FileStory:
    """A file on a record: `maker` is a name in `files.MAKERS`, `name` is what the person called it."""

    maker: str
    name: str
    caption: str
    alt: str


@dataclass(frozen=True)
class ClaimStory:
    """This record shows that criterion, here, because. A locator is "2", "01:20", or empty for the whole."""

    criterion: str
    locator_kind: str
    locator: str
    reason: str


@dataclass(frozen=True)
class DoubtStory:
    """A "no" for one claim: the letter V, A, R or C, and why. Claims without a doubt are yes four times."""

    criterion: str
    letter: str
    reason: str


@dataclass(frozen=True)
class DecisionStory:
    """Met or not yet for one criterion, with the words the learner reads."""

    criterion: str
    outcome: str
    feedback: str


@dataclass(frozen=True)
class JudgementStory:
    """One assessor's answer to one version: outcome accepted or returned."""

    days_ago: int
    outcome: str
    feedback: str
    next_action: str = ""
    doubts: tuple[DoubtStory, ...] = ()
    decisions: tuple[DecisionStory, ...] = ()


@dataclass(frozen=True)
class SecondVersion:
    """What the learner sent after a record came back: the text again, and what changed in the details."""

    submitted_days_ago: int
    narrative: str
    details: dict[str, str]
    judgement: JudgementStory | None = None


@dataclass(frozen=True)
class RecordStory:
    """One record. Without `submitted_days_ago` it is a draft; submitted without a judgement it is waiting."""

    key: str
    kind: str
    title: str
    days_ago: int
    narrative: str
    claims: tuple[ClaimStory, ...] = ()
    until_days_ago: int | None = None
    setting: str = "workplace"
    medium: str = "document"
    origin: str = "own"
    author: str = "learner"
    details: dict[str, str] = field(default_factory=dict)
    files: tuple[FileStory, ...] = ()
    held_where: str = ""
    held_by: str = ""
    held_seen_by: str = ""
    held_seen_days_ago: int | None = None
    ai_use: str = "none"
    ai_note: str = ""
    submitted_days_ago: int | None = None
    judgement: JudgementStory | None = None
    second: SecondVersion | None = None

    @property
    def judgements(self) -> tuple[JudgementStory, ...]:
        """Every judgement of this record, oldest first."""
        later = self.second.judgement if self.second else None
        return tuple(given for given in (self.judgement, later) if given)

    @property
    def state(self) -> str:
        """Where the record stands at the end of the story: draft, waiting, accepted or returned."""
        if self.submitted_days_ago is None:
            return "draft"
        if self.judgement is None or (self.second and self.second.judgement is None):
            return "waiting"
        return self.judgements[-1].outcome


@dataclass(frozen=True)
class SignOffStory:
    """The two statements that close a unit."""

    unit: str
    statement: str
    statement_days_ago: int
    summative: str
    summative_days_ago: int


@dataclass(frozen=True)
class AsideStory:
    """A rule that the assessor sets aside: about one thing by its reference, or about everything."""

    days_ago: int
    rule: str
    about: str
    reason: str


@dataclass(frozen=True)
class LearnerStory:
    """One learner: who, on what, with whom, and their records in the order in which they were made."""

    person: str
    qualification: str
    units: tuple[str, ...]
    registration_number: str
    employer: str
    job_role: str
    started_days_ago: int
    planned_end_in_days: int
    assessor: str
    iqa: str
    welcome: str
    records: tuple[RecordStory, ...] = ()
    sign_offs: tuple[SignOffStory, ...] = ()
    #: The improvement loop: its scenes in order (loop_shapes.Scene), and its records handed in (PaperStory).
    loop: tuple[Any, ...] = ()
    papers: tuple[Any, ...] = ()
    asides: tuple[AsideStory, ...] = ()


def prose(text: str) -> str:
    """Join the soft-wrapped lines of each paragraph, so that text reads the same with or without Markdown.

    Lines that open a list item, a table row, a quote, a heading, a question, an answer or a minute
    ("03:10 …") stay lines.
    """
    blocks = dedent(text).strip().split("\n\n")
    return "\n\n".join(_joined(block) for block in blocks)


def _joined(block: str) -> str:
    lines: list[str] = []
    for line in block.splitlines():
        if lines and not OPENS_A_LINE.match(line):
            lines[-1] = f"{lines[-1]} {line.strip()}"
        else:
            lines.append(line.rstrip())
    return "\n".join(lines)


def claim(criterion: str, where: str, reason: str) -> ClaimStory:
    """Write a claim shortly: `where` is "p2" (page), "¶3" (paragraph), "04:10" (time) or "" (all of it)."""
    kinds = {"p": "page", "¶": "paragraph"}
    if not where:
        return ClaimStory(criterion, "whole", "", reason)
    if where[0] in kinds:
        return ClaimStory(criterion, kinds[where[0]], where[1:], reason)
    return ClaimStory(criterion, "time", where, reason)


def met(criterion: str, feedback: str) -> DecisionStory:
    return DecisionStory(criterion, "met", feedback)


def not_yet(criterion: str, feedback: str) -> DecisionStory:
    return DecisionStory(criterion, "not_yet", feedback)


def accepted(
    days_ago: int, feedback: str, *decisions: DecisionStory, next_action: str = ""
) -> JudgementStory:
    return JudgementStory(days_ago, "accepted", feedback, next_action, decisions=decisions)


def returned(days_ago: int, feedback: str, next_action: str, *doubts: DoubtStory) -> JudgementStory:
    return JudgementStory(days_ago, "returned", feedback, next_action, doubts=doubts)
