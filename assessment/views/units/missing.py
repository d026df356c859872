"""Why a unit is not 100 %: decisions and rules in one list, where nothing stands twice."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from assessment.progress import EnrolmentProgress, UnitProgress
from assessment.progress.gaps import NOT_HANDED_IN, Gap, gaps_of
from assessment.readiness import Gate, Result, Standing
from assessment.readiness.facts import Criterion, Evidence
from assessment.readiness.telling import untold
from assessment.views.readiness.lines import Line, Looker, lines_of

from .reasons import reason

OPEN_LINES = 7
#: The rule that says of a criterion what the gap "no evidence" says.
NO_CLAIM = "PF-01"
#: From what must be put right to what is only a hint; states of gaps among them.
RANKS = {"error": 0, "not_yet": 0, "returned": 0, "warning": 1, "info": 3}
#: A record in these states is with the assessor, who sees its warnings beside it.
WITH_ASSESSOR = ("submitted", "under_review")


@dataclass(frozen=True)
class Missing:
    """Numbered lines in the order of what unblocks most, and the rules that were set aside."""

    lines: list[Line]
    aside: list[Line]

    @property
    def first(self) -> list[Line]:
        return self.lines[:OPEN_LINES]

    @property
    def rest(self) -> list[Line]:
        return self.lines[OPEN_LINES:]

    @property
    def words(self) -> str:
        """3 things missing, 2 are yours."""
        count, mine = len(self.lines), sum(each.is_mine for each in self.lines)
        if count == mine == 1:
            return "1 thing missing, and it is yours"
        whose = {count: "all yours", 0: "none is yours", 1: "1 is yours"}.get(mine, f"{mine} are yours")
        return f"{count} thing{'' if count == 1 else 's'} missing, {whose}" if count else ""

    def waits(self) -> dict[str, list[Line]]:
        """By code of a criterion: the lines that stand in its way."""
        found: dict[str, list[Line]] = {}
        for line in self.lines:
            for code in line.codes:
                found.setdefault(code, []).append(line)
        return found


def missing_of(unit: UnitProgress, progress: EnrolmentProgress, looks: Looker) -> Missing:
    """``progress`` is the whole enrolment's, of which ``unit`` is one; ``looks`` says who asks."""
    pk = unit.row.pk
    results = progress.readiness.of_unit(pk) if progress.readiness else []
    open_ones = [_soon(each) for each in results if _counts(each, pk)] if unit.met < unit.total else []
    standing = [each for each in untold(open_ones) if each.rule.id != NO_CLAIM]
    aside = [each for each in results if each.standing == Standing.SET_ASIDE]
    told = lines_of(standing, looks, pk)
    found = [reason(each, unit, looks) for each in _untold(gaps_of(unit), told)] + told
    found.sort(key=lambda line: (-line.weight, RANKS.get(line.level, 2), not line.is_mine))
    numbered = [replace(each, number=number) for number, each in enumerate(found, 1)]
    return Missing(numbered, lines_of(aside, looks, pk))


def _counts(result: Result, unit: int) -> bool:
    """Whether it is about something that is still open; what was accepted or met nags no more."""
    if result.standing == Standing.SET_ASIDE:
        return False
    thing, guards = result.thing, [each for each in result.open_guards if each.unit.pk == unit]
    if result.guards and not guards:
        return False
    if isinstance(thing, Evidence):
        claims = (claim for each in guards for claim in each.criterion.claims)
        is_open = any(claim.evidence is thing and not claim.accepted for claim in claims)
        return is_open and (result.blocks or thing.state not in WITH_ASSESSOR)
    return True


def _soon(result: Result) -> Result:
    """What is asked at handing in counts as soon as something is claimed: handing in is its next step."""
    is_next = result.standing == Standing.TODO and result.rule.gate == Gate.SUBMIT
    if is_next and isinstance(result.thing, Evidence | Criterion):
        return replace(result, standing=Standing.FAILING)
    return result


def _untold(gaps: Iterable[Gap], told: Iterable[Line]) -> list[Gap]:
    """Where an error says why something cannot be handed in yet, nobody needs to hear that it was not."""
    held = {code for line in told if line.level == "error" for code in line.codes}
    kept = (_without(each, held) if each.kind == NOT_HANDED_IN else each for each in gaps)
    return [each for each in kept if each.criteria or each.kind != NOT_HANDED_IN]


def _without(gap: Gap, codes: set[str]) -> Gap:
    return replace(gap, criteria=tuple(each for each in gap.criteria if each.criterion.code not in codes))
