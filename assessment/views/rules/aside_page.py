"""What the pages about setting a rule aside show: the rule, where it fails, and what was said before."""

from dataclasses import dataclass
from functools import cached_property

from django.urls import reverse

from assessment.asides import found_by, readiness_of, standing_in, words_on
from assessment.models import Enrolment, SetAside
from assessment.readiness import Fact, Readiness, Result, Rule
from assessment.readiness.facts import Criterion, Improvement, Unit
from assessment.readiness.facts import Enrolment as EnrolmentFact
from portfolio.models import Membership

from .words import GATE_WORDS, guarded

SHOWN = 8


@dataclass(frozen=True)
class Place:
    ref: str
    url: str = ""


@dataclass(frozen=True)
class Found:
    """One thing that the rule fails on; ``at`` are the places in it, as far as the member may know them."""

    thing: Place
    words: str
    level: str
    at: list[Place]
    more: int = 0


@dataclass
class AsidePage:
    """Everything about one rule and one learner; ``results`` only as the member may know them."""

    enrolment: Enrolment
    rule: Rule
    readiness: Readiness
    results: list[Result]
    words: list[SetAside]

    @property
    def learner(self) -> str:
        return str(self.enrolment.portfolio.learner.user.name)

    @property
    def sentence(self) -> str:
        return self.rule.sentence(self.readiness.given)

    @property
    def severity(self) -> str:
        return str(self.rule.severity)

    @property
    def gate(self) -> str:
        return GATE_WORDS[self.rule.gate]

    @cached_property
    def guards(self) -> str:
        """Criteria of this enrolment that the rule stands beside."""
        units = self.readiness.enrolment.units
        named = [each.ref for unit in units for each in unit.criteria if self.rule.id in each.rules]
        touched = [each.criterion.ref for result in self.results for each in result.guards]
        return ", ".join(dict.fromkeys((*named, *touched))) or guarded(self.rule)

    @cached_property
    def standing(self) -> dict[str, SetAside]:
        return standing_in(self.words)

    @cached_property
    def found(self) -> list[Found]:
        return [_found(each, self.enrolment.portfolio.ref) for each in self.results]

    @cached_property
    def open_places(self) -> dict[str, str]:
        """What it may be set aside for, narrowest first."""
        if "" in self.standing:
            return {}
        places = {
            each.thing.ref: f"Only for {each.thing.ref} {each.thing.words}".strip()
            for each in self.results
            if each.aside is None
        }
        return places | {"": f"Everywhere in the work of {self.learner}, also in what comes later"}

    @cached_property
    def aside_places(self) -> dict[str, str]:
        everywhere = f"Everywhere in the work of {self.learner}"
        return {about: about or everywhere for about in self.standing}

    def knows(self, about: str) -> bool:
        """Something the rule finds, or something that was said before."""
        known = {each.thing.ref for each in self.results} | {each.about for each in self.words}
        return not about or about in known

    def back_to(self, about: str) -> str:
        """The unit that it stood in the way of, else the enrolment."""
        touched = [each for each in self.results if about in ("", each.thing.ref)]
        units = [guard.unit.pk for each in touched for guard in each.guards]
        if units:
            return reverse("assessment:unit", args=[self.enrolment.ref, units[0]])
        return reverse("assessment:enrolment", args=[self.enrolment.ref])

    def what_happened(self, word: SetAside) -> str:
        where = f"for {word.about}" if word.about else f"everywhere in the work of {self.learner}"
        if word.applies:
            return f"{self.rule.id} counts again {where}."
        return f"{self.rule.id} is set aside {where}. What is met and what is not stays as it was."


def aside_page(enrolment: Enrolment, rule: Rule, member: Membership) -> AsidePage:
    readiness = readiness_of(enrolment)
    results = found_by(readiness, rule.id, member)
    return AsidePage(enrolment, rule, readiness, results, words_on(enrolment, rule.id))


def _found(result: Result, portfolio: str) -> Found:
    thing = _place(result.thing, portfolio)
    at = {
        each.ref: _place(each, portfolio) for each in result.faults if each.ref and each is not result.thing
    }
    places = list(at.values())
    return Found(thing, result.thing.words, result.level, places[:SHOWN], len(places[SHOWN:]))


def _place(fact: Fact, portfolio: str) -> Place:
    if isinstance(fact, Improvement):
        return Place(fact.ref, reverse("improvements:story", args=[portfolio, fact.ref]))
    if fact.record and not isinstance(fact, Criterion | Unit | EnrolmentFact):
        return Place(fact.ref or fact.record, reverse("assessment:record", args=[portfolio, fact.record]))
    return Place(fact.ref)
