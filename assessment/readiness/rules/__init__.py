"""The rules, one module for each phase of the loop. Importing them declares them."""

from . import (
    analysis,
    analysis_findings,
    feedback,
    implement,
    plan,
    plan_people,
    portfolio,
    portfolio_evidence,
    portfolio_trail,
    promote,
    quality,
    quality_centre,
    quality_evidence,
    review,
    review_figures,
    sustain,
)

__all__ = [
    "analysis",
    "analysis_findings",
    "feedback",
    "implement",
    "plan",
    "plan_people",
    "portfolio",
    "portfolio_evidence",
    "portfolio_trail",
    "promote",
    "quality",
    "quality_centre",
    "quality_evidence",
    "review",
    "review_figures",
    "sustain",
]
