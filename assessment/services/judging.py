"""Judging one submitted record: VARC per claim, S and met or not yet per criterion (domain.md 5.5).

Decisions are appended. The person's page carries the hash of the version they saw and how many
judgements stood; if either has moved on, nothing is written and Moved says so.
"""

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from assessment.models import ClaimVerdict, CriterionDecision, Judgement, SubmissionItem, SubmittedClaim
from assessment.permissions import may_judge
from assessment.services.attesting import decided_facts, judged_facts
from assessment.services.handovers import tell_judged, tell_to_confirm
from assessment.services.judged_input import (
    DecisionInput,
    JudgementInput,
    VerdictInput,
    refuse_incomplete,
    refuse_met,
)
from assessment.services.sent_twice import same_again
from assessment.services.soundness import (
    hold_access,
    lock_units,
    refuse_conflicted,
    refuse_met_without_evidence,
    refuse_own_testimony,
    refuse_signed_off,
    refuse_trainee_after_colleague,
)
from portfolio.canonical import sha256_hex
from portfolio.models import Membership, Record, RecordState, Role
from portfolio.refusals import AlreadyDone, Moved, Refused
from portfolio.services.ledger import append_entry
from portfolio.services.records import move_record

__all__ = ["DecisionInput", "JudgementInput", "VerdictInput", "judge", "move_judged", "refuse_gone"]


def judge(*, by: Membership, item: SubmissionItem, given: JudgementInput) -> Judgement:
    """Write the judgement, or raise: PermissionDenied, Refused (what is missing), Moved (look again).

    The same form sent again by the same person is AlreadyDone, and ``made`` is what it made.
    """
    try:
        with transaction.atomic():
            return _judge(by, item, given)
    except IntegrityError as error:
        raise Moved(_who_was_first(item)) from error


def _judge(by: Membership, item: SubmissionItem, given: JudgementInput) -> Judgement:
    locked = _lock(by, item)
    if made := same_again(by, locked, given):
        raise AlreadyDone(made)
    refuse_gone(locked, given.content_hash)
    if locked.judgements.count() != given.seen:
        raise Moved(_who_was_first(locked))
    refuse_own_testimony(by, locked)
    refuse_trainee_after_colleague(by, locked)
    claims = {claim.pk: claim for claim in locked.claims.select_related("criterion", "enrolment_unit")}
    refuse_incomplete(given, claims)
    judgement = _append_judgement(by, locked, given)
    _append_verdicts(judgement, claims, given)
    for pk, decision in given.decisions.items():
        _append_decision(by, judgement, claims[pk], decision, given.verdicts[pk])
    if by.role != Role.TRAINEE_ASSESSOR:  # a trainee's waits for a qualified colleague; so does the record
        refuse_signed_off(locked, judgement.decisions.all())
        refuse_met_without_evidence(locked)
        move_judged(locked, given.outcome)
        tell_judged(locked)
    else:
        tell_to_confirm(locked, by)
    return judgement


def _lock(by: Membership, item: SubmissionItem) -> SubmissionItem:
    """Until this is written nobody else decides on it, and the assessor's own access does not end."""
    locked = (
        SubmissionItem.objects.select_for_update(of=("self",))
        .select_related("submission__enrolment__portfolio__learner", "version__record")
        .get(pk=item.pk)
    )
    hold_access(by, locked)
    if not may_judge(by, locked.submission.enrolment):
        raise PermissionDenied
    refuse_conflicted(by, locked.submission.enrolment)
    lock_units(locked)
    return locked


def refuse_gone(item: SubmissionItem, content_hash: str) -> None:
    """What is decided binds to the bytes that were shown (promises.md section 2.3)."""
    record = Record.objects.select_for_update().get(pk=item.version.record_id)  # handing in waits for it too
    newest = SubmissionItem.objects.newest().filter(pk=item.pk).exists()
    if not newest or item.version.content_hash != content_hash:
        raise Moved(
            "This evidence changed since you opened it. Your text is below; look again before you decide."
        )
    if record.state in (RecordState.WITHDRAWN, RecordState.QUARANTINED):
        raise Moved("This record was taken back since you opened it, so there is nothing to decide.")


