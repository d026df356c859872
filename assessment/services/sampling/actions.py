"""What the assessor did about an action, and the verifier's word on it (domain.md 8.5)."""

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from assessment.models import ActionAnswer, Sample, SampleAction
from assessment.permissions.sampling import may_answer, may_close
from assessment.progress import judged_of
from assessment.services.sampling.independence import is_involved
from assessment.services.sampling.signing import sign_as_verifier
from assessment.services.sampling.telling import tell_action
from portfolio.models import Membership
from portfolio.refusals import Moved, Refused
from portfolio.services.ledger import append_entry, commit_to

Word = ActionAnswer.Word


@transaction.atomic
def answer_action(*, by: Membership, action: SampleAction, words: str) -> ActionAnswer:
    """The owner says what they did. Moved when it is answered or closed already."""
    action = _lock(action)
    if not may_answer(by, action):
        raise PermissionDenied
    if action.state != "action_open":
        raise Moved("This action is answered already.")
    said = _append(by, action, Word.DONE, words, "Write what you did.")
    tell_action(action, action.asked_by, "sampling.action_answered")
    return said


@transaction.atomic
def close_action(*, by: Membership, action: SampleAction, words: str) -> ActionAnswer:
    """The verifier is content. With the last action of a finished unit, it is signed as verified."""
    action = _lock(action)
    _refuse(by, action)
    said = _append(by, action, Word.CLOSED, words, "Write what you looked at.")
    sample = action.sample
    left = [each for each in sample.actions.prefetch_related("answers") if each.state != "closed"]
    if not left and sample.outcome.outcome == "action":
        row = sample.enrolment_unit
        sign_as_verifier(by, sample, judged_of(row.enrolment).unit(row.unit.code), said.words)
    return said


@transaction.atomic
def send_back(*, by: Membership, action: SampleAction, words: str) -> ActionAnswer:
    """The verifier is not content; the action is open again."""
    action = _lock(action)
    _refuse(by, action)
    said = _append(by, action, Word.BACK, words, "Write what is still missing.")
    tell_action(action, action.owner, "sampling.action_sent_back")
    return said


def _lock(action: SampleAction) -> SampleAction:
    rows = SampleAction.objects.select_for_update(of=("self",)).select_related(
        "centre",
        "owner__user",
        "asked_by__user",
        "sample__outcome",
        "sample__enrolment_unit__unit",
        "sample__enrolment_unit__enrolment__portfolio__learner",
    )
    return rows.get(pk=action.pk)


def _refuse(by: Membership, action: SampleAction) -> None:
    sample: Sample = action.sample
    if not may_close(by, sample) or is_involved(by, sample.enrolment_unit):
        raise PermissionDenied
    if action.state != "action_done":
        raise Moved("This action waits for no word of yours: it is open, or closed already.")


def _append(by: Membership, action: SampleAction, word: str, words: str, sentence: str) -> ActionAnswer:
    if not words.strip():
        raise Refused(sentence)
    said = ActionAnswer(
        centre=action.centre,
        action=action,
        sequence=action.answers.count() + 1,
        word=word,
        words=words.strip(),
        said_by=by,
        role=by.role,
    )
    said.full_clean(validate_unique=False)
    try:
        with transaction.atomic():
            said.save()
    except IntegrityError as error:
        raise Moved("Somebody answered this a moment ago. Look again.") from error
    portfolio = action.sample.enrolment_unit.enrolment.portfolio
    facts = {
        "sample": action.sample_id,
        "action": action.pk,
        "sequence": said.sequence,
        "words": commit_to(portfolio, said.words),
    }
    append_entry(
        event=f"sample.action_{word}", actor=by, centre=action.centre, portfolio=portfolio, facts=facts
    )
    return said
