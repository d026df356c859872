"""Rules advise, people decide: nothing that decides can as much as name what the rules say (8.7, 6)."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

APP = Path(__file__).resolve().parents[2] / "assessment"
#: What only decisions are written to.
DECISIONS = {"ClaimVerdict", "CriterionDecision", "Judgement", "Manifest", "UnitSignature"}
#: What the rules say, and what people say about the rules.
ADVICE = {
    "readiness", "holding", "all_rules", "progress_of", "progress_of_many", "whole",
    "SetAside", "ParameterChange", "RuleChoice",
}  # fmt: skip


def _names(path: Path) -> set[str]:
    """Every name that the code of a module uses or imports, and every part of a dotted one."""
    return set(_words(ast.parse(path.read_text())))


def _words(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Name):
            yield node.id
        elif isinstance(node, ast.Attribute):
            yield node.attr
        elif isinstance(node, ast.alias):
            yield from node.name.split(".")
        elif isinstance(node, ast.ImportFrom):
            yield from (node.module or "").split(".")


WRITING = [path for path in sorted((APP / "services").rglob("*.py")) if DECISIONS & _names(path)]
RESTING = [
    APP / "services" / "claims.py",
    APP / "services" / "soundness.py",
    APP / "progress" / "computing.py",
    APP / "progress" / "facts.py",
    APP / "progress" / "tallies.py",
    *sorted((APP / "permissions").glob("*.py")),
]


def test_the_services_that_decide_are_known():
    assert {"judging", "signoffs"} <= {path.stem for path in WRITING}


@pytest.mark.parametrize("path", WRITING + RESTING, ids=lambda path: f"{path.parent.stem}/{path.stem}")
def test_what_decides_knows_no_rule(path):
    assert sorted(ADVICE & _names(path)) == []
