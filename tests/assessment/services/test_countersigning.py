"""A trainee's word waits for a colleague, who confirms it as it stands or sends it back (invariant 4)."""

import pytest
from django.core.exceptions import PermissionDenied

from assessment.models import Judgement
from assessment.progress import progress_of
from assessment.queues import count_waiting, queues_of
from assessment.services.countersigning import countersign
from assessment.services.enrolments import allocate
from portfolio.models import LedgerEntry, RecordState
from portfolio.refusals import Moved, Refused
from portfolio.services.people import add_member
from tests.assessment.judging.desk import hand_in, judged
from tests.cast import log


@pytest.fixture
def judgement(cast):
    return judged(cast, hand_in(cast, log(cast)), by=cast.trainee)


def answer(cast, judgement, outcome="confirmed", by=None, words=""):
    given = {"outcome": outcome, "words": words, "content_hash": judgement.content_hash}
    return countersign(by=by or cast.assessor, judgement=judgement, **given)


def met(cast):
    return progress_of(cast.enrolment).met


def state(judgement):
    judgement.item.version.record.refresh_from_db()
    return judgement.item.version.record.state


def slugs(member):
    return [queue.slug for queue in queues_of(member)]


def test_a_trainees_met_counts_for_nothing_until_it_is_confirmed(cast, judgement):
    assert (met(cast), state(judgement)) == (0, RecordState.SUBMITTED)
    answer(cast, judgement)
    assert (met(cast), state(judgement)) == (3, RecordState.ACCEPTED)


def test_a_no_needs_a_reason_and_leaves_the_evidence_waiting(cast, judgement):
    with pytest.raises(Refused, match="Say why you do not confirm it"):
        answer(cast, judgement, "refused", words="  ")
    answer(cast, judgement, "refused", words="Ask for the date first.")
    assert (met(cast), state(judgement)) == (0, RecordState.SUBMITTED)
    assert (count_waiting(cast.trainee), count_waiting(cast.assessor)) == (1, 1)


@pytest.mark.parametrize("who", ["trainee", "other_assessor", "sam", "iqa", "lead_iqa", "coordinator"])
def test_only_an_allocated_qualified_colleague_answers(cast, judgement, who):
    with pytest.raises(PermissionDenied):
        answer(cast, judgement, by=getattr(cast, who))


def test_nobody_confirms_themselves_under_another_role(cast, judgement):
    tom = {"name": "Tom Vale", "email": "tom@harbour.example", "role": "assessor"}
    qualified = add_member(by=cast.administrator, **tom)
    allocate(by=cast.coordinator, enrolment=cast.enrolment, to=qualified)
    with pytest.raises(PermissionDenied):
        answer(cast, judgement, by=qualified)
    assert "to-confirm" not in slugs(qualified)


def test_the_second_answer_finds_the_first(cast, judgement):
    answer(cast, judgement)
    with pytest.raises(Moved, match="Somebody has answered this"):
        answer(cast, judgement, "refused", words="No.")


def test_evidence_that_moved_on_is_not_confirmed(cast, judgement):
    given = {"outcome": "confirmed", "content_hash": "0" * 64}
    with pytest.raises(Moved, match="This evidence changed since you opened it"):
        countersign(by=cast.assessor, judgement=judgement, **given)


def test_a_judgement_of_a_colleagues_own_stands_over_the_trainees(cast, judgement):
    own = judged(cast, judgement.item, seen=1, reason="Mine.", met=False)
    with pytest.raises(Moved):
        answer(cast, judgement)
    assert own.counts


def test_the_answer_is_in_the_ledger_without_a_word(cast, judgement):
    answer(cast, judgement, "refused", words="Ask for the date first.")
    entry = LedgerEntry.objects.get(event="judgement.countersigned")
    assert "refused" in entry.body
    assert "date" not in entry.body


def test_a_later_trainee_judgement_takes_nothing_away(cast, judgement):
    """Once a colleague confirmed it, the trainee may not judge over it."""
    answer(cast, judgement)
    with pytest.raises(Refused, match="A qualified colleague has judged this already"):
        judged(cast, judgement.item, by=cast.trainee, seen=1, reason="Again.", met=False)
    assert Judgement.objects.count() == 1
