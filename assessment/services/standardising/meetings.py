"""A standardisation meeting from the call to the agreed reading."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.urls import reverse

from assessment.models import (
    AgreedReading,
    BlindJudgement,
    Criterion,
    Standardisation,
    StandardisationItem,
    Unit,
)
from assessment.permissions.standardising import JUDGE_BLIND, may_chair, may_standardise
from portfolio import clock
from portfolio.canonical import sha256_hex
from portfolio.models import Membership
from portfolio.notices import notify
from portfolio.refusals import Moved, Refused
from portfolio.services.ledger import append_entry


@transaction.atomic
def call_meeting(
    *, by: Membership, title: str, held_on: date, attendees: Iterable[Membership], actions: str = ""
) -> Standardisation:
    """The caller chairs it. Attendees are assessors and verifiers of this centre, at least two."""
    if not may_standardise(by):
        raise PermissionDenied
    people = list(attendees)
    if any(each.centre_id != by.centre_id or each.role not in JUDGE_BLIND for each in people):
        raise Refused("Only assessors and verifiers of this centre can attend.")
    if len(people) < 2:
        raise Refused("A meeting needs at least two who judge.")
    meeting = Standardisation(
        centre=by.centre, title=title.strip(), held_on=held_on, actions=actions.strip(), chaired_by=by
    )
    meeting.full_clean()
    meeting.save()
    meeting.attendees.set(people)
    _append("standardisation.called", by, {"meeting": meeting.pk, "attendees": _pseudonyms(people)})
    return meeting


def _pseudonyms(people: Iterable[Membership]) -> list[str]:
    return sorted(str(each.pseudonym) for each in people)


def criteria_of(units: QuerySet[Unit]) -> QuerySet[Criterion]:
    """What can be put up, in the order of the units."""
    rows = Criterion.objects.filter(unit__in=units).select_related("unit")
    return rows.order_by("unit__code", "position")


@transaction.atomic
def put_up(
    *, by: Membership, meeting: Standardisation, criterion: Criterion, text: str
) -> StandardisationItem:
    """Put something up for a criterion; every attendee is asked to judge it for themselves."""
    if not may_chair(by, meeting):
        raise PermissionDenied
    item = StandardisationItem(centre=meeting.centre, meeting=meeting, criterion=criterion, text=text.strip())
    item.full_clean()
    item.save()
    facts = {"item": item.pk, "criterion": criterion.code, "text": sha256_hex(criterion.text)}
    _append("standardisation.put_up", by, {"meeting": meeting.pk} | facts)
    path = reverse("assessment:standardisation-item", args=[item.pk])
    notify(to=list(meeting.attendees.all()), event="standardising.judge", path=path)
    return item


@transaction.atomic
def judge_blind(*, by: Membership, item: StandardisationItem, outcome: str, reasons: str) -> BlindJudgement:
    """An attendee's own word. With the last of them all are revealed. Moved once they are revealed."""
    item = _lock(item)
    if not item.meeting.attendees.filter(pk=by.pk).exists():
        raise PermissionDenied
    if item.revealed_at:
        raise Moved("The judgements are revealed, so none can be added.")
    if not reasons.strip():
        raise Refused("Say what makes you judge so.")
    judged = BlindJudgement(
        centre=item.centre, item=item, outcome=outcome, reasons=reasons.strip(), judged_by=by
    )
    judged.full_clean(validate_unique=False, validate_constraints=False)
    try:
        with transaction.atomic():
            judged.save()
    except IntegrityError as error:
        raise Moved("You have judged this already.") from error
    _append("standardisation.judged", by, {"item": item.pk, "outcome": outcome})
    if item.judgements.count() == item.meeting.attendees.count():
        _reveal(item, None)
    return judged


@transaction.atomic
def reveal(*, by: Membership, item: StandardisationItem) -> StandardisationItem:
    """The chair does not wait for the others. Refused before anybody has judged."""
    item = _lock(item)
    if not may_chair(by, item.meeting):
        raise PermissionDenied
    if item.revealed_at:
        raise Moved("The judgements are revealed already.")
    if not item.judgements.exists():
        raise Refused("Nobody has judged yet.")
    return _reveal(item, by)


def _reveal(item: StandardisationItem, by: Membership | None) -> StandardisationItem:
    item.revealed_at, item.revealed_by = clock.now(), by
    item.full_clean()
    item.save()
    facts = {"item": item.pk, "judged": item.judgements.count()}
    append_entry(event="standardisation.revealed", actor=by, centre=item.centre, facts=facts)
    return item


@transaction.atomic
def agree_reading(*, by: Membership, item: StandardisationItem, text: str) -> AgreedReading:
    """How the criterion is read here from now on; an earlier reading stays on record."""
    item = _lock(item)
    if not may_chair(by, item.meeting):
        raise PermissionDenied
    if not item.revealed_at:
        raise Refused("First everybody judges, or you reveal what there is.")
    reading = AgreedReading(
        centre=item.centre, item=item, criterion=item.criterion, text=text.strip(), agreed_by=by
    )
    reading.full_clean()
    reading.save()
    facts = {"item": item.pk, "criterion": item.criterion.code, "reading": sha256_hex(reading.text)}
    _append("standardisation.agreed", by, facts)
    return reading


def _lock(item: StandardisationItem) -> StandardisationItem:
    rows = StandardisationItem.objects.select_for_update(of=("self",))
    return rows.select_related("meeting", "criterion", "centre").get(pk=item.pk)


def _append(event: str, by: Membership, facts: dict[str, Any]) -> None:
    append_entry(event=event, actor=by, centre=by.centre, facts=facts)
