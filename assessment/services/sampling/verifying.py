"""Looking at a sample, and giving its outcome (domain.md 5.7, 8.5)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction

from assessment.models import (
    EnrolmentUnit,
    Reopening,
    Sample,
    SampleAction,
    SampleLine,
    SampleOutcome,
)
from assessment.permissions.sampling import may_verify
from assessment.progress import CriterionProgress, UnitProgress, judged_of
from assessment.services.reopening import reopen_criteria
from assessment.services.sampling.independence import is_involved
from assessment.services.sampling.signing import sign_as_verifier
from assessment.services.sampling.telling import tell_outcome
from assessment.services.soundness import refuse_conflicted
from portfolio import clock
from portfolio.models import Membership
from portfolio.refusals import Moved, Refused
from portfolio.services.ledger import append_entry, commit_to

CHANGED = "This unit changed since you opened it. Open it again, so that you verify what it holds now."
GRAVITY = ["agree", "advice", "action", "not_supported"]


@dataclass(frozen=True)
class LineInput:
    criterion: int
    outcome: str
    comment: str = ""
    looked_at: str = ""


@dataclass(frozen=True)
class Looking:
    """A sample, locked, with its unit as it stands in this transaction."""

    sample: Sample
    row: EnrolmentUnit
    unit: UnitProgress


@transaction.atomic
def open_sample(*, by: Membership, sample: Sample) -> Sample:
    """Note what the verifier looks at. It may be opened anew once the unit changed, until the outcome."""
    looking = lock_sample(by, sample)
    row = looking.sample
    if looking.unit.manifest_hash == row.manifest_hash:
        return row
    row.manifest_hash, row.opened_at, row.iqa = looking.unit.manifest_hash, clock.now(), by
    row.full_clean(validate_unique=False, validate_constraints=False)
    row.save()
    _append("sample.opened", by, looking, {})
    return row


@transaction.atomic
def finish_sample(
    *,
    by: Membership,
    sample: Sample,
    lines: Sequence[LineInput],
    outcome: str,
    feedback: str,
    manifest_hash: str,
    actions: Iterable[tuple[str, date]] = (),
) -> SampleOutcome:
    """Give the outcome with a line for each criterion; the assessor may read it from then on.

    Not supported opens those criteria again. Agreeing to a finished unit signs it as verified. Moved when
    the unit or the sample changed; PermissionDenied for whoever had a hand in it (invariant 2).
    """
    looking, asked = lock_sample(by, sample), list(actions)
    _refuse_moved(looking, manifest_hash)
    _refuse_unfit(looking, lines, outcome, feedback, asked)
    given = _write(by, looking, lines, outcome, feedback)
    for what, due_on in asked:
        _ask(by, looking.sample, what, due_on)
    _append("sample.finished", by, looking, _facts(looking, lines, given))
    _reopen(by, looking, lines)
    if outcome in ("agree", "advice"):
        sign_as_verifier(by, looking.sample, looking.unit, feedback)
    tell_outcome(looking.sample)
    return given


def lock_sample(by: Membership, sample: Sample) -> Looking:
    """PermissionDenied unless ``by`` verifies this learner and had no hand in the unit (invariant 2)."""
    rows = EnrolmentUnit.objects.select_for_update(of=("self",)).select_related(
        "unit", "centre", "enrolment__portfolio__learner"
    )
    row = rows.get(pk=sample.enrolment_unit_id)
    locked = Sample.objects.select_for_update(of=("self",)).select_related("assessor__user", "centre")
    sample = locked.get(pk=sample.pk)
    if not may_verify(by, row.enrolment) or is_involved(by, row) or sample.assessor.user_id == by.user_id:
        raise PermissionDenied
    refuse_conflicted(by, row.enrolment)
    if SampleOutcome.objects.filter(sample=sample).exists():
        raise Moved("The outcome of this sample is given already.")
    return Looking(sample, row, judged_of(row.enrolment).unit(row.unit.code))


def _refuse_moved(looking: Looking, manifest_hash: str) -> None:
    if not looking.sample.opened_at:
        raise Refused("Open the sample first.")
    if not looking.unit.manifest_hash == looking.sample.manifest_hash == manifest_hash:
        raise Moved(CHANGED)
    if looking.sample.kind == Sample.Kind.SUMMATIVE and not looking.unit.is_signed_for_good:
        raise Moved("This unit is no longer signed off, so there is nothing finished to verify.")


def to_verify(sample: Sample, unit: UnitProgress) -> list[CriterionProgress]:
    """A finished unit whole; of one that is part-done what was decided."""
    if sample.kind == Sample.Kind.SUMMATIVE:
        return list(unit.criteria)
    return [each for each in unit.criteria if each.decision]


def _refuse_unfit(
    looking: Looking,
    lines: Sequence[LineInput],
    outcome: str,
    feedback: str,
    actions: Sequence[tuple[str, date]],
) -> None:
    wanted = {each.criterion.pk for each in to_verify(looking.sample, looking.unit)}
    if {each.criterion for each in lines} != wanted or len(lines) != len(wanted):
        raise Refused("Give each criterion its line.")
    gravest = max((each.outcome for each in lines), key=GRAVITY.index, default="agree")
    if GRAVITY.index(outcome) < GRAVITY.index(gravest):
        raise Refused("The outcome as a whole cannot be milder than that of a criterion.")
    if outcome == "not_supported" and gravest != "not_supported":
        raise Refused("Say which criterion you do not support.")
    if outcome == "action" and not actions:
        raise Refused("Say what is to be done, and by when.")
    if any(due_on < clock.today() for _, due_on in actions):
        raise Refused("An action cannot be due before today.")
    if not feedback.strip():
        raise Refused("Write to the assessor what you found.")


def _write(
    by: Membership, looking: Looking, lines: Sequence[LineInput], outcome: str, feedback: str
) -> SampleOutcome:
    sample = looking.sample
    for each in lines:
        line = SampleLine(
            centre=sample.centre, sample=sample, criterion_id=each.criterion, outcome=each.outcome,
            comment=each.comment.strip(), looked_at=each.looked_at.strip(),
        )  # fmt: skip
        line.full_clean()
        line.save()
    given = SampleOutcome(
        centre=sample.centre, sample=sample, outcome=outcome, feedback=feedback.strip(),
        manifest_hash=sample.manifest_hash, given_by=by, role=by.role,
    )  # fmt: skip
    given.full_clean()
    given.save(force_insert=True)
    return given


def _ask(by: Membership, sample: Sample, what: str, due_on: date) -> SampleAction:
    action = SampleAction(
        centre=sample.centre, sample=sample, what=what.strip(), owner=sample.assessor, due_on=due_on,
        asked_by=by,
    )  # fmt: skip
    action.full_clean()
    action.save()
    return action


def _reopen(by: Membership, looking: Looking, lines: Sequence[LineInput]) -> None:
    """Each criterion with the verifier's own reason, in this transaction (8.3)."""
    refused = {each.criterion: each.comment for each in lines if each.outcome == "not_supported"}
    for each in looking.unit.criteria:
        if each.criterion.pk in refused and each.is_met:
            reopen_criteria(
                by=by,
                enrolment_unit=looking.row,
                criteria=[each.criterion],
                reason=refused[each.criterion.pk],
                cause=Reopening.Cause.IQA,
            )


def _facts(looking: Looking, lines: Sequence[LineInput], given: SampleOutcome) -> dict[str, object]:
    codes = {each.criterion.pk: each.criterion.code for each in looking.unit.criteria}
    portfolio = looking.row.enrolment.portfolio
    return {
        "outcome": given.outcome,
        "lines": {codes[each.criterion]: each.outcome for each in lines},
        "feedback": commit_to(portfolio, given.feedback),
    }


def _append(event: str, by: Membership, looking: Looking, facts: dict[str, object]) -> None:
    sample, row = looking.sample, looking.row
    about = {
        "sample": sample.pk,
        "unit": row.unit.code,
        "kind": sample.kind,
        "manifest": sample.manifest_hash,
    }
    append_entry(
        event=event, actor=by, centre=row.centre, portfolio=row.enrolment.portfolio, facts=about | facts
    )
