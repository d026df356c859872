"""How far a learner is: facts (loaded in a fixed number of queries) → shapes (computed, never stored)."""

from .computing import judged_of, judged_of_many
from .shapes import (
    CRITERION_STATES,
    UNIT_STATES,
    CriterionProgress,
    EnrolmentProgress,
    Evidence,
    UnitProgress,
    standing,
)
from .whole import progress_of, progress_of_many

__all__ = [
    "CRITERION_STATES",
    "UNIT_STATES",
    "CriterionProgress",
    "EnrolmentProgress",
    "Evidence",
    "UnitProgress",
    "judged_of",
    "judged_of_many",
    "progress_of",
    "progress_of_many",
    "standing",
]
