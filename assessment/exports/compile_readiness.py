"""Rules -> part 17: what still stands open, unit by unit, and every rule that was ever set aside.

What was never handed in, and what only follows from it, is told only to those who may know: `Reader` says who
reads.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from itertools import groupby

from assessment.exports import content as shapes
from assessment.models import SetAside
from assessment.progress import EnrolmentProgress, UnitProgress
from assessment.readiness import Fact, Readiness, Result, Scope, Severity, Standing, all_rules
from assessment.readiness.facts import Criterion, Enrolment, Improvement, Unit
from assessment.readiness.report import LEVEL_WORDS, LEVELS
from assessment.readiness.telling import untold
from portfolio.models import Membership
from portfolio.permissions import owns

#: Rules about the judging itself are told also where the criterion is met: the verifier asks for them.
JUDGING = (Scope.CRITERION, Scope.DECISION, Scope.SUBMISSION, Scope.SAMPLE, Scope.CERTIFICATE)
OTHER = "The rest of the portfolio"


@dataclass(frozen=True)
class Reader:
    """``known`` are the references of the records that the member may see, drafts of their own among them."""

    known: Collection[str]
    is_learner: bool

    def faults(self, result: Result) -> list[Fact]:
        return [each for each in result.faults if each in result.open_faults or self._may_know(each)]

    def _may_know(self, fact: Fact) -> bool:
        return (fact.record or fact.ref) in self.known if fact.hidden else self.is_learner


def readiness_report(
    progress: EnrolmentProgress, member: Membership, known: Collection[str]
) -> shapes.ReadinessReport:
    """One query, for what was set aside."""
    readiness = progress.readiness
    if readiness is None:
        return shapes.ReadinessReport()
    reader = Reader(known, owns(member, progress.enrolment.portfolio))
    results = [each for each in readiness.results if _is_open(each) and reader.faults(each)]
    units = [_unit(unit, results, reader) for unit in progress.units]
    loose = untold(each for each in results if _is_loose(each))
    units.append(shapes.OpenUnit("", OTHER, tuple(_lines(loose, None, reader))))
    return shapes.ReadinessReport(
        units=tuple(unit for unit in units if unit.lines),
        asides=tuple(_asides(progress, readiness, member)),
    )


def _is_open(result: Result) -> bool:
    return result.standing != Standing.SET_ASIDE and result.rule.severity != Severity.INFO


def _unit(unit: UnitProgress, results: Iterable[Result], reader: Reader) -> shapes.OpenUnit:
    row = unit.row
    mine = untold(each for each in results if _asks_in(each, unit))
    return shapes.OpenUnit(row.unit.code, row.unit.title, tuple(_lines(mine, row.pk, reader)))


def _asks_in(result: Result, unit: UnitProgress) -> bool:
    """Not where all that it stands in the way of is met already."""
    if isinstance(result.thing, Unit):
        return result.thing.pk == unit.row.pk and unit.met < unit.total
    return bool(_codes(result, unit.row.pk))


def _is_loose(result: Result) -> bool:
    """In the way of no criterion: told once it counts, not while there is time for it yet."""
    counts = result.standing == Standing.FAILING and not result.guards
    return counts and not isinstance(result.thing, Unit)


def _codes(result: Result, unit: int) -> list[str]:
    judging = result.rule.phase == "quality" and result.rule.scope in JUDGING
    guards = result.guards if judging else result.open_guards
    return [each.criterion.ref for each in guards if each.unit.pk == unit]


def _lines(results: list[Result], unit: int | None, reader: Reader) -> list[shapes.OpenLine]:
    """One for each rule and level, with all its places; what must be put right first."""
    groups: dict[tuple[str, str], list[Result]] = {}
    for each in results:
        groups.setdefault((each.rule.id, each.level), []).append(each)
    lines = [_line(group, unit, reader) for group in groups.values()]
    return sorted(lines, key=lambda line: LEVELS.index(line.level))


def _line(group: list[Result], unit: int | None, reader: Reader) -> shapes.OpenLine:
    first = group[0]
    where = {each.ref: each for result in group for fault in reader.faults(result) for each in _where(fault)}
    codes = [code for result in group for code in (_codes(result, unit) if unit else ())]
    return shapes.OpenLine(
        level=first.level,
        level_word=LEVEL_WORDS[first.level],
        rule=first.rule.id,
        sentence=first.sentence,
        where=tuple(sorted(where.values(), key=_in_order)),
        criteria=tuple(dict.fromkeys(codes)),
    )


def _where(fault: Fact) -> list[shapes.Where]:
    """Criteria and units are named beside it already."""
    ref = fault.ref or fault.record
    if not ref or isinstance(fault, Criterion | Unit | Enrolment):
        return []
    return [shapes.Where(ref, fault.ref if isinstance(fault, Improvement) else fault.record)]


def _in_order(where: shapes.Where) -> tuple[str, int, str]:
    return where.ref.split("-")[0], len(where.ref), where.ref


def _asides(
    progress: EnrolmentProgress, readiness: Readiness, member: Membership
) -> Iterable[shapes.RuleAside]:
    """By rule and thing, in that order, however the database deals them out."""
    sentences = {each.id: each.sentence(readiness.given) for each in all_rules()}
    rows = SetAside.objects.visible_to(member).filter(enrolment=progress.enrolment).select_related("by__user")
    ordered = rows.order_by("rule", "about", "sequence")
    for (rule, about), words in groupby(ordered, key=lambda row: (row.rule, row.about)):
        yield shapes.RuleAside(
            rule=rule,
            sentence=sentences.get(rule, "This rule is asked no more."),
            about=about,
            words=tuple(
                shapes.AsideWord(each.applies, each.reason, each.by.user.name, each.at) for each in words
            ),
        )
