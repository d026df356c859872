"""Where internal verification stands: what there is to sample, what was, and which units are cleared."""

from .clearing import Clearing, clearing_of
from .coverage import Coverage, HeatCell, HeatRow, coverage_of
from .universe import Work, universe_of, work_in, work_of

__all__ = [
    "Clearing",
    "Coverage",
    "HeatCell",
    "HeatRow",
    "Work",
    "clearing_of",
    "coverage_of",
    "universe_of",
    "work_in",
    "work_of",
]
