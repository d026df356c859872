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
    promote,
    quality,
    quality_centre,
    quality_evidence,
    review,
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
    *promote.EXAMPLES,
    *sustain.EXAMPLES,
    *portfolio.EXAMPLES,
    *quality.EXAMPLES,
    *quality_evidence.EXAMPLES,
    *quality_centre.EXAMPLES,
]
