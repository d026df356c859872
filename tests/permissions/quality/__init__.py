"""Rows of the matrix about quality assurance: each module has ROWS, ``about(cast)`` and ``fill(cast)``."""

from tests.permissions.quality import (
    briefs,
    cases,
    certificates,
    deciding,
    mail,
    recording,
    sampling,
    staff,
    standardising,
    visits,
    witnessing,
)

MODULES = (
    deciding,
    witnessing,
    recording,
    staff,
    sampling,
    standardising,
    certificates,
    cases,
    visits,
    briefs,
    mail,
)
QUALITY_ROWS = [row for module in MODULES for row in module.ROWS]


def quality_about(cast):
    """Arguments of every address of these areas; keys never repeat between modules."""
    found = {}
    for module in MODULES:
        found |= module.about(cast)
    return found


def fill_all(cast):
    for module in MODULES:
        module.fill(cast)
