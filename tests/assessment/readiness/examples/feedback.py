"""What customers say: examples of the rules FB."""

from assessment.readiness.facts import Improvement, Said, Source

from .table import fails, passes

EXAMPLES = [
    fails(
        "FB-01",
        "Sam asked customers in one way only, by two surveys.",
        Improvement(
            sources=[Source(method="survey", said=[Said()]), Source(method="survey", said=[Said()])]
        ),
    ),
    passes(
        "FB-01",
        "Sam read a survey and the complaints of the same month.",
        Improvement(
            sources=[Source(method="survey", said=[Said()]), Source(method="complaint", said=[Said()])]
        ),
    ),
    fails(
        "FB-01",
        "The centre asks for three ways, and Sam used two.",
        Improvement(
            sources=[Source(method="survey", said=[Said()]), Source(method="complaint", said=[Said()])]
        ),
        min_feedback_methods=3,
    ),
]
