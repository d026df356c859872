"""Every rule with what fails it and what passes it, to be read by somebody who knows the work."""

from . import (
    analysis,
    analysis_findings,
    feedback,
    feedback_held,
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
from .table import Example

ALL: list[Example] = [
    *feedback.EXAMPLES,
    *feedback_held.EXAMPLES,
    *analysis.EXAMPLES,
    *analysis_findings.EXAMPLES,
    *plan.EXAMPLES,
    *plan_people.EXAMPLES,
    *implement.EXAMPLES,
    *review.EXAMPLES,
    *review_figures.EXAMPLES,
    *promote.EXAMPLES,
    *sustain.EXAMPLES,
    *portfolio.EXAMPLES,
    *portfolio_evidence.EXAMPLES,
    *portfolio_trail.EXAMPLES,
    *quality.EXAMPLES,
    *quality_evidence.EXAMPLES,
    *quality_centre.EXAMPLES,
]
