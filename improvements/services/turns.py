"""Beginning a turn of the loop, linking what belongs to it, and beginning the next one."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from feedback.models import Analysis, Measure, Source
from improvements.models import Comment, Improvement, State
from improvements.permissions import may_comment, may_work_on
from improvements.trail.carrying import open_points
from portfolio import clock
from portfolio.models import Membership, Portfolio
from portfolio.permissions import owns
from portfolio.refusals import AlreadyDone, Moved, Refused
from portfolio.services.ledger import append_entry
from portfolio.services.numbers import next_number

#: The learner's word for why something the loop usually holds is not there.
REASONS = (
    "no_complaints_reason",
    "no_benchmark_reason",
    "no_internal_customers",
    "customers_not_told_reason",
    "no_adjustment_reason",
    "not_embedded_reason",
    "not_sustained_reason",
    "no_framework_reason",
)
#: What a form may set. State, reference, turn number and times never come from outside.
EDITABLE = ("title", "service_area", "theme_list", "carried_over", "live_on", "follow_up_on", *REASONS)
#: From these the next turn may begin (domain.md 8.1).
MAY_GO_ROUND_AGAIN = (State.REVIEWED, State.EMBEDDED, State.CLOSED)
SECOND_PRESS = timedelta(minutes=1)


@transaction.atomic
def begin(*, by: Membership, portfolio: Portfolio, fields: dict[str, Any]) -> Improvement:
    """A new turn in draft. Fields are those of EDITABLE; ``title`` is needed.

    The same words twice within a minute are AlreadyDone: the button was pressed twice.
    """
    if not owns(by, portfolio):
        raise PermissionDenied
    Portfolio.objects.select_for_update().get(pk=portfolio.pk)  # a second press of the button waits here
    improvement = Improvement(centre=portfolio.centre, portfolio=portfolio)
    _fill(improvement, fields)
    just_now = Improvement.objects.filter(
        portfolio=portfolio,
        title=improvement.title,
        service_area=improvement.service_area,
        state=State.DRAFT,
        recorded_at__gt=clock.now() - SECOND_PRESS,
    )
    if before := just_now.first():
        raise AlreadyDone(before)
    return _add(by, improvement)


def _add(by: Membership, improvement: Improvement) -> Improvement:
    number = next_number(centre=improvement.centre, scope=f"improvement:{improvement.portfolio_id}")
    improvement.ref = f"IMP-{number:02d}"
    improvement.full_clean()
    improvement.save()
    facts: dict[str, Any] = {"improvement": improvement.ref, "cycle": improvement.cycle}
    if improvement.previous:
        facts["previous"] = improvement.previous.ref
    append_entry(
        event="improvement.begun",
        actor=by,
        centre=improvement.centre,
        portfolio=improvement.portfolio,
        facts=facts,
    )
    return improvement


@transaction.atomic
def change_improvement(
    *, by: Membership, improvement: Improvement, fields: dict[str, Any], edit_no: int
) -> Improvement:
    """Change what it is called, its dates or its reasons. An older ``edit_no`` raises Moved."""
    fresh = locked(by, improvement)
    if fresh.edit_no != edit_no:
        raise Moved("This was changed in another window. Your text is below; compare before you save.")
    _fill(fresh, fields)
    fresh.edit_no, fresh.changed_at = fresh.edit_no + 1, clock.now()
    fresh.full_clean()
    fresh.save()
    return fresh


def locked(by: Membership, improvement: Improvement) -> Improvement:
    """The row as it stands, held until the transaction ends; PermissionDenied for all but its learner."""
    rows = Improvement.objects.select_for_update(of=("self",)).select_related("portfolio", "centre")
    fresh = rows.get(pk=improvement.pk)
    if not may_work_on(by, fresh):
        raise PermissionDenied
    return fresh


def _fill(improvement: Improvement, fields: dict[str, Any]) -> None:
    for name in EDITABLE:
        if name in fields:
            setattr(improvement, name, fields[name])
    refuse_future(improvement.live_on)
    themes = improvement.theme_list
    if themes and themes.portfolio_id != improvement.portfolio_id:
        raise ValidationError({"theme_list": "This list belongs to another portfolio."})


def refuse_future(live_on: date | None) -> None:
    """Invariant 18: a change that went live has gone live."""
    if live_on and live_on > clock.today():
        raise ValidationError({"live_on": "This day is in the future. Give the day it went live."})


@transaction.atomic
def link(
    *,
    by: Membership,
    improvement: Improvement,
    sources: Iterable[Source] = (),
    measures: Iterable[Measure] = (),
    analyses: Iterable[Analysis] = (),
) -> Improvement:
    """Let these belong to the turn; what belongs to it already stays. All of its own portfolio."""
    fresh = locked(by, improvement)
    sources, measures, analyses = list(sources), list(measures), list(analyses)
    homes = {each.record.portfolio_id for each in sources} | {each.record.portfolio_id for each in analyses}
    if (homes | {each.portfolio_id for each in measures}) - {fresh.portfolio_id}:
        raise Refused("Link only what is in the same portfolio.")
    fresh.sources.add(*sources)
    fresh.measures.add(*measures)
    fresh.analyses.add(*analyses)
    return fresh


@transaction.atomic
def unlink(
    *,
    by: Membership,
    improvement: Improvement,
    sources: Iterable[Source] = (),
    measures: Iterable[Measure] = (),
    analyses: Iterable[Analysis] = (),
) -> Improvement:
    """Take these out of the turn. They themselves stay as they are."""
    fresh = locked(by, improvement)
    fresh.sources.remove(*sources)
    fresh.measures.remove(*measures)
    fresh.analyses.remove(*analyses)
    return fresh


@transaction.atomic
def begin_next(*, by: Membership, improvement: Improvement) -> Improvement:
    """The next turn in draft: what it is called, its themes and measures, and what was left open.

    Nothing of the turn before is moved. A second one is AlreadyDone with the first, unless that was
    stopped; Refused before the review (domain.md 8.1).
    """
    before = locked(by, improvement)
    if before.state not in MAY_GO_ROUND_AGAIN:
        raise Refused(f"Review {before.ref} first. The next turn starts from what you learned.")
    if begun := before.next_cycles.exclude(state=State.ABANDONED).first():
        raise AlreadyDone(begun)
    following = Improvement(
        centre=before.centre,
        portfolio=before.portfolio,
        title=before.title,
        service_area=before.service_area,
        theme_list=before.theme_list,
        previous=before,
        cycle=before.cycle + 1,
        carried_over=open_points(before),
    )
    _add(by, following)
    following.measures.set(before.measures.all())
    return following


@transaction.atomic
def comment(*, by: Membership, improvement: Improvement, text: str) -> Comment:
    """Said beside the story; it moves nothing. The same words twice running are AlreadyDone."""
    if not may_comment(by, improvement):
        raise PermissionDenied
    Improvement.objects.select_for_update().get(pk=improvement.pk)
    last = improvement.comments.last()
    if last and (last.by_id, last.text) == (by.pk, text.strip()):
        raise AlreadyDone(last)
    said = Comment(centre=improvement.centre, improvement=improvement, by=by, text=text.strip())
    said.full_clean()
    said.save()
    return said
