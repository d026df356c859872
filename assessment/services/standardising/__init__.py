"""Meetings with blind judgements, and visits to assessors and learners (domain.md 5.7, 5.9)."""

from .meetings import agree_reading, call_meeting, criteria_of, judge_blind, put_up, reveal
from .visits import interview_learner, observe_assessor

__all__ = [
    "agree_reading",
    "call_meeting",
    "criteria_of",
    "interview_learner",
    "judge_blind",
    "observe_assessor",
    "put_up",
    "reveal",
]
