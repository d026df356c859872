"""How far a turn has come, from its state and from what is in it: the arcs of its ring."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, Min, OuterRef, QuerySet, Subquery

from feedback.models import Analysis, Finding, Source
from improvements.models import Action, Approval, Improvement, Plan, Review, State
from portfolio.models import Membership, RecordState

STAGES = ("feedback", "plan", "change", "review")
#: The stage in which each state stands; a turn that was stopped stands nowhere.
STAGE_OF: dict[str, str] = {
    State.DRAFT: "feedback",
    State.GATHERING: "feedback",
    State.ANALYSING: "feedback",
    State.PLANNING: "plan",
    State.DECLINED: "plan",
    State.AGREED: "plan",
    State.CHANGING: "change",
    State.LIVE: "change",
    State.REVIEWED: "review",
    State.EMBEDDED: "review",
    State.CLOSED: "review",
}
ENDED = (State.CLOSED, State.ABANDONED)


@dataclass(frozen=True)
class Facts:
    """What a turn holds, as far as the reader may see it. ``plan`` is the plan's reference."""

    feedback: bool = False
    finding: bool = False
    plan: str = ""
    agreed: bool = False
    action: bool = False
    done: bool = False
    review: bool = False
    following: bool = False
    review_on: date | None = None
    first_due_on: date | None = None  # of the actions that are not done

    @property
    def stages(self) -> tuple[bool, bool, bool, bool]:
        return (self.feedback or self.finding, bool(self.plan), self.action, self.review)


def stage_of(improvement: Improvement) -> str:
    """The stage it stands in; a paused one in the stage it left, a stopped one in none."""
    state = improvement.state_before_pause if improvement.state == State.PAUSED else improvement.state
    return STAGE_OF.get(state, "")


def reached(improvement: Improvement, facts: Facts) -> int:
    """How many of the four stages it has come to, 0 to 4; at 4 the ring is closed.

    Whichever says more counts, the state or what was logged without a gap: people type things up late
    and move on later still. A draft has come nowhere by its state alone.
    """
    stage = "" if improvement.state == State.DRAFT else stage_of(improvement)
    by_state = STAGES.index(stage) + 1 if stage else 0
    by_facts = (*facts.stages, False).index(False)
    return max(by_state, by_facts)


def with_facts(rows: QuerySet[Improvement], member: Membership) -> QuerySet[Improvement]:
    """Annotated for ``facts_of``: one query for any number of turns."""
    here = OuterRef("pk")
    sources = _shown(Source, member).filter(improvements=here)
    plans = _shown(Plan, member).filter(improvement=here)
    actions = _shown(Action, member).filter(improvement=here)
    found = Finding.objects.filter(analysis__improvements=here, analysis__in=_shown(Analysis, member))
    asked = Approval.objects.filter(plan__improvement=here, plan__in=_shown(Plan, member))
    late = actions.filter(done_on=None).order_by().values("improvement").annotate(first=Min("due_on"))
    return rows.annotate(
        has_feedback=Exists(sources),
        has_finding=Exists(found),
        plan_ref=Subquery(plans.values("record__ref")[:1]),
        plan_review_on=Subquery(plans.values("review_on")[:1]),
        is_agreed=Exists(asked.exclude(outcome=Approval.Outcome.DECLINED)),
        has_action=Exists(actions),
        has_done=Exists(actions.filter(done_on__isnull=False, kind__in=Action.CHANGE_KINDS)),
        has_review=Exists(_shown(Review, member).filter(improvement=here)),
        has_following=Exists(Improvement.objects.filter(previous=here).exclude(state=State.ABANDONED)),
        first_due_on=Subquery(late.values("first")[:1]),
    )


def _shown(model: Any, member: Membership) -> Any:
    """Rows that stand on a record the member may read, without what was withdrawn."""
    return model.objects.visible_to(member).exclude(record__state=RecordState.WITHDRAWN)


def facts_of(row: Improvement) -> Facts:
    """Of a row that came through ``with_facts``."""
    said = vars(row)
    return Facts(
        feedback=said["has_feedback"],
        finding=said["has_finding"],
        plan=said["plan_ref"] or "",
        agreed=said["is_agreed"],
        action=said["has_action"],
        done=said["has_done"],
        review=said["has_review"],
        following=said["has_following"],
        review_on=said["plan_review_on"],
        first_due_on=said["first_due_on"],
    )
