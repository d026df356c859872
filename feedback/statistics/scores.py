"""The customary scores of customer service, each with its n and what exactly it says (domain.md, section 7).

A score without answers has the value None. ValueError for an answer off its scale or a part above its whole.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import fmean, median

FEW = 10
DIMENSIONS = ("reliability", "assurance", "tangibles", "empathy", "responsiveness")


@dataclass(frozen=True, slots=True)
class Score:
    """`says` names the formula, because two scores of one name may differ in it."""

    value: float | None
    unit: str
    n: int
    says: str

    @property
    def warning(self) -> str:
        if self.n == 0:
            return "There are no answers yet."
        return f"Only {self.n} answered: too few to read much into it." if self.n < FEW else ""


@dataclass(frozen=True, slots=True)
class RecommendScore(Score):
    promoters: int
    passives: int
    detractors: int


def csat_top_two(ratings: Sequence[int], *, top: int = 5) -> Score:
    """Satisfaction as the share of ratings in the top two boxes of 1 to `top`, in per cent."""
    _on_scale(ratings, 1, top)
    return _share(
        sum(rating >= top - 1 for rating in ratings), len(ratings), f"rated {top - 1} or {top} of {top}"
    )


def csat_mean(ratings: Sequence[int], *, top: int = 5) -> Score:
    """Satisfaction as the mean rating of 1 to `top`."""
    _on_scale(ratings, 1, top)
    return Score(_mean(ratings), "points", len(ratings), f"mean rating, 1 to {top}")


def recommend_score(scores: Sequence[int]) -> RecommendScore:
    """Per cent of 9 and 10 minus per cent of 0 to 6, from -100 to 100 (known as NPS, a registered mark)."""
    _on_scale(scores, 0, 10)
    n, high, low = len(scores), sum(score >= 9 for score in scores), sum(score <= 6 for score in scores)
    value = (high - low) / n * 100 if n else None
    says = "share of 9 to 10 minus share of 0 to 6"
    return RecommendScore(value, "points", n, says, promoters=high, passives=n - high - low, detractors=low)


def effort_mean(answers: Sequence[int], *, top: int = 7, high_is_easy: bool = True) -> Score:
    """Customer effort: mean answer of 1 to `top`, in the direction of the question as it was asked."""
    _on_scale(answers, 1, top)
    return Score(_mean(answers), "points", len(answers), f"mean, 1 to {top}, {_easy(high_is_easy)}")


def effort_top_box(answers: Sequence[int], *, top: int = 7, high_is_easy: bool = True) -> Score:
    """Customer effort: share of answers in the two easiest boxes, in per cent."""
    _on_scale(answers, 1, top)
    easy = sum(answer >= top - 1 if high_is_easy else answer <= 2 for answer in answers)
    return _share(easy, len(answers), f"found it easy: two easiest boxes of {top}, {_easy(high_is_easy)}")


def servqual_gaps(pairs: Iterable[tuple[str, float, float]]) -> dict[str, Score]:
    """Mean of perception minus expectation for each dimension, from (dimension, expectation, perception).

    Below zero is below what was expected. The five dimensions come first, in their order, then any other.
    """
    gaps: dict[str, list[float]] = {}
    for dimension, expectation, perception in pairs:
        gaps.setdefault(dimension, []).append(perception - expectation)
    order = sorted(gaps, key=lambda name: (DIMENSIONS.index(name) if name in DIMENSIONS else 9, name))
    says = "perception minus expectation"
    return {name: Score(_mean(gaps[name]), "points", len(gaps[name]), says) for name in order}


def complaint_rate(complaints: int, contacts: int) -> Score:
    """Complaints per 1,000 contacts; there may be more complaints than contacts in a period."""
    if min(complaints, contacts) < 0:
        raise ValueError("A count is zero or more.")
    value = complaints / contacts * 1000 if contacts else None
    return Score(value, "per 1,000 contacts", contacts, "complaints per 1,000 contacts")


def sla_share(met: int, total: int) -> Score:
    """Share of cases inside the agreed service level, in per cent."""
    return _share(met, total, "inside the agreed service level")


def first_contact_resolution(closed_at_first: int, total: int) -> Score:
    """Share of cases closed at the first contact, in per cent."""
    return _share(closed_at_first, total, "closed at the first contact")


def mean_of(values: Sequence[float], unit: str) -> Score:
    return Score(_mean(values), unit, len(values), "mean")


def median_of(values: Sequence[float], unit: str) -> Score:
    """The middle value: handling times have long tails that pull a mean up."""
    return Score(float(median(values)) if values else None, unit, len(values), "median")


def _share(part: int, whole: int, says: str) -> Score:
    if not 0 <= part <= whole:
        raise ValueError("A part is zero or more and at most its whole.")
    return Score(part / whole * 100 if whole else None, "%", whole, says)


def _mean(values: Sequence[float]) -> float | None:
    return fmean(values) if values else None


def _on_scale(answers: Iterable[int], low: int, high: int) -> None:
    if any(not low <= answer <= high for answer in answers):
        raise ValueError(f"An answer is from {low} to {high}.")


def _easy(high_is_easy: bool) -> str:
    return "high is easy" if high_is_easy else "low is easy"
