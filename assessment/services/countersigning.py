"""A qualified assessor's answer to a trainee's judgement (invariant 4; domain.md 5.1, 5.6).

Confirmed, every word of the trainee counts from then on as it stands, under both names. Not confirmed, the
evidence waits to be judged again, by the trainee or anybody else.
"""

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.urls import reverse

from assessment.models import Countersignature, CriterionDecision, Judgement, SubmissionItem
from assessment.permissions.deciding import may_countersign
from assessment.services.handovers import tell_judged
from assessment.services.judging import move_judged, refuse_gone
from assessment.services.soundness import (
    hold_access,
    lock_units,
    refuse_conflicted,
    refuse_met_without_evidence,
    refuse_own_testimony,
    refuse_signed_off,
)
from portfolio.models import Membership
from portfolio.notices import notify
from portfolio.refusals import Moved, Refused
from portfolio.services.ledger import append_entry, commit_to


@transaction.atomic
def countersign(
    *, by: Membership, judgement: Judgement, outcome: str, words: str = "", content_hash: str
) -> Countersignature:
    """Answer the newest judgement of the record, if it is a trainee's and nobody answered it yet.

    ``content_hash`` is of the version on the page. Moved when something changed since; Refused when a "no"
    gives no reason; PermissionDenied for the trainee themselves under another role, and all who may not.
    """
    item = _lock(judgement)
    enrolment = item.submission.enrolment
    hold_access(by, item)
    if not may_countersign(by, enrolment, judgement.judged_by):
        raise PermissionDenied
    refuse_conflicted(by, enrolment)
    lock_units(item)
    refuse_gone(item, content_hash)
    refuse_own_testimony(by, item)
    if item.judgements.order_by("sequence").last() != judgement or not judgement.waits_for_colleague:
        raise Moved("Somebody has answered this since you opened it. Look again.")
    if outcome == Countersignature.Outcome.REFUSED and not words.strip():
        raise Refused("Say why you do not confirm it: your colleague learns from it.")
    signed = _append(by, judgement, outcome, words)
    if outcome == Countersignature.Outcome.CONFIRMED:
        refuse_signed_off(item, CriterionDecision.objects.filter(judgement=judgement))
        refuse_met_without_evidence(item)
        move_judged(item, judgement.outcome)
    _tell(item, judgement, outcome)
    return signed


def _tell(item: SubmissionItem, judgement: Judgement, outcome: str) -> None:
    """The trainee, and the learner once the words count for them."""
    judging = reverse("assessment:judge", args=[item.pk])
    notify(to=[judgement.judged_by], event=f"judgement.{outcome}", path=judging)
    if outcome == Countersignature.Outcome.CONFIRMED:
        tell_judged(item)


def _lock(judgement: Judgement) -> SubmissionItem:
    return (
        SubmissionItem.objects.select_for_update(of=("self",))
        .select_related("submission__enrolment__portfolio__learner", "version__record", "centre")
        .get(pk=judgement.item_id)
    )


def _append(by: Membership, judgement: Judgement, outcome: str, words: str) -> Countersignature:
    signed = Countersignature(
        centre_id=judgement.centre_id,
        judgement=judgement,
        outcome=outcome,
        words=words.strip(),
        signed_by=by,
        role=by.role,
    )
    signed.full_clean(validate_unique=False)
    try:
        with transaction.atomic():
            signed.save()
    except IntegrityError as error:
        raise Moved("Somebody has answered this since you opened it. Look again.") from error
    portfolio = judgement.item.submission.enrolment.portfolio
    append_entry(
        event="judgement.countersigned",
        actor=by,
        centre=judgement.item.centre,
        portfolio=portfolio,
        facts={
            "record": judgement.item.version.record.ref,
            "content": judgement.content_hash,
            "sequence": judgement.sequence,
            "outcome": outcome,
            "feedback": commit_to(portfolio, signed.words),
        },
    )
    return signed
