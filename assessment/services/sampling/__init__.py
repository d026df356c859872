"""Internal verification: planning, drawing, looking, asking for action and closing it (domain.md 5.7)."""

from .actions import answer_action, close_action, send_back
from .choosing import draw_samples, pick_sample, replay
from .independence import is_involved
from .plans import approve_plan, make_plan
from .verifying import LineInput, finish_sample, open_sample

__all__ = [
    "LineInput",
    "answer_action",
    "approve_plan",
    "close_action",
    "draw_samples",
    "finish_sample",
    "is_involved",
    "make_plan",
    "open_sample",
    "pick_sample",
    "replay",
    "send_back",
]
