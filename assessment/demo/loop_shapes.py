"""The shapes that the loop is told in: scenes, each one service on one day, and the papers handed in.

A scene names what it makes by a key; later scenes point at it with ``The``. Nothing here is worked out
before the day of its scene has come.
"""

from dataclasses import dataclass, field
from typing import Any

from assessment.demo.shapes import ClaimStory, JudgementStory, prose


@dataclass(frozen=True)
class Day:
    """A date, so many days before the demo's today; below nought it lies ahead."""

    days_ago: int


@dataclass(frozen=True)
class The:
    """What an earlier scene, or a record of the story, made under this key."""

    key: str


@dataclass(frozen=True)
class Words:
    """What was said in these sources: of one theme, or in just these words."""

    sources: tuple[str, ...]
    theme: str = ""
    exactly: tuple[str, ...] = ()


@dataclass(frozen=True)
class Figures:
    """The readings of a measure between two days, both counted back from today."""

    measure: str
    since: int
    until: int


@dataclass(frozen=True)
class Said:
    """One thing somebody said or scored; ``theme`` is a letter of the learner's theme list, ``mood`` one of
    -1, 0 and 1, and ``checked`` False while nobody has looked through the words for personal details.
    """

    days_ago: int
    text: str = ""
    score: int | None = None
    mood: int | None = None
    theme: str = ""
    channel: str = ""
    checked: bool = True
    origin: str = "customer"


@dataclass(frozen=True)
class Scene:
    """``act`` is a name of loop_acts.ACTS, ``given`` what it takes, ``by`` a person if not the learner."""

    days_ago: int
    act: str
    key: str = ""
    given: dict[str, Any] = field(default_factory=dict)
    by: str = ""


@dataclass(frozen=True)
class PaperStory:
    """A record of the loop on its way to the assessor, as RecordStory tells it for the others.

    One that was not handed in yet says on which day its learner said what it shows.
    """

    key: str
    claims: tuple[ClaimStory, ...]
    submitted_days_ago: int | None = None
    judgement: JudgementStory | None = None
    second: None = None
    claimed_days_ago: int = 0

    @property
    def day(self) -> int:
        return self.claimed_days_ago if self.submitted_days_ago is None else self.submitted_days_ago


def scene(days_ago: int, act: str, key: str = "", *, by: str = "", **given: Any) -> Scene:
    return Scene(days_ago, act, key, given, by)


def sheet(title: str, days_ago: int | None = None, words: str = "", until: int | None = None) -> dict:
    """The part of a loop record that every record has."""
    return {
        "title": title,
        "happened_on": None if days_ago is None else Day(days_ago),
        "happened_until": None if until is None else Day(until),
        "narrative": prose(words) if words else "",
        "pii_checked": True,
        "ai_use": "none",
    }


def entry(days_ago: int, key: str, of: str, kind: str, *text: str, **fields: Any) -> Scene:
    """A journal entry of a title and its words, typed on its own day unless ``typed`` says later."""
    title, words = text
    return scene(
        fields.pop("typed", days_ago),
        "entry",
        key,
        improvement=The(of),
        kind=kind,
        fields=fields,
        record_fields=sheet(title, days_ago, words),
    )


def action(days_ago: int, key: str, of: str, title: str, **fields: Any) -> Scene:
    return scene(days_ago, "plan_action", key, improvement=The(of), fields=fields, record_fields=sheet(title))
