"""A small specification to bend, and centres with people to show it to."""

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from portfolio.models import Centre, Membership, Role, User

UNIT = {
    "id": "TEA",
    "title": "Serve tea",
    "families": [{"id": "F1", "name": "Brew"}],
    "outcomes": [{"id": "TEA-LO1", "text": "Make a pot", "phases": ["implement"], "kind": "performance"}],
    "criteria": [
        {
            "id": "TEA-01",
            "text": "Warm the pot",
            "kind": "performance",
            "phases": ["implement"],
            "outcomes": ["TEA-LO1"],
            "pair": "TEA-02",
            "family": "F1",
        },
        {"id": "TEA-02", "text": "Say why the pot is warmed", "kind": "knowledge"},
    ],
    "guidance": [{"id": "TEA-G1", "text": "Say which pot", "phases": ["portfolio"], "testable": "yes"}],
}
OVERLAY = {
    "id": "CAKE",
    "title": "Serve cake with it",
    "overlay_of": "TEA",
    "criteria": [{"id": "CAKE-01", "text": "Cut evenly", "kind": "both", "outcomes": ["TEA-LO1"]}],
}
QUALIFICATION = {
    "id": "Q-TEA",
    "title": "Certificate in Tea",
    "level": 2,
    "type": "NVQ",
    "awarding_body": "The Tea Board",
    "units": [{"unit": "TEA", "required": True}],
}


@pytest.fixture
def spec_file(tmp_path: Path) -> Callable[..., Path]:
    """Writes a specification file; `change(document)` bends it first."""

    def write(
        name: str = "tea.json", *, change: Callable[[dict], Any] = lambda document: None, **parts
    ) -> Path:
        parts = parts or {"units": [UNIT], "qualifications": [QUALIFICATION]}
        document = {"schema": "loopfolio-spec/1", "wording": "Our own words.", **copy.deepcopy(parts)}
        change(document)
        path = tmp_path / name
        path.write_text(json.dumps(document, indent=2), encoding="utf-8")
        return path

    return write


@pytest.fixture
def make_member(db) -> Callable[[str], Membership]:
    def make(slug: str) -> Membership:
        centre = Centre.objects.create(name=slug.title(), slug=slug, code=slug[:8].upper())
        user = User.objects.create_user(email=f"cora@{slug}.example", name="Cora Coordinator")
        return Membership.objects.create(user=user, centre=centre, role=Role.COORDINATOR)

    return make
