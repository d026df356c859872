"""A per cent of few answers is hardly one (domain.md, section 7: none under n = 10 without a warning)."""

from feedback.models import Measure, Reading
from feedback.statistics.scores import FEW

Formula = Measure.Formula
SHARES = (Formula.CSAT, Formula.RECOMMEND, Formula.SHARE)
PER_CENT = ("%", "per cent", "percent")


def counts_per_cent(measure: Measure) -> bool:
    return measure.formula in SHARES or measure.unit.lower() in PER_CENT


def few_words(measure: Measure, reading: Reading | None) -> str:
    """The sentence beside a figure that rests on too few answers; empty for any other."""
    if reading is None or reading.n is None or reading.n >= FEW or not counts_per_cent(measure):
        return ""
    answers = "1 answer" if reading.n == 1 else f"{reading.n} answers"
    return f"It rests on {answers} only: too few for a per cent to say much."
