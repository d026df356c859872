"""Appeals, malpractice, and what both do to a portfolio."""

from .appeals import answer_appeal, appeal_further, end_appeal, raise_appeal
from .clocks import clock_of, due_on, set_appeal_clock
from .malpractice import move_case, name_reader, note_view, open_malpractice
from .naming import may_adjudicate, name_adjudicator

__all__ = [
    "answer_appeal",
    "appeal_further",
    "clock_of",
    "due_on",
    "end_appeal",
    "may_adjudicate",
    "move_case",
    "name_adjudicator",
    "name_reader",
    "note_view",
    "open_malpractice",
    "raise_appeal",
    "set_appeal_clock",
]
