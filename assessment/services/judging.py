"""Judging one submitted record: VARC per claim, S and met or not yet per criterion (domain.md 5.5).

Decisions are appended. The person's page carries the hash of the version they saw and how many
judgements stood; if either has moved on, nothing is written and Moved says so.
"""

from dataclasses import dataclass, field

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.db.models import Max

from assessment.models import ClaimVerdict, CriterionDecision, Judgement, SubmissionItem, SubmittedClaim
from assessment.permissions import may_judge
from assessment.services.soundness import refuse_met_without_evidence, refuse_trainee_after_colleague
from portfolio.canonical import sha256_hex
from portfolio.models import Membership, RecordState, Role
from portfolio.refusals import Moved, Refused
from portfolio.services.ledger import append_entry, commit_to
from portfolio.services.records import move_record


@dataclass(frozen=True)
class VerdictInput:
    valid: bool
    authentic: bool
    reliable: bool
    current: bool
    reason: str = ""

    @property
    def holds(self) -> bool:
        return self.valid and self.authentic and self.reliable and self.current


@dataclass(frozen=True)
class DecisionInput:
    """``seen`` is how many decisions on this criterion stood on the page that was filled in."""

    outcome: str
    sufficient: bool
    feedback: str
    seen: int


@dataclass(frozen=True)
class JudgementInput:
    """``verdicts`` and ``decisions`` by id of the submitted claim; a claim without decision stays open."""

    outcome: str
    feedback: str
    content_hash: str
    seen: int
    next_action: str = ""
    reason: str = ""
    authenticity_confirmed: bool = False
    verdicts: dict[int, VerdictInput] = field(default_factory=dict)
    decisions: dict[int, DecisionInput] = field(default_factory=dict)


def judge(*, by: Membership, item: SubmissionItem, given: JudgementInput) -> Judgement:
    """Write the judgement, or raise: PermissionDenied, Refused (what is missing), Moved (look again)."""
    try:
        with transaction.atomic():
            return _judge(by, item, given)
    except IntegrityError as error:
        raise Moved(_who_was_first(item)) from error


def _judge(by: Membership, item: SubmissionItem, given: JudgementInput) -> Judgement:
    locked = (
        SubmissionItem.objects.select_for_update(of=("self",))
        .select_related("submission__enrolment__portfolio__learner", "version__record")
        .get(pk=item.pk)
    )
    enrolment = locked.submission.enrolment
    if not may_judge(by, enrolment):
        raise PermissionDenied
    _refuse_stale(locked, given)
    refuse_trainee_after_colleague(by, locked)
    claims = {claim.pk: claim for claim in locked.claims.select_related("criterion", "enrolment_unit")}
    _refuse_incomplete(given, claims)
    judgement = _append_judgement(by, locked, given)
    _append_verdicts(judgement, claims, given)
    for pk, decision in given.decisions.items():
        _append_decision(by, judgement, claims[pk], decision, given.verdicts[pk])
    refuse_met_without_evidence(by, locked)
    _move(by, locked, given.outcome)
    return judgement


def _refuse_stale(item: SubmissionItem, given: JudgementInput) -> None:
    """The decision binds to the bytes that were shown (promises.md section 2.3)."""
    newest = SubmissionItem.objects.newest().filter(pk=item.pk).exists()
    if not newest or item.version.content_hash != given.content_hash:
        raise Moved(
            "This evidence changed since you opened it. Your text is below; look again before you decide."
        )
    if item.version.record.state in (RecordState.WITHDRAWN, RecordState.QUARANTINED):
        raise Moved("This record was taken back since you opened it, so there is nothing to decide.")
    if item.judgements.count() != given.seen:
        raise Moved(_who_was_first(item))


def _who_was_first(item: SubmissionItem) -> str:
    latest = (
        Judgement.objects.filter(item=item).select_related("judged_by__user").order_by("-sequence").first()
    )
    if latest is None:
        return "Somebody decided one of these criteria since you opened the page. Your text is below."
    when = latest.judged_at.astimezone().strftime("%-d %b %Y at %H:%M")
    return f"{latest.judged_by.user.name} judged this on {when}. What you typed is below."


def _refuse_incomplete(given: JudgementInput, claims: dict[int, SubmittedClaim]) -> None:
    if not given.feedback.strip():
        raise Refused("Write feedback to the learner: they read it with every decision.")
    if given.seen and not given.reason.strip():
        raise Refused("Say why you change the earlier judgement.")
    if set(given.verdicts) != set(claims) or not set(given.decisions) <= set(claims):
        raise Refused("Judge valid, authentic, reliable and current for every criterion this record claims.")
    if any(not verdict.holds and not verdict.reason.strip() for verdict in given.verdicts.values()):
        raise Refused("Say why when valid, authentic, reliable or current is no.")
    if given.outcome == Judgement.Outcome.ACCEPTED and not given.authenticity_confirmed:
        raise Refused("Confirm that to the best of your knowledge this is the learner's own work.")


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
    portfolio = item.submission.enrolment.portfolio
    append_entry(
        event="judged",
        actor=by,
        centre=item.centre,
        portfolio=portfolio,
        facts={
            "record": item.version.record.ref,
            "version": item.version.number,
            "content": given.content_hash,
            "outcome": given.outcome,
            "sequence": judgement.sequence,
            "feedback": commit_to(portfolio, given.feedback),
        },
    )
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


def _append_decision(
    by: Membership, judgement: Judgement, claim: SubmittedClaim, given: DecisionInput, verdict: VerdictInput
) -> CriterionDecision:
    """Invariant 5: met needs an accepted claim with V, A, R and C, sufficiency, and feedback."""
    code = claim.criterion.code
    if not given.feedback.strip():
        raise Refused(f"Write feedback for {code}.")
    if given.outcome == CriterionDecision.Outcome.MET:
        _refuse_met(judgement, code, given, verdict)
    unit, criterion = claim.enrolment_unit, claim.criterion
    last = CriterionDecision.objects.filter(enrolment_unit=unit, criterion=criterion).aggregate(
        n=Max("sequence")
    )["n"]
    if (last or 0) != given.seen:
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
        facts={
            "unit": unit.unit.code,
            "criterion": code,
            "text": decision.criterion_hash,
            "outcome": given.outcome,
            "sequence": decision.sequence,
            "content": judgement.content_hash,
            "feedback": commit_to(portfolio, given.feedback),
        },
    )
    return decision


def _refuse_met(judgement: Judgement, code: str, given: DecisionInput, verdict: VerdictInput) -> None:
    if not given.sufficient:
        raise Refused(f"{code} can be met only when the evidence is sufficient.")
    if judgement.outcome != Judgement.Outcome.ACCEPTED or not verdict.holds:
        raise Refused(
            f"{code} can be met only by evidence you accept as valid, authentic, reliable and current."
        )


def _move(by: Membership, item: SubmissionItem, outcome: str) -> None:
    """A trainee's judgement waits for a qualified colleague, so the record waits too."""
    record = item.version.record
    if by.role == Role.TRAINEE_ASSESSOR or record.state == outcome:
        return
    if record.state == RecordState.LOCKED:
        if outcome != Judgement.Outcome.ACCEPTED:
            raise Refused(f"{record.ref} is part of a signed-off unit. Reopen that unit first.")
        return
    move_record(record=record, to=outcome)
