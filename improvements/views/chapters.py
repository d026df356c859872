"""The chapters of a story: which are written, and what the empty ones teach."""

from dataclasses import dataclass

from django.urls import reverse

from improvements.services.turns import MAY_GO_ROUND_AGAIN
from improvements.telling import Story


@dataclass(frozen=True)
class Chapter:
    """``teach`` says what to log next and why it counts; ``url`` is where. ``first`` is the first one that
    is still empty: it holds the page's one primary button.
    """

    key: str
    stage: str
    title: str
    filled: bool
    teach: str = ""
    button: str = ""
    url: str = ""
    first: bool = False


TEACH = {
    "words": (
        "Gather what customers and colleagues say, or link what you have logged already. "
        "All that follows rests on it: an assessor walks back from your change to these words."
    ),
    "findings": (
        "Look at the words and the figures together and write down what they show, with how many say so. "
        "A finding with its count turns an opinion into a reason to act."
    ),
    "plan": (
        "Write what should get better, from which figure to which and by when, and ask somebody to agree. "
        "A target that answers a finding is what your assessor looks for first."
    ),
    "changes": (
        "Log each thing you do, whom you tell and how you keep service going, as it happens. "
        "Dated entries show that the change was made, and that it was you who made it."
    ),
    "result": (
        "Take the same figures again after go-live and set them beside those from before. "
        "The same way of counting on both sides is what makes the comparison fair."
    ),
    "learned": (
        "Say in the review what worked, what did not and what you would do differently. "
        "Honest learning counts as much as a good figure."
    ),
    "next": (
        "Begin the next turn with what is still open. "
        "One turn that leads to the next is what continuous improvement looks like on paper."
    ),
}


def chapters_of(story: Story, *, is_own: bool) -> list[Chapter]:
    """In the order of the page."""
    review = story.review.row if story.review else None
    learned = bool(review and (review.learning or review.advantages or review.next_steps))
    rows = (
        ("words", "feedback", "What customers said", bool(story.words.sources)),
        ("findings", "feedback", "What we found", bool(story.findings)),
        ("plan", "plan", "What we planned", story.plan is not None),
        ("changes", "change", "What changed", bool(story.changes)),
        ("result", "review", "Before and after", bool(story.results)),
        ("learned", "review", "What we learned", learned),
        ("next", "", "The next turn", bool(story.following)),
    )
    first = next((key for key, _, _, filled in rows if not filled), "") if is_own else ""
    return [_chapter(story, row, is_own=is_own, first=first) for row in rows]


def _chapter(story: Story, row: tuple[str, str, str, bool], *, is_own: bool, first: str) -> Chapter:
    key, stage, title, filled = row
    button, url = _door(story, key) if is_own and not filled else ("", "")
    return Chapter(key, stage, title, filled, TEACH[key], button, url, key == first)


def _door(story: Story, key: str) -> tuple[str, str]:
    """The one button of an empty chapter; none while its time has not come."""
    pref, iref = story.improvement.portfolio.ref, story.improvement.ref
    if key == "next" and story.improvement.state not in MAY_GO_ROUND_AGAIN:
        return ("", "")
    if key in ("result", "learned") and story.review:
        return ("Go on with the review", reverse("improvements:review", args=[pref, story.review.node.ref]))
    words, page = {
        "words": ("Gather feedback", "gather"),
        "findings": ("Find out why", "analysis-start"),
        "plan": ("Write the plan", "plan-write"),
        "changes": ("Log a change", "action-new"),
        "result": ("Write the review", "review-write"),
        "learned": ("Write the review", "review-write"),
        "next": ("Begin the next turn", "next-turn"),
    }[key]
    return (words, reverse(f"improvements:{page}", args=[pref, iref]))
