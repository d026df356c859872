"""Whole enrolments of facts drawn at random, for what must hold whatever somebody wrote, or left out.

Every field is drawn by its type, with None and empty wherever its type allows them; then things are tied
together as the loader ties them: an objective has a measure of its own improvement, a claim a record of its
own learner.
"""

from collections.abc import Iterator
from dataclasses import fields
from datetime import UTC, date, datetime, timedelta
from functools import cache
from itertools import count
from typing import Any, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from assessment.readiness import PARAMETERS, Given, all_rules
from assessment.readiness.facts import (
    Claim,
    Criterion,
    Enrolment,
    Evidence,
    Fact,
    Improvement,
    Outcome,
    Unit,
)
from assessment.readiness.gates import STATES

#: Words that rules ask for, by class and field; elsewhere it is enough that there are some or none.
VOCABULARY = {
    "Source.method": "survey comment_card complaint mystery_shop other",
    "Source.origin": "customer staff",
    "Said.origin": "customer colleague self",
    "Measure.kind": "outcome operational balancing",
    "Benchmark.kind": "industry standard internal",
    "RootCause.category": "people process resources",
    "Analysis.technique": "theme_count trend run_chart xmr five_whys other",
    "SuccessCriterion.verdict": "met partly not_met",
    "ReviewLine.verdict": "met partly not_met",
    "Stakeholder.group": "frontline support_team internal_customer manager customer",
    "Approval.outcome": "trial full declined",
    "Action.kind": "change coaching procedure monitor evaluate communicate",
    "Action.learner_role": "lead did contributed observed",
    "Entry.kind": "communication disruption early_check adjustment compliance promotion sustain embed "
    "framework strategy",
    "Entry.audience": "team staff other_teams customers manager",
    "Entry.purpose": "expectation plan change result success_story proposal",
    "Entry.law": "data_protection equality consumer",
    "Entry.law_stage": "collection change",
    "Improvement.state": f"{' '.join(STATES)} declined abandoned",
    "Evidence.kind": "WP RA WT EWT QW KA ASG CS RPL O PD FB AN",
    "Evidence.state": "draft submitted accepted locked",
    "Evidence.setting": "workplace simulation assignment hypothetical",
    "Evidence.origin": "own team reference_material",
    "Evidence.loop": "source measure analysis plan action entry review",
    "Criterion.kind": "performance knowledge",
}
DETAILS = ("steps", "outcome", "learning", "reasons", "would_improve", "asked", "example", "currency")
ASKED = ("why_customers", "own_contribution", "principle", "why_measures", "how_read", "why_actions")
TEXTS = ("", "  ", "Some words.", "Because 3 of 9 rang on 2 March.")
UNITS = ("PCI", "UCI", "MCP", "ECI", "H/601/1554", "OWN-1")
START = date(2026, 1, 1)
DAYS = st.sampled_from([START + timedelta(each) for each in (0, 1, 13, 14, 15, 30, 60, 180)])
MOMENTS = DAYS.map(lambda day: datetime(day.year, day.month, day.day, 12, tzinfo=UTC))
SIMPLE: dict[Any, st.SearchStrategy] = {
    str: st.sampled_from(TEXTS),
    bool: st.booleans(),
    int: st.integers(0, 4),
    float: st.sampled_from([0.0, 1.0, 2.5, 40.0]),
    date: DAYS,
    datetime: MOMENTS,
    type(None): st.none(),
    dict: st.dictionaries(st.sampled_from(DETAILS), st.sampled_from(TEXTS + ASKED), max_size=3),
}
#: Numbered and tied together after drawing.
NUMBERED = {each.name for each in fields(Fact)}
TIED = {
    *("Measure.outcome", "Objective.measure", "Objective.findings", "Action.objective", "ReviewLine.measure"),
    *("Consultation.who", "Approval.by", "Improvement.records", "Evidence.claims", "Claim.evidence"),
    *("Criterion.rules", "Criterion.claims", "Outcome.criteria", "Unit.outcomes", "Unit.improvements"),
}
#: How many there are of the things that others hang on; of the rest none, one or two.
MANY = {Improvement: (1, 2), Evidence: (1, 3), Unit: (1, 2), Criterion: (1, 3)}


@cache
def drawn(kind: type) -> st.SearchStrategy:
    """One fact of this class, with all that belongs to it."""
    hints = get_type_hints(kind)
    names = [each.name for each in fields(kind) if each.name not in NUMBERED]
    wanted = [name for name in names if f"{kind.__name__}.{name}" not in TIED]
    return st.builds(kind, **{name: _field(kind, name, hints[name]) for name in wanted})


