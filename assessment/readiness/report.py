"""Readiness as plain data: what the command prints and a sheet lists. Names no person but who set aside."""

from collections.abc import Iterable
from typing import Any

from .params import Given
from .results import LEVELS, Aside, Readiness, Result
from .rule import Rule
from .telling import untold

__all__ = ["LEVELS", "LEVEL_WORDS", "counts", "in_order", "result_json", "rule_json"]

LEVEL_WORDS = {
    "error": "Must be put right",
    "warning": "Look at",
    "todo": "To do",
    "info": "Hint",
    "set_aside": "Set aside",
}


def result_json(result: Result) -> dict[str, Any]:
    """One result; ``at`` are the references of the things at fault, each once."""
    return {
        "rule": result.rule.id,
        "level": result.level,
        "severity": str(result.rule.severity),
        "gate": str(result.rule.gate),
        "about": result.thing.ref,
        "sentence": result.sentence,
        "at": list(dict.fromkeys(each.ref for each in result.faults if each.ref)),
        "criteria": list(dict.fromkeys(each.criterion.ref for each in result.open_guards)),
        "turn": result.rule.turn,
        "set_aside": _aside_json(result.aside) if result.aside else None,
    }


def _aside_json(aside: Aside) -> dict[str, Any]:
    return {
        "about": aside.about or "everything",
        "reason": aside.reason,
        "by": aside.by,
        "on": aside.at.date().isoformat(),
    }


def counts(results: Iterable[Result]) -> dict[str, int]:
    """How many of each level, in the order of LEVELS; levels without any are left out."""
    levels = [each.level for each in results]
    return {level: levels.count(level) for level in LEVELS if level in levels}


def in_order(readiness: Readiness) -> list[Result]:
    """What must be put right first, then as the loop goes; without what another rule tells more exactly."""
    return sorted(untold(readiness.results), key=lambda each: LEVELS.index(each.level))


def rule_json(rule: Rule, given: Given) -> dict[str, Any]:
    return {
        "rule": rule.id,
        "phase": rule.phase,
        "severity": str(rule.severity),
        "gate": str(rule.gate),
        "scope": str(rule.scope),
        "sentence": rule.sentence(given),
        "criteria": list(rule.criteria),
        "official": list(rule.official),
        "overridable": rule.overridable,
    }
