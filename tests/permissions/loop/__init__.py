"""The loop's rows of the matrix: each module has ROWS and ``about(cast)``, the arguments of its addresses."""

from tests.permissions.loop import (
    analysing,
    approving,
    changing,
    gathering,
    importing,
    measuring,
    planning,
    proposing,
    readiness,
    reviewing,
    theming,
    turns,
)

MODULES = (
    *(gathering, importing, theming, measuring, analysing),
    *(turns, planning, approving, changing, reviewing, proposing, readiness),
)
LOOP_ROWS = [row for module in MODULES for row in module.ROWS]


def loop_about(cast):
    """Arguments of every address of the loop; keys never repeat between modules."""
    found = {}
    for module in MODULES:
        found |= module.about(cast)
    return found