def _field(kind: type, name: str, hint: Any) -> st.SearchStrategy:
    if words := VOCABULARY.get(f"{kind.__name__}.{name}"):
        return st.sampled_from(["", *words.split()])
    return _typed(hint)


def _typed(hint: Any) -> st.SearchStrategy:
    origin, args = get_origin(hint), get_args(hint)
    if hint in SIMPLE or origin in SIMPLE:
        return SIMPLE[hint if hint in SIMPLE else origin]
    if origin in (list, frozenset, tuple):
        least, most = MANY.get(args[0], (0, 2))
        return st.lists(_typed(args[0]), min_size=least, max_size=most).map(origin)
    if args:
        return st.one_of([_typed(each) for each in args])
    return drawn(hint)


def within(thing: Any) -> Iterator[Fact]:
    """The fact and everything that hangs on it, each once."""
    seen: set[int] = set()
    waiting = [thing]
    while waiting:
        fact = waiting.pop()
        if id(fact) in seen:
            continue
        seen.add(id(fact))
        yield fact
        for each in fields(fact):
            held = getattr(fact, each.name)
            inner = held if isinstance(held, list) else [held]
            waiting.extend(found for found in inner if isinstance(found, Fact))


@st.composite
def enrolments(draw: st.DrawFn) -> Enrolment:
    """A learner's whole world of facts, numbered and tied together."""
    enrolment = draw(drawn(Enrolment))
    codes = draw(st.permutations(UNITS))
    for unit, code in zip(enrolment.units, codes, strict=False):
        unit.ref = code
    for number, fact in zip(count(1), within(enrolment), strict=False):
        fact.pk, fact.ref, fact.record = number, fact.ref or f"F-{number}", f"F-{number}"
    for turn in enrolment.improvements:
        _tie_turn(draw, turn, enrolment)
    for unit in enrolment.units:
        _tie_unit(draw, unit, enrolment)
    return enrolment


def _tie_turn(draw: st.DrawFn, turn: Improvement, enrolment: Enrolment) -> None:
    def one_of(things: list[Any]) -> Any:
        return draw(st.sampled_from([None, *things]))

    turn.records = frozenset(each.pk for each in enrolment.evidence if draw(st.booleans()))
    for objective in turn.objectives:
        objective.measure = one_of(turn.measures)
        objective.findings = [each for each in turn.findings if draw(st.booleans())]
    for line in (each for review in turn.reviews for each in review.lines):
        line.measure = one_of(turn.measures)
    for said in turn.consultations:
        said.who = one_of(turn.stakeholders)
    for approval in turn.approvals:
        approval.by = one_of(turn.stakeholders)
    for action in turn.actions:
        action.objective = one_of([each.pk for each in turn.objectives])
    for measure in turn.measures:
        measure.outcome = one_of([each.pk for each in turn.measures])


def _tie_unit(draw: st.DrawFn, unit: Unit, enrolment: Enrolment) -> None:
    ids = [each.id for each in all_rules()]
    for criterion in unit.criteria:
        criterion.rules = frozenset(draw(st.lists(st.sampled_from(ids), max_size=20)))
        for evidence in enrolment.evidence:
            if draw(st.booleans()):
                _claim(criterion, evidence, has_locator=draw(st.booleans()), accepted=draw(st.booleans()))
    unit.outcomes = [Outcome(pk=unit.pk * 1000, ref="LO1", criteria=unit.criteria[:1])]
    claimed = {each.pk for each in unit.evidence}
    unit.improvements = [each for each in enrolment.improvements if each.records & claimed]


def _claim(criterion: Criterion, evidence: Evidence, **more: bool) -> None:
    claim = Claim(
        pk=criterion.pk * 1000 + evidence.pk,
        ref=evidence.ref,
        record=evidence.ref,
        evidence=evidence,
        criterion=criterion.ref,
        handed_in=evidence.handed_in,
        **more,
    )
    criterion.claims.append(claim)
    evidence.claims.append(claim)


def givens() -> st.SearchStrategy[Given]:
    """Any day, and any figures that a centre may set."""
    figures = {name: st.integers(each.least, each.most) for name, each in PARAMETERS.items()}
    return st.builds(Given, DAYS, st.fixed_dictionaries({}, optional=figures))
