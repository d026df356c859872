"""What the trails of some turns rest on, loaded together: five turns cost as many queries as one."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import Count, Q, QuerySet

from feedback.models import Analysis, Finding, Measure, Source
from improvements.models import (
    Action,
    Approval,
    Improvement,
    JournalEntry,
    Objective,
    Plan,
    Review,
    ReviewLine,
)
from portfolio.models import Membership, Record, RecordState

#: How a record can belong to a turn.
BELONGS = (
    "source__improvements",
    "analysis__improvements",
    "plan__improvement",
    "action__improvement",
    "journal_entry__improvement",
    "review__improvement",
)
#: A finding belongs to a turn by its analysis, or by a plan, an action or a review that names it.
NAMES = (
    "analysis__improvements",
    "objectives__plan__improvement",
    "actions__improvement",
    "reviews__improvement",
)
Keys = dict[int, set[int]]


class Shelf:
    """Rows of all the turns side by side, in the order in which each turn shows them; keys by turn."""

    def __init__(self, improvements: Sequence[Improvement], member: Membership) -> None:
        self.member, self.turns = member, [each.pk for each in improvements]
        self.finding_keys = _by_turn(Finding.objects.all(), NAMES, self.turns)
        self.findings = self._findings()
        self.plans = {each.improvement_id: each for each in self._of_record(Plan)}
        self.objectives = self._objectives()
        self.approvals = list(
            Approval.objects.filter(plan__in=self._plans).select_related("by").order_by("given_on", "pk")
        )
        self.actions: list[Action] = self._by_day(Action, "findings", "evidence")
        self.entries = self._by_day(JournalEntry, "evidence", beside=("action__record",))
        self.reviews: list[Review] = self._by_day(Review, "original_findings", "verdicts__criterion")
        self.lines = self._lines()
        self.following = list(
            Improvement.objects.filter(previous__in=self.turns).exclude(state="abandoned").order_by("pk")
        )
        self.said, self.counted = self._said(), self._counted()
        self.source_keys = self._linked_sources()
        self.sources = self._sources()
        self.measure_keys = _by_turn(Measure.objects.all(), ("improvements",), self.turns)
        self.measures = self._measures()
        self.hidden = self._hidden(improvements)

    @property
    def _plans(self) -> list[int]:
        return [each.pk for each in self.plans.values()]

    def _of_record(self, model: Any) -> Any:
        rows = model.objects.visible_to(self.member).filter(improvement__in=self.turns)
        return rows.exclude(record__state=RecordState.WITHDRAWN).select_related("record")

    def _by_day(self, model: Any, *related: str, beside: Sequence[str] = ()) -> list[Any]:
        rows = self._of_record(model).select_related("record", *beside).prefetch_related(*related)
        return list(rows.order_by("record__happened_on", "pk"))

    def _findings(self) -> list[Finding]:
        keys = set[int]().union(*self.finding_keys.values())
        rows = Finding.objects.visible_to(self.member).filter(pk__in=keys)
        rows = rows.exclude(analysis__record__state=RecordState.WITHDRAWN).select_related("analysis__record")
        related = ("root_causes", "analysis__sources", "analysis__measures")
        return list(rows.prefetch_related(*related).order_by("analysis_id", "number"))

    def _objectives(self) -> list[Objective]:
        rows = Objective.objects.filter(plan__in=self._plans).select_related("measure")
        return list(rows.prefetch_related("findings", "success_criteria").order_by("position", "pk"))

    def _lines(self) -> list[ReviewLine]:
        rows = ReviewLine.objects.filter(review__in=[each.pk for each in self.reviews])
        rows = rows.select_related("measure", "review__record")
        return list(rows.order_by("review__record__happened_on", "pk"))

    def _said(self) -> dict[int, dict[int, int]]:
        """How many items of each source every finding cites, however many there are."""
        cited = Finding.items.through.objects.filter(finding__in=[each.pk for each in self.findings])
        found: dict[int, dict[int, int]] = defaultdict(dict)
        by_source = cited.order_by().values_list("finding_id", "item__source_id").annotate(Count("pk"))
        for finding, source, count in by_source:
            found[finding][source] = count
        return dict(found)

    def _counted(self) -> dict[int, list[int]]:
        cited = Finding.readings.through.objects.filter(finding__in=[each.pk for each in self.findings])
        found: dict[int, list[int]] = defaultdict(list)
        for finding, measure in cited.order_by().values_list("finding_id", "reading__measure_id").distinct():
            found[finding].append(measure)
        return dict(found)

    def _linked_sources(self) -> Keys:
        """Those linked to the turn, and those its analyses draw on, as far as the reader sees these."""
        analyses = Analysis.objects.visible_to(self.member).filter(improvements__in=self.turns)
        seen = analyses.exclude(record__state=RecordState.WITHDRAWN).values("pk")
        drawn_on = Source.objects.filter(analyses__in=seen, analyses__improvements__in=self.turns)
        linked = Source.objects.filter(improvements__in=self.turns)
        return _keys(
            linked.values_list("pk", "improvements"), drawn_on.values_list("pk", "analyses__improvements")
        )

    def sources_of(self, turn: int, findings: Iterable[Finding]) -> set[int]:
        """Keys of its own sources, and of those that these findings or their analyses draw on."""
        drawn_on = {source for each in findings for source in self.said.get(each.pk, {})}
        drawn_on |= {source.pk for each in findings for source in each.analysis.sources.all()}
        return self.source_keys[turn] | drawn_on

    def _sources(self) -> list[Source]:
        keys = self.sources_of(0, self.findings).union(*self.source_keys.values())
        rows = Source.objects.visible_to(self.member).filter(pk__in=keys)
        rows = rows.exclude(record__state=RecordState.WITHDRAWN).select_related("record")
        return list(rows.order_by("pk"))

    def measures_of(self, turn: int, findings: Iterable[Finding]) -> set[int]:
        """Keys of its own measures, and of those that these findings or their analyses draw on."""
        drawn_on = {measure for each in findings for measure in self.counted.get(each.pk, [])}
        drawn_on |= {measure.pk for each in findings for measure in each.analysis.measures.all()}
        return self.measure_keys[turn] | drawn_on

    def _measures(self) -> list[Measure]:
        keys = self.measures_of(0, self.findings).union(*self.measure_keys.values())
        return list(Measure.objects.visible_to(self.member).filter(pk__in=keys).order_by("pk"))

    def _hidden(self, improvements: Iterable[Improvement]) -> Keys:
        """Records of a turn not handed in yet or being written again; none for their owner."""
        of_others = [each for each in improvements if each.portfolio.learner_id != self.member.pk]
        if not of_others:
            return defaultdict(set)
        unseen = Q(current_version=None) | Q(state__in=[RecordState.DRAFT, RecordState.RETURNED])
        theirs = Record.objects.counted().filter(
            unseen, portfolio__in=[each.portfolio_id for each in of_others]
        )
        return _by_turn(theirs, BELONGS, [each.pk for each in of_others])


def _by_turn(rows: QuerySet, ways: Sequence[str], turns: Sequence[int]) -> Keys:
    """Primary keys of the rows that hang on each turn in any of these ways; one query."""
    return _keys(*(rows.filter(**{f"{way}__in": turns}).values_list("pk", way) for way in ways))


def _keys(first: QuerySet, *others: QuerySet) -> Keys:
    """Of pairs of a primary key and a turn."""
    found: Keys = defaultdict(set)
    for key, turn in first.order_by().union(*(each.order_by() for each in others)):
        found[turn].add(key)
    return found
