"""The one function that moves a turn of the loop, and the advice beside its button (domain.md 8.1)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction

from feedback.models import Finding, Item
from improvements.models import Action, Approval, Improvement, JournalEntry, Plan, State, Step
from improvements.trail.carrying import latest_review
from portfolio import clock
from portfolio.models import Membership, RecordState
from portfolio.refusals import Refused
from portfolio.services.ledger import append_entry, commit_to

from .turns import locked, refuse_future

S = State
MOVES: dict[str, tuple[str, ...]] = {
    S.DRAFT: (S.GATHERING,),
    S.GATHERING: (S.ANALYSING,),
    S.ANALYSING: (S.PLANNING,),
    S.PLANNING: (S.AGREED, S.DECLINED),
    S.DECLINED: (S.PLANNING, S.ABANDONED),
    S.AGREED: (S.CHANGING,),
    S.CHANGING: (S.LIVE,),
    S.LIVE: (S.REVIEWED,),
    S.REVIEWED: (S.EMBEDDED, S.LIVE),
    S.EMBEDDED: (S.CLOSED,),
    S.CLOSED: (),
    S.PAUSED: (),  # back to the state it left, and nowhere else
    S.ABANDONED: (),
}
#: The states of work that goes on; each may be paused or stopped.
UNDER_WAY = (
    S.DRAFT, S.GATHERING, S.ANALYSING, S.PLANNING, S.AGREED, S.CHANGING, S.LIVE, S.REVIEWED, S.EMBEDDED,
)  # fmt: skip
NEEDS_REASON = (S.PAUSED, S.ABANDONED)


def moves_from(improvement: Improvement) -> list[str]:
    """Every state it can go to now, the usual one first."""
    if improvement.state == S.PAUSED:
        return [improvement.state_before_pause or S.DRAFT.value]
    sides = (S.PAUSED, S.ABANDONED) if improvement.state in UNDER_WAY else ()
    return [str(to) for to in (*MOVES[improvement.state], *sides)]


def asks_for_day(improvement: Improvement, to: str) -> bool:
    """The day of go-live is asked when the change goes live, not when it goes back to being watched."""
    return to == S.LIVE and improvement.state == S.CHANGING


@transaction.atomic
def move(
    *, by: Membership, improvement: Improvement, to: str, reason: str = "", live_on: date | None = None
) -> Improvement:
    """The only writer of ``Improvement.state``.

    Side effects: one Step, one ledger entry, and ``live_on`` where it is given. PermissionDenied for
    everybody but the learner; Refused for a move that the table does not know and for pausing or
    stopping without a reason; ValidationError for a go-live day in the future. What is still missing
    never holds a move: people write things up late. ``advice`` says it beside the button.
    """
    fresh = locked(by, improvement)
    if to not in moves_from(fresh):
        raise Refused(_cannot(fresh, to))
    if to in NEEDS_REASON and not reason.strip():
        raise Refused("Say why in a sentence. It stays part of the story.")
    refuse_future(live_on)
    step = _step(by, fresh, to, reason.strip())
    fresh.state_before_pause = fresh.state if to == S.PAUSED else ""
    fresh.state, fresh.live_on, fresh.changed_at = to, live_on or fresh.live_on, clock.now()
    fresh.save(update_fields=["state", "state_before_pause", "live_on", "changed_at"])
    append_entry(
        event="improvement.moved",
        actor=by,
        centre=fresh.centre,
        portfolio=fresh.portfolio,
        facts=_facts(fresh, step),
    )
    return fresh


def _cannot(improvement: Improvement, to: str) -> str:
    label = S(to).label if to in S.values else to
    return f"{improvement.ref} is “{improvement.get_state_display()}” and cannot become “{label}”."


def _step(by: Membership, improvement: Improvement, to: str, reason: str) -> Step:
    step = Step(
        centre=improvement.centre,
        improvement=improvement,
        moved_by=by,
        role=by.role,
        from_state=improvement.state,
        to_state=to,
        reason=reason,
    )
    step.full_clean()
    step.save()
    return step


def _facts(improvement: Improvement, step: Step) -> dict[str, Any]:
    facts = {"improvement": improvement.ref, "from": step.from_state, "to": step.to_state}
    if step.reason:
        facts["reason"] = commit_to(improvement.portfolio, step.reason)
    if step.to_state == S.LIVE and improvement.live_on:
        facts["live_on"] = improvement.live_on.isoformat()
    return facts


@dataclass(frozen=True)
class Advice:
    """One thing that is not there yet. ``rules`` are ids of the readiness rules that say the same."""

    words: str
    rules: tuple[str, ...] = ()


NO_PLAN = Advice("No plan yet.", ("PL-04",))


def advice(improvement: Improvement, to: str) -> list[Advice]:
    """What the move usually rests on and is not there yet. It holds nothing back."""
    if improvement.state == S.PAUSED:
        return []
    if improvement.state == S.REVIEWED and to == S.LIVE:
        return _adjust(improvement)
    return GUARDS[to](improvement) if to in GUARDS else []


def _unless(is_there: object, words: str, *rules: str) -> list[Advice]:
    return [] if is_there else [Advice(words, rules)]


def _gathering(improvement: Improvement) -> list[Advice]:
    return _unless(improvement.service_area, "You have not said where in your work it is.")


def _analysing(improvement: Improvement) -> list[Advice]:
    items = Item.objects.filter(origin=Item.Origin.CUSTOMER, source__improvements=improvement)
    linked = _standing(items, "source__record").exists()
    return _unless(linked, "Nothing a customer said is linked yet.", "FB-03")


def _planning(improvement: Improvement) -> list[Advice]:
    if improvement.state == S.DECLINED:
        return []
    findings = Finding.objects.filter(analysis__improvements=improvement)
    return _unless(_standing(findings, "analysis__record").exists(), "No finding yet.", "AN-01", "AN-03")


def _agreed(improvement: Improvement) -> list[Advice]:
    plan = _plan(improvement)
    if plan is None:
        return [NO_PLAN]
    said_yes = plan.approvals.exclude(outcome=Approval.Outcome.DECLINED).filter(by__has_authority=True)
    return _unless(said_yes.exists(), "Nobody who can approve it has said yes yet.", "PL-11")


def _declined(improvement: Improvement) -> list[Advice]:
    said_no = Approval.objects.filter(plan__improvement=improvement, outcome=Approval.Outcome.DECLINED)
    return _unless(said_no.exists(), "Nobody's no is recorded yet.")


def _changing(improvement: Improvement) -> list[Advice]:
    plan = _plan(improvement)
    if plan is None:
        return [NO_PLAN]
    today = plan.objectives.filter(baseline__isnull=False).exists()
    missing = _unless(today, "No objective says what the figure is today.", "PL-08")
    started = improvement.actions.changes().filter(started_on__isnull=False).order_by("started_on").first()
    written = plan.record.happened_on
    if started and written and started.started_on < written:
        missing.append(Advice("The first change began before the day of the plan.", ("PL-01",)))
    return missing


def _live(improvement: Improvement) -> list[Advice]:
    done = Action.objects.changes().filter(improvement=improvement, done_on__isnull=False)
    return _unless(_standing(done, "record").exists(), "No change is marked as done yet.", "IM-01")


def _reviewed(improvement: Improvement) -> list[Advice]:
    review = latest_review(improvement)
    if review is None:
        return [Advice("No review yet.", ("RV-02",))]
    return _unless(review.lines.exists(), "The review compares no figures yet.", "RV-03")


def _adjust(improvement: Improvement) -> list[Advice]:
    review = latest_review(improvement)
    wanted = review is not None and review.next_step == review.NextStep.ADJUST
    return _unless(wanted, "The review does not say to adjust it and watch on.")


def _embedded(improvement: Improvement) -> list[Advice]:
    kept = improvement.not_embedded_reason or _noted(improvement, JournalEntry.Kind.EMBED)
    return _unless(kept, "No entry says where it is written down now, nor why it is not.", "SU-03")


def _closed(improvement: Improvement) -> list[Advice]:
    checked = improvement.not_sustained_reason or _noted(improvement, JournalEntry.Kind.SUSTAIN)
    goes_on = improvement.follow_up_on or improvement.next_cycles.exclude(state=S.ABANDONED).exists()
    return [
        *_unless(checked, "No later check says whether it lasts, nor why none was made.", "SU-02"),
        *_unless(goes_on, "There is no day to look again, and no next turn.", "SU-01"),
    ]


def _plan(improvement: Improvement) -> Plan | None:
    rows = _standing(Plan.objects.filter(improvement=improvement), "record")
    return rows.select_related("record").first()


def _noted(improvement: Improvement, kind: str) -> bool:
    return _standing(improvement.journal.filter(kind=kind), "record").exists()


def _standing(rows: Any, record: str) -> Any:
    """Without what was withdrawn."""
    return rows.exclude(**{f"{record}__state": RecordState.WITHDRAWN})


GUARDS: dict[str, Callable[[Improvement], list[Advice]]] = {
    S.GATHERING: _gathering,
    S.ANALYSING: _analysing,
    S.PLANNING: _planning,
    S.AGREED: _agreed,
    S.DECLINED: _declined,
    S.CHANGING: _changing,
    S.LIVE: _live,
    S.REVIEWED: _reviewed,
    S.EMBEDDED: _embedded,
    S.CLOSED: _closed,
}
