"""What is missing, in the order it is to be read: what counts now, what comes next, what can wait."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from assessment.readiness import Gate, Result, Scope, Severity, rule_of

from .lines import Line, Looker, lines_of

#: How many lines stand open, of what counts now and of the next step; the rest is folded.
NOW, NEXT = 5, 3
#: What each gate of a turn is called, in the order of the loop.
BEFORE = {
    Gate.ANALYSING: "Before you find out why",
    Gate.PLANNING: "Before you plan",
    Gate.AGREED: "Before the plan is agreed",
    Gate.CHANGING: "Before the change starts",
    Gate.LIVE: "Before it goes live",
    Gate.REVIEWED: "Before it is reviewed",
    Gate.CLOSED: "Before this turn is closed",
}
HANDING_IN = "When it is handed in"


@dataclass(frozen=True)
class Later:
    """To-dos that one gate asks for."""

    words: str
    lines: list[Line]

    @property
    def first(self) -> list[Line]:
        return self.lines[:NEXT]

    @property
    def rest(self) -> list[Line]:
        return self.lines[NEXT:]


@dataclass(frozen=True)
class Missing:
    """``now`` are errors, then warnings; ``next`` what the next gate asks for, ``later`` those after it.

    ``turn`` says whose turn it is where that is the same for every line; the lines then leave it out.
    """

    now: list[Line] = field(default_factory=list)
    next: Later | None = None
    later: list[Later] = field(default_factory=list)
    hints: list[Line] = field(default_factory=list)
    asides: list[Line] = field(default_factory=list)
    turn: str = ""

    @property
    def first(self) -> list[Line]:
        return self.now[:NOW]

    @property
    def rest(self) -> list[Line]:
        return self.now[NOW:]

    @property
    def waiting(self) -> int:
        return sum(len(each.lines) for each in self.later)

    @property
    def errors(self) -> int:
        return sum(each.level == "error" for each in self.now)

    @property
    def warnings(self) -> int:
        return len(self.now) - self.errors

    @property
    def is_empty(self) -> bool:
        return not (self.now or self.next or self.later or self.hints or self.asides)


def missing_of(lines: Iterable[Line]) -> Missing:
    """Hints are hints whether they count already or not."""
    turn, lines = _turn_once(list(lines))
    todo = [each for each in lines if each.level == "todo" and not _is_hint(each)]
    steps = _by_gate(todo)
    return Missing(
        now=[each for level in ("error", "warning") for each in lines if each.level == level],
        next=steps[0] if steps else None,
        later=steps[1:],
        hints=[_under_heading(each) for each in lines if _is_hint(each)],
        asides=[_under_heading(each) for each in lines if each.level == "set_aside"],
        turn=turn,
    )


def _turn_once(lines: list[Line]) -> tuple[str, list[Line]]:
    turns = {each.turn for each in lines if each.level != "set_aside"}
    if len(turns) != 1:
        return "", lines
    return turns.pop(), [replace(each, turn="") for each in lines]


def _under_heading(line: Line) -> Line:
    """The heading over it says what sort it is."""
    return replace(line, level="")


def _is_hint(line: Line) -> bool:
    return line.level != "set_aside" and rule_of(line.rule).severity == Severity.INFO


def _by_gate(todo: list[Line]) -> list[Later]:
    found: dict[str, list[Line]] = {}
    for gate, words in BEFORE.items():
        found[words] = [each for each in todo if _gate(each) == gate]
    found[HANDING_IN] = [each for each in todo if _gate(each) not in BEFORE]
    return [Later(words, [_under_heading(each) for each in lines]) for words, lines in found.items() if lines]


def _gate(line: Line) -> Gate:
    """A unit is asked when it is handed in, whatever the gate of its rule is called."""
    rule = rule_of(line.rule)
    return rule.gate if rule.scope == Scope.IMPROVEMENT else Gate.SUBMIT


def still_asked(results: Iterable[Result]) -> list[Result]:
    """Without those whose criteria are all met by now."""
    return [each for each in results if not each.is_past]


def once_each(lines: Iterable[Line]) -> list[Line]:
    """What a rule says for several qualifications alike stands in one line, with the criteria of all."""
    found: dict[tuple[str, str], Line] = {}
    for line in lines:
        key = (line.rule, line.level)
        before = found.get(key)
        criteria = dict.fromkeys((*(before.criteria if before else ()), *line.criteria))
        found[key] = replace(before or line, criteria=tuple(criteria))
    return list(found.values())


def lines_about(results: Iterable[Result], ref: str, looks: Looker) -> list[Line]:
    """On a page about ``ref``: no line need name it, nor all that a record claims."""
    return [_short(each, ref) for each in lines_of(results, looks)]


def _short(line: Line, ref: str) -> Line:
    at = tuple(each for each in line.at if each.ref != ref)
    is_of_record = rule_of(line.rule).scope == Scope.EVIDENCE
    return replace(line, at=at, criteria=() if is_of_record else line.criteria)
