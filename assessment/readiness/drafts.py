"""What a rule says to whoever may not know of drafts (promises.md section 5).

A rule may fail because of a draft and still name no draft: "Note the limits you planned around" tells that
there is a plan. So a rule that fails is asked once more, of the thing without what was never handed in;
others hear of a fault only where it is found both times. That something is absent may be told.
"""

from collections.abc import Iterable
from dataclasses import replace

from .facts import Criterion, Evidence, Fact, Improvement, Unit
from .params import Given
from .rule import Rule

#: Lists of a turn whose things stand on records.
PARTS = (
    "sources", "analyses", "objectives", "consultations", "approvals", "actions", "journal", "reviews",
)  # fmt: skip


class Openly:
    """Things without their drafts, each made once."""

    def __init__(self) -> None:
        self._seen: dict[int, Fact] = {}

    def lost(self, rule: Rule, thing: Fact, faults: Iterable[Fact], given: Given) -> tuple[Fact, ...]:
        """Those of ``faults`` that nobody finds without drafts; what stands on one is hidden anyway."""
        shown = [each for each in faults if not each.hidden]
        if id(thing) not in self._seen:
            self._seen[id(thing)] = without_drafts(thing)
        seen = self._seen[id(thing)]
        if seen is thing or not shown:
            return ()
        again = {id(thing) if each is seen else id(each) for each in rule.faults(seen, given)}
        return tuple(each for each in shown if id(each) not in again)


def without_drafts(thing: Fact) -> Fact:
    """The thing itself where it holds no draft."""
    if isinstance(thing, Improvement):
        return _turn(thing)
    if isinstance(thing, Criterion):
        return _criterion(thing)
    return _unit(thing) if isinstance(thing, Unit) else thing


def _turn(turn: Improvement) -> Improvement:
    parts = {name: [each for each in getattr(turn, name) if not each.hidden] for name in PARTS}
    has_draft_plan = turn.plan is not None and turn.plan.hidden
    if not has_draft_plan and all(len(kept) == len(getattr(turn, name)) for name, kept in parts.items()):
        return turn
    seen = replace(turn, plan=None if has_draft_plan else turn.plan)
    for name, kept in parts.items():
        setattr(seen, name, kept)
    return seen


def _criterion(criterion: Criterion) -> Criterion:
    kept = [each for each in criterion.claims if not (each.hidden or _is_draft(each.evidence))]
    return criterion if len(kept) == len(criterion.claims) else replace(criterion, claims=kept)


def _unit(unit: Unit) -> Unit:
    criteria = [_criterion(each) for each in unit.criteria]
    turns = [_turn(each) for each in unit.improvements]
    if all(a is b for a, b in zip((*criteria, *turns), (*unit.criteria, *unit.improvements), strict=True)):
        return unit
    return replace(unit, criteria=criteria, improvements=turns)


def _is_draft(evidence: Evidence | None) -> bool:
    return evidence is not None and evidence.hidden
