"""Who is stuck on what: readiness of many learners, a batch at a time, kept as light rows."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from django.core.paginator import Paginator
from django.db.models import QuerySet

from assessment.models import Enrolment
from assessment.progress import EnrolmentProgress, progress_of_many
from assessment.readiness import Result, Standing
from assessment.readiness.facts import Criterion, Unit
from assessment.readiness.report import LEVELS
from assessment.readiness.telling import untold

BATCH = 200


@dataclass(frozen=True, slots=True)
class Missing:
    """One rule that one learner does not meet, without what only its author may know of.

    ``level`` is one of readiness.report.LEVELS, ``at`` the references of what is at fault but criteria and
    units, ``codes`` the open criteria it stands in the way of, ``turn`` the role that acts.
    """

    rule: str
    level: str
    sentence: str
    at: tuple[str, ...]
    codes: tuple[str, ...]
    turn: str


@dataclass(frozen=True, slots=True)
class Stuck:
    """One learner on one qualification: met of total criteria, and what is missing, the gravest first."""

    enrolment: Enrolment
    met: int
    total: int
    missing: tuple[Missing, ...]

    @property
    def learner(self) -> str:
        return self.enrolment.portfolio.learner.user.name

    @property
    def errors(self) -> int:
        return self._count("error")

    @property
    def warnings(self) -> int:
        return self._count("warning")

    @property
    def todos(self) -> int:
        return self._count("todo")

    def _count(self, level: str) -> int:
        return sum(each.level == level for each in self.lines)

    @property
    def lines(self) -> list[Missing]:
        """One for each rule and level, with everything it is about."""
        found: dict[tuple[str, str], Missing] = {}
        for each in self.missing:
            before = found.get((each.rule, each.level), each)
            at = dict.fromkeys((*before.at, *each.at))
            codes = dict.fromkeys((*before.codes, *each.codes))
            found[each.rule, each.level] = replace(before, at=tuple(at), codes=tuple(codes))
        return list(found.values())

    def only(self, rule: str, level: str) -> "Stuck":
        """With what a filter leaves. Nobody is stuck on a hint, which shows only where it is asked for."""
        left = (
            each
            for each in self.missing
            if (not rule or each.rule == rule) and (not level or each.level == level)
            if rule or level or each.level != "info"
        )
        return Stuck(self.enrolment, self.met, self.total, tuple(left))


@dataclass(frozen=True, slots=True)
class Common:
    """A rule and how many learners do not meet it."""

    rule: str
    sentence: str
    learners: int


def stuck_rows(enrolments: QuerySet[Enrolment]) -> Iterator[Stuck]:
    """Every enrolment in the order given; memory holds one batch of facts at a time."""
    for page in Paginator(enrolments, BATCH):
        progress = progress_of_many(page.object_list)
        yield from (_stuck(each) for each in progress.values())


def _stuck(progress: EnrolmentProgress) -> Stuck:
    results = progress.readiness.results if progress.readiness else []
    shown = untold(each for each in results if _counts(each))
    shown.sort(key=lambda each: (LEVELS.index(each.level), -len(each.open_guards)))
    return Stuck(progress.enrolment, progress.met, progress.total, tuple(_missing(each) for each in shown))


def _counts(result: Result) -> bool:
    """Still open, and not only about a draft or about criteria that are all met."""
    return not (result.standing == Standing.SET_ASIDE or result.is_private or result.is_past)


def _missing(result: Result) -> Missing:
    things = (each for each in result.open_faults if not isinstance(each, Criterion | Unit))
    at = dict.fromkeys(each.ref for each in things if each.ref)
    codes = dict.fromkeys(each.criterion.ref for each in result.open_guards)
    return Missing(result.rule.id, result.level, result.sentence, tuple(at), tuple(codes), result.rule.turn)


def most_common(rows: Iterable[Stuck], *, most: int = 6) -> list[Common]:
    """Rules that failed for most learners; what is only to do is not counted."""
    learners: Counter[tuple[str, str]] = Counter()
    for row in rows:
        learners.update({(each.rule, each.sentence) for each in row.missing if each.level != "todo"})
    ranked = sorted(learners.items(), key=lambda each: (-each[1], each[0]))
    return [Common(rule, sentence, count) for (rule, sentence), count in ranked[:most]]
