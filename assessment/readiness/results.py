"""What readiness found: one result for each rule and thing, and the lists that pages ask for."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from .facts import Criterion, Enrolment, Fact, Improvement, Unit
from .params import Given
from .rule import Rule, Severity

#: From what must be put right to what is only a hint.
LEVELS = ("error", "warning", "todo", "info", "set_aside")


class Standing(StrEnum):
    """``TODO`` before the rule's gate, then ``FAILING``; ``SET_ASIDE`` by an assessor with a reason."""

    TODO = "todo"
    FAILING = "failing"
    SET_ASIDE = "set_aside"


@dataclass(frozen=True, slots=True)
class Aside:
    """An assessor's word that a rule is not needed; ``about`` is one thing's ref, or empty for all."""

    rule: str
    about: str
    reason: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Guarded:
    """A criterion that a result stands in the way of."""

    unit: Unit
    criterion: Criterion


@dataclass(frozen=True, slots=True)
class Result:
    """``thing`` is what the rule was asked of, ``faults`` where it fails, ``guards`` what it touches."""

    rule: Rule
    thing: Fact
    faults: tuple[Fact, ...]
    standing: Standing
    guards: tuple[Guarded, ...]
    sentence: str
    aside: Aside | None = None
    behind_drafts: tuple[Fact, ...] = ()  # faults found only because of what was never handed in

    @property
    def blocks(self) -> bool:
        """Holds handing in of what it guards."""
        return self.standing == Standing.FAILING and self.rule.severity == Severity.ERROR

    @property
    def level(self) -> str:
        """What a page shows: set_aside, todo, error, warning or info."""
        return str(self.rule.severity) if self.standing == Standing.FAILING else str(self.standing)

    @property
    def open_faults(self) -> tuple[Fact, ...]:
        """Those that everybody who reads the portfolio may know of."""
        return tuple(each for each in self.faults if not each.hidden and each not in self.behind_drafts)

    @property
    def is_private(self) -> bool:
        """Only about what its author alone may know of yet, or found only because of that."""
        return not self.open_faults

    @property
    def open_guards(self) -> list[Guarded]:
        """Those that are not met yet."""
        return [each for each in self.guards if not each.criterion.met]

    @property
    def is_past(self) -> bool:
        """All that it stood in the way of is met by now."""
        return bool(self.guards) and not self.open_guards


@dataclass
class Readiness:
    """Every rule that does not hold for one enrolment, in the order of the loop."""

    enrolment: Enrolment
    given: Given
    results: list[Result] = field(default_factory=list)

    def of_unit(self, pk: int) -> list[Result]:
        """Those that guard a criterion of the unit, or are about the unit itself."""
        return [each for each in self.results if _touches(each, pk)]

    def of_criterion(self, unit_pk: int, code: str) -> list[Result]:
        return [
            each
            for each in self.results
            if any(g.unit.pk == unit_pk and g.criterion.ref == code for g in each.guards)
        ]

    def of_improvement(self, pk: int) -> list[Result]:
        return [each for each in self.results if isinstance(each.thing, Improvement) and each.thing.pk == pk]

    def of_record(self, ref: str) -> list[Result]:
        """Those about the record, and those of its improvement that are put right on it."""
        return [each for each in self.results if any(fault.record == ref for fault in each.faults)]

    @property
    def set_aside(self) -> Iterator[Result]:
        return (each for each in self.results if each.standing == Standing.SET_ASIDE)

    def is_ready(self, unit_pk: int, code: str) -> bool:
        """No failing error stands in the criterion's way (domain.md 8.3, open to ready)."""
        return not any(each.blocks for each in self.of_criterion(unit_pk, code))


def _touches(result: Result, unit_pk: int) -> bool:
    if isinstance(result.thing, Unit):
        return result.thing.pk == unit_pk
    return any(each.unit.pk == unit_pk for each in result.guards)
