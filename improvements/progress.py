"""Where each turn stands for a list: its ring, what is next, what is overdue."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.formats import date_format

from improvements.models import Improvement, State
from portfolio import clock
from portfolio.models import Membership

from .stages import ENDED, Facts, facts_of, reached, stage_of, with_facts


@dataclass(frozen=True)
class NextThing:
    """What to do now, in words, and the page where it is done."""

    words: str
    url: str


@dataclass(frozen=True)
class Standing:
    """``chain`` is what the first turn of its chain was called.

    ``next`` is None for everybody but the learner, and once the turn has ended.
    """

    improvement: Improvement
    stage: str
    reached: int
    chain: str
    next: NextThing | None
    overdue: list[str]

    @property
    def url(self) -> str:
        return reverse("improvements:story", args=[self.improvement.portfolio.ref, self.improvement.ref])


def standings(rows: QuerySet[Improvement], member: Membership) -> list[Standing]:
    """Each of ``rows`` (as the member may see them), turns of one chain side by side; one query."""
    found = list(with_facts(rows.select_related("portfolio"), member).order_by("pk"))
    chains = _chains(found)
    found.sort(key=lambda each: (-chains[each.pk].pk, each.cycle, each.pk))
    return [_standing(each, chains[each.pk], member) for each in found]


def _chains(rows: Iterable[Improvement]) -> dict[int, Improvement]:
    """The first turn of each row's chain, as far as it is among the rows; rows come oldest first."""
    first: dict[int, Improvement] = {}
    for each in rows:
        first[each.pk] = first.get(each.previous_id or 0, each)
    return first


def _standing(row: Improvement, chain: Improvement, member: Membership) -> Standing:
    facts = facts_of(row)
    mine = row.portfolio.learner_id == member.pk
    return Standing(
        improvement=row,
        stage=stage_of(row),
        reached=reached(row, facts),
        chain=chain.title,
        next=next_thing(row, facts) if mine else None,
        overdue=overdue(row, facts),
    )


def next_thing(improvement: Improvement, facts: Facts) -> NextThing | None:
    """The first thing the loop still misses; None once the turn has ended."""
    if improvement.state == State.PAUSED:
        return _go(improvement, "Take it up again", "improvements:move")
    if improvement.state == State.ABANDONED or (improvement.state == State.CLOSED and facts.following):
        return None
    missing = (
        (facts.feedback, "Gather what customers say", "improvements:gather"),
        (facts.finding, "Find out what it shows", "improvements:analysis-start"),
        (facts.plan, "Write the plan", "improvements:plan-write"),
        (facts.agreed, "Get the plan agreed", "improvements:plan"),
        (facts.action, "Log the first change", "improvements:action-new"),
        (facts.done, "Say what was done", "improvements:story"),
        (facts.review, "Review: did it work?", "improvements:review-write"),
        (facts.following, "Begin the next turn", "improvements:next-turn"),
    )
    for there, words, page in missing:
        if not there:
            return _go(improvement, words, page, facts.plan if page == "improvements:plan" else "")
    return _go(improvement, "Check that it lasts", "improvements:story")


def _go(improvement: Improvement, words: str, page: str, ref: str = "") -> NextThing:
    return NextThing(words, reverse(page, args=[improvement.portfolio.ref, ref or improvement.ref]))


def overdue(improvement: Improvement, facts: Facts) -> list[str]:
    """Days that have passed without what was meant for them, as sentences."""
    if improvement.state in ENDED:
        return []
    days = (
        (facts.first_due_on, "An action was due on {day}."),
        (None if facts.review else facts.review_on, "The review was due on {day}."),
        (None if facts.following else improvement.follow_up_on, "It was to be looked at again on {day}."),
    )
    return [words.format(day=date_format(day, "j M Y")) for day, words in days if day and _passed(day)]


def _passed(day: date) -> bool:
    return day < clock.today()
