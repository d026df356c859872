"""Runs every rule over the facts of one enrolment. Pure: no database, no clock."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import chain
from typing import Any

from .drafts import Openly
from .facts import Criterion, Enrolment, Evidence, Fact, Improvement, Unit
from .gates import is_reached
from .params import Given
from .results import Aside, Guarded, Readiness, Result, Standing
from .rule import ALL_UNITS, Rule, Scope, all_rules

THINGS: Mapping[Scope, Callable[[Enrolment], Iterable[Fact]]] = {
    Scope.IMPROVEMENT: lambda e: e.improvements,
    Scope.EVIDENCE: lambda e: e.evidence,
    Scope.CRITERION: lambda e: chain.from_iterable(unit.criteria for unit in e.units),
    Scope.UNIT: lambda e: e.units,
    Scope.ENROLMENT: lambda e: [e],
    Scope.DECISION: lambda e: e.decisions,
    Scope.SUBMISSION: lambda e: e.submissions,
    Scope.SAMPLE: lambda e: e.samples,
    Scope.CERTIFICATE: lambda e: e.certificates,
    Scope.PLAN: lambda e: e.plans,
    Scope.STAFF: lambda e: e.staff,
}
#: Units that the rules know by name.
KNOWN_UNITS = frozenset(ALL_UNITS.split())


def run(
    enrolment: Enrolment,
    given: Given,
    asides: Iterable[Aside] = (),
    rules: Iterable[Rule] | None = None,
) -> Readiness:
    """Every result, in the order of the rules; ``asides`` are those that stand."""
    found = Readiness(enrolment, given)
    standing, openly = {(each.rule, each.about): each for each in asides}, Openly()
    for rule in all_rules() if rules is None else rules:
        if not _concerns(rule, enrolment):
            continue
        for thing in THINGS[rule.scope](enrolment):
            if result := _ask(rule, thing, enrolment, given, standing):
                because = openly.lost(rule, thing, result.faults, given)
                found.results.append(replace(result, behind_drafts=because))
    return found


def _concerns(rule: Rule, enrolment: Enrolment) -> bool:
    return any(_applies(rule, unit) for unit in enrolment.units)


def _applies(rule: Rule, unit: Unit) -> bool:
    """A unit's specification names its rules; those of the portfolio come with every unit they are written
    for, and with a unit that no rule knows by name."""
    if any(rule.id in each.rules for each in unit.criteria):
        return True
    if unit.ref in KNOWN_UNITS:
        return unit.ref in rule.units
    return rule.phase in ("portfolio", "quality") and not rule.criteria


def _ask(
    rule: Rule, thing: Any, enrolment: Enrolment, given: Given, standing: dict[tuple[str, str], Aside]
) -> Result | None:
    if isinstance(thing, Unit) and not _applies(rule, thing):
        return None
    faults = rule.faults(thing, given)
    if not faults:
        return None
    guards = tuple(_guards(rule, thing, enrolment))
    if not guards and _is_elsewhere(thing):
        return None
    if rule.skip_made_up and isinstance(thing, Improvement) and thing.made_up:
        guards = tuple(each for each in guards if not each.unit.allows_made_up)
        if not guards:
            return None
    aside = (standing.get((rule.id, thing.ref)) or standing.get((rule.id, ""))) if rule.overridable else None
    return Result(rule, thing, tuple(faults), _stand(rule, thing, aside), guards, rule.sentence(given), aside)


def _is_elsewhere(thing: Fact) -> bool:
    """Without a guarded criterion: a criterion, or evidence claimed, only in units that lack the rule."""
    return isinstance(thing, Criterion) or (isinstance(thing, Evidence) and bool(thing.claims))


def _stand(rule: Rule, thing: Fact, aside: Aside | None) -> Standing:
    if aside:
        return Standing.SET_ASIDE
    return Standing.FAILING if is_reached(rule.gate, thing) else Standing.TODO


def _guards(rule: Rule, thing: Fact, enrolment: Enrolment) -> Iterator[Guarded]:
    """Criteria that the rule guards and that rest on the thing (domain.md section 4)."""
    for unit in enrolment.units:
        if (isinstance(thing, Unit) and thing is not unit) or not _applies(rule, unit):
            continue
        for criterion in unit.criteria:
            if _rests_on(criterion, rule, thing):
                yield Guarded(unit, criterion)


def _rests_on(criterion: Criterion, rule: Rule, thing: Fact) -> bool:
    if isinstance(thing, Criterion):
        return criterion is thing
    if isinstance(thing, Evidence):
        return any(claim.evidence is thing for claim in criterion.claims)
    if rule.id not in criterion.rules:
        return False
    if isinstance(thing, Improvement):
        return any(claim.evidence and claim.evidence.pk in thing.records for claim in criterion.claims)
    return True
