"""Fills the facts from the database: three questions for any number of learners and records.

``tables`` and ``links`` declare what is read, ``asking`` reads it and ``papers`` reads the records. ``tree``
and ``turns`` put it together in memory; ``units`` and ``people`` read off what progress knows already.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assessment.readiness.facts import Enrolment, Improvement
from assessment.readiness.guards import guards_of
from assessment.readiness.params import Given
from assessment.readiness.results import Aside
from portfolio import clock

from .asking import Scope, ask_links, ask_rows
from .links import LINKS
from .papers import Pile, ask_papers
from .people import asides_of, choices_of, decisions_of, figures_of, samples_of
from .tables import TABLES
from .tree import Rows, Tree
from .turns import finish, reflections
from .units import unit_of

if TYPE_CHECKING:
    from assessment.progress.shapes import EnrolmentProgress


@dataclass(frozen=True)
class Loaded:
    """The facts of one enrolment, what its centre says, and which rules were set aside for it."""

    enrolment: Enrolment
    given: Given
    asides: tuple[Aside, ...] = ()


def load(judged: Mapping[int, "EnrolmentProgress"]) -> dict[int, Loaded]:
    """By enrolment id. ``judged`` is what decisions alone say (assessment.progress.judged_of_many)."""
    rows = [each.enrolment for each in judged.values()]
    scope = Scope(
        portfolio=frozenset(each.portfolio_id for each in rows),
        enrolment=frozenset(judged),
        centre=frozenset(each.centre_id for each in rows),
    )
    loader = _Loader(scope)
    return {key: loader.loaded(each) for key, each in judged.items()}


class _Loader:
    """Everything asked of the database, to be dealt out enrolment by enrolment."""

    def __init__(self, scope: Scope) -> None:
        rows: Rows = ask_rows(TABLES, scope)
        links = ask_links(LINKS, scope)
        papers = ask_papers(scope.portfolio)
        self.pile = Pile(papers, rows)
        tree = Tree(TABLES, rows, papers)
        tree.tie(links)
        finish(tree, self.pile, rows, links)
        self.turns: dict[int, list[Improvement]] = defaultdict(list)
        for key, turn in tree["improvement"].items():
            self.turns[tree.keys_of["improvement"][key]["portfolio_id"]].append(turn)
        self.asides, self.figures, self.choices = asides_of(rows), figures_of(rows), choices_of(rows)
        self.samples = samples_of(rows)
        self.today = clock.today()

    def loaded(self, progress: "EnrolmentProgress") -> Loaded:
        row = progress.enrolment
        given = Given(self.today, self.figures.get(row.centre_id, {}))
        return Loaded(self._enrolment(progress), given, tuple(self.asides.get(row.pk, ())))

    def _enrolment(self, progress: "EnrolmentProgress") -> Enrolment:
        row = progress.enrolment
        evidence = self.pile.evidence_of(row.portfolio_id, row.registered_on)
        chosen = self.choices.get(row.centre_id, {})
        guards = {
            each.criterion.pk: guards_of(unit.row.unit, each.criterion, chosen)
            for unit in progress.units
            for each in unit.criteria
        }
        units = [unit_of(unit, evidence, guards) for unit in progress.units]
        turns = self.turns[row.portfolio_id]
        for turn in turns:
            turn.reflections = max(turn.reflections, reflections(turn, evidence))
        for unit in units:
            claimed = {each.pk for each in unit.evidence}
            unit.improvements = [turn for turn in turns if claimed & turn.records]
        return Enrolment(
            pk=row.pk,
            ref=row.ref,
            employer=row.employer,
            job_role=row.job_role,
            registered_on=row.registered_on,
            units=units,
            evidence=list(evidence.values()),
            improvements=turns,
            decisions=decisions_of(progress, self.pile.users.get(row.portfolio_id)),
            uln=self.pile.ulns.get(row.portfolio_id),
            samples=self.samples[row.pk],
        )
