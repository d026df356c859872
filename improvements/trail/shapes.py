"""What the trail of a turn is made of: plain data for pages and print alike."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse
from django.utils import timezone

from portfolio.places import place_url

#: What each kind of node is called.
LABELS = {
    "turn": "Turn of the loop",
    "source": "Feedback",
    "measure": "Figure",
    "finding": "Finding",
    "plan": "Plan",
    "objective": "Objective",
    "action": "Change",
    "entry": "Journal",
    "evidence": "Evidence",
    "line": "Before and after",
    "review": "Review",
}


@dataclass(frozen=True)
class Node:
    """One thing of the trail. ``ref`` is as people write it (AN-01.2); ``record`` is the reference of
    the record it stands in, empty for a turn and a measure; ``place`` is its address as (name, arguments).
    """

    key: str
    kind: str  # a key of LABELS
    stage: str  # feedback, plan, change or review; empty for ordinary evidence
    ref: str
    words: str
    place: tuple[str, ...]
    record: str = ""
    day: date | None = None
    recorded_at: datetime | None = None

    @property
    def label(self) -> str:
        return LABELS[self.kind]

    @property
    def url(self) -> str:
        name, *arguments = self.place
        return reverse(name, args=arguments) if ":" in name else place_url(name, *arguments)

    @property
    def typed_on(self) -> date | None:
        """The day it was typed, where that was after the day it is about."""
        if not self.recorded_at or not self.day:
            return None
        typed = timezone.localdate(self.recorded_at)
        return typed if typed > self.day else None


@dataclass(frozen=True)
class Edge:
    """``before`` led to ``after``; ``words`` say how, where there is more to say ("38 say so")."""

    before: str
    after: str
    words: str = ""


@dataclass(frozen=True)
class Gap:
    """A link that is not there. ``hidden`` when it is, but was not handed in yet.

    ``rules`` are ids of the readiness rules that say the same, so that a page need not say it twice.
    """

    key: str
    words: str
    hidden: bool = False
    rules: tuple[str, ...] = ()


@dataclass(frozen=True)
class Trail:
    """Nodes in the order of the loop. ``hidden`` counts the records the reader may not see yet."""

    nodes: tuple[Node, ...] = ()
    edges: tuple[Edge, ...] = ()
    gaps: tuple[Gap, ...] = ()
    hidden: int = 0

    def led_to(self, keys: set[str]) -> list[Node]:
        """All that led to these, in the order of the loop."""
        return self._reached(keys, [(edge.after, edge.before) for edge in self.edges])

    def came_of(self, keys: set[str]) -> list[Node]:
        """All that these led to, in the order of the loop."""
        return self._reached(keys, [(edge.before, edge.after) for edge in self.edges])

    def gaps_of(self, keys: set[str]) -> list[Gap]:
        return [gap for gap in self.gaps if gap.key in keys]

    def _reached(self, keys: set[str], steps: list[tuple[str, str]]) -> list[Node]:
        ways: dict[str, set[str]] = defaultdict(set)
        for start, end in steps:
            ways[start].add(end)
        found, waiting = set(keys), list(keys)
        while waiting:
            fresh = ways[waiting.pop()] - found
            found |= fresh
            waiting += fresh
        return [node for node in self.nodes if node.key in found - keys]
