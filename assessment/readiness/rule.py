"""What a rule is: one small declaration, and a function over plain facts (domain.md section 4).

To add one, write it in the module of its phase and give it a failing and a passing example in
tests/assessment/readiness/examples. Rules advise. Nothing that decides may import this package.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from .facts import Fact
from .params import PARAMETERS, Given
from .wording import in_words


class Severity(StrEnum):
    """An error holds handing in; a warning is shown and holds nothing; a hint is a hint."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Gate(StrEnum):
    """When a rule starts to count; before that it is something to do. States of the loop, then steps of the
    assessment."""

    ALWAYS = "always"
    ANALYSING = "analysing"
    PLANNING = "planning"
    AGREED = "agreed"
    CHANGING = "changing"
    LIVE = "live"
    REVIEWED = "reviewed"
    CLOSED = "closed"
    SUBMIT = "submit"
    DECIDE = "decide"
    SIGN_OFF = "sign_off"
    SAMPLE = "sample"
    CLAIM = "claim"


class Scope(StrEnum):
    """What a rule is asked of, one by one."""

    IMPROVEMENT = "improvement"
    EVIDENCE = "evidence"
    CRITERION = "criterion"
    UNIT = "unit"
    ENROLMENT = "enrolment"
    DECISION = "decision"
    SUBMISSION = "submission"
    SAMPLE = "sample"
    CERTIFICATE = "certificate"
    PLAN = "plan"
    STAFF = "staff"


#: The letters before the number of a rule, and the phase of the loop they stand for.
PHASES = {
    "FB": "feedback", "AN": "analysis", "PL": "plan", "IM": "implement", "RV": "review",
    "PR": "promote", "SU": "sustain", "PF": "portfolio", "QA": "quality",
}  # fmt: skip

Answer = bool | Iterable[Fact]
Check = Callable[[Any, Given], Answer]


@dataclass(frozen=True, eq=False)
class Rule:
    """``check(thing, given)`` is true, or names the facts at fault, where the rule fails.

    ``criteria`` and ``official`` are the criteria it guards in our own units and in H/601/1554; a
    specification may say otherwise. ``units`` limits rules of a unit's or portfolio's own scope; ``fix`` is a
    key of fixes.FIXES, ``turn`` the role that acts. ``source`` says where a rule without seeds comes from.
    ``told_by`` are rules that name the gap more exactly: where one of them fails too, pages show only that
    (telling.untold). The rule still holds the criteria it guards.
    """

    id: str
    message: str
    severity: Severity
    gate: Gate
    scope: Scope
    check: Check
    criteria: tuple[str, ...] = ()
    official: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    seeds: tuple[str, ...] = ()
    params: tuple[str, ...] = ()
    overridable: bool = True
    skip_made_up: bool = False
    fix: str = ""
    turn: str = "learner"
    source: str = ""
    told_by: tuple[str, ...] = ()

    @property
    def phase(self) -> str:
        return PHASES[self.id[:2]]

    def sentence(self, given: Given) -> str:
        """Its message with the centre's figures in it."""
        return self.message.format(**{name: in_words(getattr(given, name)) for name in self.params})

    def faults(self, thing: Fact, given: Given) -> list[Fact]:
        """The facts at fault; the thing itself where the rule names none. Empty when all is well."""
        answer = self.check(thing, given)
        if isinstance(answer, bool):
            return [thing] if answer else []
        return list(answer)


_rules: dict[str, Rule] = {}
ALL_UNITS = "PCI UCI MCP ECI"


def rule(
    code: str,
    message: str,
    severity: Severity,
    *,
    gate: Gate,
    scope: Scope = Scope.IMPROVEMENT,
    criteria: str = "",
    official: str = "",
    units: str = ALL_UNITS,
    seeds: str = "",
    params: str = "",
    **more: Any,
) -> Callable[[Check], Check]:
    """Declares the function below it as a rule. Lists are written with spaces between."""

    def declare(check: Check) -> Check:
        if code in _rules:
            raise ValueError(f"Rule {code} is declared twice.")
        lists = {"criteria": criteria, "official": official, "units": units, "seeds": seeds, "params": params}
        split = {name: tuple(words.split()) for name, words in lists.items()}
        if unknown := set(split["params"]) - PARAMETERS.keys():
            raise ValueError(f"Rule {code} names unknown parameters: {', '.join(sorted(unknown))}.")
        named: dict[str, Any] = split | more
        _rules[code] = Rule(code, message, severity, gate, scope, check, **named)
        return check

    return declare


def all_rules() -> list[Rule]:
    """In the order of the loop, then by number."""
    order = list(PHASES)
    return sorted(_rules.values(), key=lambda each: (order.index(each.id[:2]), each.id))


def rule_of(code: str) -> Rule:
    """KeyError for a code nobody declared."""
    return _rules[code]
