"""One line for each result of the rules: what is missing, where, in the way of what, and whose turn it is."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.urls import reverse
from django.utils.http import urlencode

from assessment.models import Enrolment
from assessment.permissions import JUDGES, may_judge, may_set_aside
from assessment.progress import EnrolmentProgress
from assessment.readiness import Aside, Fact, Result, Scope
from assessment.readiness.facts import Criterion, Unit
from assessment.readiness.facts import Enrolment as Facts
from assessment.readiness.fixes import Whose, way_to, whose
from assessment.readiness.telling import untold
from portfolio.models import Membership, Role
from portfolio.permissions import owns

SHOWN = 5
#: Rules that fail on many things at once say so in one line.
TOGETHER = (Scope.EVIDENCE, Scope.CRITERION, Scope.DECISION, Scope.SUBMISSION, Scope.SAMPLE)
#: Who may act, by the turn of a rule; and how the turn is called when it is somebody else's.
ACTING = {
    "assessor": (JUDGES, "The assessor's turn"),
    "iqa": ((Role.IQA, Role.LEAD_IQA), "The IQA's turn"),
    "centre": ((Role.COORDINATOR, Role.ADMINISTRATOR), "The centre's turn"),
}


@dataclass(frozen=True)
class Place:
    """A thing by its name; ``url`` is where to put it right or read it, empty where the member may not."""

    ref: str
    url: str = ""


@dataclass(frozen=True)
class Line:
    """``level`` is a look of portfolio.templatetags.states. ``criteria`` are the open ones it stands in the
    way of, ``weight`` how many of them are required (a hint stands in nobody's way). ``number`` is its
    place in a numbered list, or 0."""

    level: str
    sentence: str
    turn: str
    is_mine: bool
    rule: str = ""
    at: tuple[Place, ...] = ()
    more: int = 0
    criteria: tuple[Place, ...] = ()
    weight: int = 0
    url: str = ""
    label: str = ""
    aside_url: str = ""
    aside: Aside | None = None
    number: int = 0

    @property
    def codes(self) -> list[str]:
        return [each.ref for each in self.criteria]


@dataclass(frozen=True)
class Looker:
    """Who looks at whose work, asked once for all lines. ``own`` are records that the member wrote."""

    member: Membership
    enrolment: Enrolment
    whose: Whose
    own: frozenset[str]
    is_learner: bool

    @cached_property
    def has_last_word(self) -> bool:
        """Whether this member's judgement counts without a colleague's."""
        return self.member.role == Role.ASSESSOR and may_judge(self.member, self.enrolment)

    @cached_property
    def may_set_aside(self) -> bool:
        return may_set_aside(self.member, self.enrolment)

    def known(self, result: Result) -> list[Fact]:
        """The faults that the member may know of: what was never handed in, and what is found only because
        of it, is its author's alone (promises.md section 5)."""
        told_all = result.open_faults
        return [each for each in result.faults if each in told_all or self._may_know(each)]

    def _may_know(self, fact: Fact) -> bool:
        is_own = fact.hidden and (fact.record or fact.ref) in self.own
        return is_own or self._is_theirs(fact)

    def _is_theirs(self, fact: Fact) -> bool:
        """The learner's own; a record that somebody else is still writing about them is not."""
        return self.is_learner and (fact.record or fact.ref) not in self.whose.others

    def turn_of(self, turn: str) -> tuple[bool, str]:
        """Whether it is the member's, and what to call it."""
        roles, words = ACTING.get(turn, ((), ""))
        is_mine = self.member.role in roles if turn in ACTING else self.is_learner
        if is_mine:
            return True, "Your turn"
        return False, words or f"{self.enrolment.portfolio.learner.user.name}'s turn"


def looker(member: Membership, progress: EnrolmentProgress) -> Looker:
    enrolment, readiness = progress.enrolment, progress.readiness
    facts = readiness.enrolment if readiness else Facts(ref=enrolment.ref)
    drafts = (claim.record for unit in progress.units for each in unit.criteria for claim in each.claims)
    return Looker(
        member=member,
        enrolment=enrolment,
        whose=whose(facts, enrolment.portfolio.ref),
        own=frozenset(each.ref for each in drafts if each.author_id == member.pk),
        is_learner=owns(member, enrolment.portfolio),
    )


def lines_of(results: Iterable[Result], looks: Looker, unit: int | None = None) -> list[Line]:
    """In the order of ``results``; one line for a rule that fails on several records or criteria alike.

    A line that is only about what the member may not know of is left out. ``unit`` (number of the
    EnrolmentUnit) leaves out criteria of other units.
    """
    groups: dict[tuple[Any, ...], list[Result]] = {}
    for each in untold(each for each in results if looks.known(each)):
        groups.setdefault(_alike(each), []).append(each)
    return [_line(group, looks, unit) for group in groups.values()]


def _alike(result: Result) -> tuple[Any, ...]:
    about = None if result.rule.scope in TOGETHER else id(result.thing)
    return result.rule.id, result.level, result.aside, about


def _line(group: list[Result], looks: Looker, unit: int | None) -> Line:
    first, rule = group[0], group[0].rule
    is_mine, turn = looks.turn_of(rule.turn)
    faults = [(each, fault) for each in group for fault in looks.known(each)]
    way = way_to(*faults[0], looks.whose) if is_mine and not first.aside else None
    places = _places(faults, looks, with_links=bool(way))
    guards = {g.criterion.ref: g for each in group for g in each.open_guards if unit in (None, g.unit.pk)}
    return Line(
        level=first.level,
        sentence=first.sentence,
        turn=turn,
        is_mine=is_mine,
        rule=rule.id,
        at=places[:SHOWN],
        more=len(places[SHOWN:]),
        criteria=tuple(criterion_place(looks.enrolment, g.unit.pk, code) for code, g in guards.items()),
        weight=0 if first.level == "info" else sum(g.criterion.required for g in guards.values()),
        url=way.url if way else "",
        label=way.label if way else "",
        aside_url=_aside_url(group, looks),
        aside=first.aside,
    )


def criterion_place(enrolment: Enrolment, unit: int, code: str) -> Place:
    """Its row on the page of its unit."""
    return Place(code, f"{reverse('assessment:unit', args=[enrolment.ref, unit])}#{code}")


def _places(faults: list[tuple[Result, Fact]], looks: Looker, *, with_links: bool) -> tuple[Place, ...]:
    """Things with a name of their own; criteria and units stand among the codes already."""
    found: dict[str, Place] = {}
    for result, fault in faults:
        ref = fault.ref or fault.record or result.thing.ref
        if ref and not isinstance(fault, Criterion | Unit | Facts) and ref not in found:
            found[ref] = Place(ref, way_to(result, fault, looks.whose).url if with_links else "")
    return tuple(found.values())


def _aside_url(group: list[Result], looks: Looker) -> str:
    """Where an assessor sets it aside, or lets it count again: for one thing where it is one."""
    rule, aside = group[0].rule, group[0].aside
    if not rule.overridable or not looks.may_set_aside:
        return ""
    about = aside.about if aside else group[0].thing.ref if len(group) == 1 else ""
    page = "assessment:apply-again" if aside else "assessment:set-aside"
    query = f"?{urlencode({'about': about})}" if about else ""
    return reverse(page, args=[looks.enrolment.ref, rule.id]) + query
