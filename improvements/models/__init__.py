"""One turn of the loop: agreed, done, looked back on. Read it top to bottom as a story."""

from .improvements import Comment, Improvement, State, Step
from .plans import (
    Approval,
    Consultation,
    Objective,
    Option,
    Plan,
    Stakeholder,
    SuccessCriterion,
)

from .changes import Action, Confirmation, JournalEntry  # isort: skip
from .reviews import CriterionVerdict, Review, ReviewLine

__all__ = [
    "Action",
    "Approval",
    "Comment",
    "Confirmation",
    "Consultation",
    "CriterionVerdict",
    "Improvement",
    "JournalEntry",
    "Objective",
    "Option",
    "Plan",
    "Review",
    "ReviewLine",
    "Stakeholder",
    "State",
    "Step",
    "SuccessCriterion",
]
