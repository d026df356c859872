"""The rules, one module for each phase of the loop. Importing them declares them."""

from . import (
    analysis,
    feedback,
    implement,
    plan,
    plan_people,
    portfolio,
    promote,
    quality,
    quality_centre,
    quality_evidence,
    review,
    sustain,
)

__all__ = [
    "analysis",
    "feedback",
    "implement",
    "plan",
    "plan_people",
    "portfolio",
    "promote",
    "quality",
    "quality_centre",
    "quality_evidence",
    "review",
    "sustain",
]
