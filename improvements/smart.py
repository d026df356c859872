"""Is an objective SMART? Five ticks from the data, never from the learner (domain.md section 7)."""

from collections.abc import Iterable
from dataclasses import dataclass

from .models import JournalEntry, Objective, Plan


@dataclass(frozen=True)
class Tick:
    """``missing`` says what would turn it on; empty when it is on."""

    letter: str
    word: str
    missing: str

    @property
    def is_on(self) -> bool:
        return not self.missing


def has_aim(plan: Plan) -> bool:
    """Whether the plan says what it is good for: an effect it expects, or a strategy it serves."""
    if plan.expected_customer_effect or plan.expected_business_effect:
        return True
    return plan.improvement.journal.filter(kind=JournalEntry.Kind.STRATEGY).exists()


def smart_of(objective: Objective, *, aim: bool) -> list[Tick]:
    """S, M, A, R and T of one objective; ``aim`` is ``has_aim`` of its plan. Prefetch its findings."""
    return [
        Tick("S", "Specific", _lacking([("what should be better", objective.text)])),
        Tick("M", "Measurable", _lacking(_measured(objective))),
        Tick(
            "A",
            "Agreed",
            _lacking(
                [("who sees to it", objective.owner), ("the day they agreed", objective.owner_agreed_on)]
            ),
        ),
        Tick(
            "R",
            "Relevant",
            _lacking(
                [("a finding it answers", bool(objective.findings.all())), ("what the plan should gain", aim)]
            ),
        ),
        Tick("T", "Timed", _lacking([("the day it is due", objective.due_on)])),
    ]


def _measured(objective: Objective) -> list[tuple[str, object]]:
    return [
        ("a measure", objective.measure_id),
        ("the figure today", objective.baseline is not None),
        ("the figure to reach", objective.target is not None),
    ]


def _lacking(parts: Iterable[tuple[str, object]]) -> str:
    """Of the named parts those that are empty: "a measure and the figure to reach"."""
    *most, last = [name for name, value in parts if not value] or [""]
    return f"{', '.join(most)} and {last}" if most else last