def _who_was_first(item: SubmissionItem) -> str:
    latest = (
        Judgement.objects.filter(item=item).select_related("judged_by__user").order_by("-sequence").first()
    )
    if latest is None:
        return "Somebody decided one of these criteria since you opened the page. Your text is below."
    when = latest.judged_at.astimezone().strftime("%-d %b %Y at %H:%M")
    return f"{latest.judged_by.user.name} judged this on {when}. What you typed is below."


def _append_judgement(by: Membership, item: SubmissionItem, given: JudgementInput) -> Judgement:
    judgement = Judgement(
        centre=item.centre,
        item=item,
        sequence=given.seen + 1,
        supersedes=item.judgements.order_by("sequence").last(),
        reason=given.reason,
        outcome=given.outcome,
        feedback=given.feedback,
        next_action=given.next_action,
        authenticity_confirmed=given.authenticity_confirmed,
        content_hash=given.content_hash,
        judged_by=by,
        role=by.role,
    )
    judgement.full_clean(exclude=["supersedes"], validate_unique=False, validate_constraints=False)
    judgement.save()
    return judgement


def _append_verdicts(judgement: Judgement, claims: dict[int, SubmittedClaim], given: JudgementInput) -> None:
    ClaimVerdict.objects.bulk_create(
        ClaimVerdict(
            centre=judgement.centre,
            judgement=judgement,
            claim=claims[pk],
            valid=verdict.valid,
            authentic=verdict.authentic,
            reliable=verdict.reliable,
            current=verdict.current,
            reason=verdict.reason,
        )
        for pk, verdict in given.verdicts.items()
    )
    portfolio = judgement.item.submission.enrolment.portfolio
    append_entry(
        event="judged",
        actor=judgement.judged_by,
        centre=judgement.centre,
        portfolio=portfolio,
        facts=judged_facts(judgement, portfolio),
    )


def _append_decision(
    by: Membership, judgement: Judgement, claim: SubmittedClaim, given: DecisionInput, verdict: VerdictInput
) -> CriterionDecision:
    """Invariant 5: met needs an accepted claim with V, A, R and C, sufficiency, and feedback."""
    code = claim.criterion.code
    if not given.feedback.strip():
        raise Refused(f"Write feedback for {code}.")
    if given.outcome == CriterionDecision.Outcome.MET:
        refuse_met(judgement.outcome, code, given, verdict)
    unit, criterion = claim.enrolment_unit, claim.criterion
    standing = CriterionDecision.objects.filter(enrolment_unit=unit, criterion=criterion).order_by(
        "-sequence"
    )
    last, before = standing.values_list("sequence", "pk").first() or (0, None)
    if last != given.seen:
        raise Moved(f"Somebody decided {code} since you opened the page. Your text is below; look again.")
    decision = CriterionDecision(
        centre=judgement.centre,
        enrolment_unit=unit,
        criterion=criterion,
        judgement=judgement,
        sequence=given.seen + 1,
        outcome=given.outcome,
        sufficient=given.sufficient,
        feedback=given.feedback,
        criterion_hash=sha256_hex(criterion.text),
        decided_by=by,
        role=by.role,
    )
    decision.save()
    portfolio = judgement.item.submission.enrolment.portfolio
    append_entry(
        event="decided",
        actor=by,
        centre=judgement.centre,
        portfolio=portfolio,
        facts=decided_facts(decision, portfolio, before),
    )
    return decision


def move_judged(item: SubmissionItem, outcome: str) -> None:
    """The record follows a judgement that counts; what a signed unit rests on stays as it is."""
    record = item.version.record
    if record.state == outcome:
        return
    if record.state == RecordState.LOCKED:
        if outcome != Judgement.Outcome.ACCEPTED:
            raise Refused(f"{record.ref} is part of a signed-off unit. Reopen that unit first.")
        return
    move_record(record=record, to=outcome)
