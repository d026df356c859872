"""Choosing what an internal verifier looks at: pure, so that anybody can replay a draw (domain.md 5.7).

facts (what there is to choose from) → coverage (what nobody looked at yet) → draw (the picks and why).
"""

from .coverage import AXES, missing
from .draw import ALGORITHM, Pick, draw
from .facts import Candidate, Universe, read_universe, write_universe
from .words import AXIS_WORDS, FLAG_WORDS

__all__ = [
    "ALGORITHM",
    "AXES",
    "AXIS_WORDS",
    "FLAG_WORDS",
    "Candidate",
    "Pick",
    "Universe",
    "draw",
    "missing",
    "read_universe",
    "write_universe",
]
