"""Judging: VARC per claim, sufficiency per criterion, feedback always, and never one's own work."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from assessment.models import CriterionDecision, Judgement
from assessment.progress import progress_of
from assessment.services.judging import DecisionInput, VerdictInput, judge
from assessment.services.submissions import submit
from portfolio.models import LedgerEntry, RecordState
from portfolio.refusals import Moved, Refused
from portfolio.services.people import set_active
from portfolio.services.records import withdraw_record
from tests.cast import all_yes, claim, log


@pytest.fixture
def item(cast):
    record = log(cast)
    claim(cast, record, "TST-01")
    return submit(by=cast.sam, enrolment=cast.enrolment, records=[record], declared=True).items.get()


def first_claim(item):
    return item.claims.first().pk


def state_of(cast, code="TST-01"):
    unit = progress_of(cast.enrolment).units[0]
    return next(each.state for each in unit.criteria if each.criterion.code == code)


@pytest.mark.parametrize(
    "who",
    ["sam", "other_assessor", "iqa", "lead_iqa", "eqa", "coordinator", "exams_officer", "administrator"],
)
def test_only_an_allocated_assessor_judges(cast, item, who):
    with pytest.raises(PermissionDenied):
        judge(by=getattr(cast, who), item=item, given=all_yes(item))
    assert not Judgement.objects.exists()


def test_an_assessor_whose_role_was_suspended_judges_nothing(cast, item):
    set_active(by=cast.administrator, member=cast.assessor, active=False)
    with pytest.raises(PermissionDenied):
        judge(by=cast.assessor, item=item, given=all_yes(item))


def test_met_with_feedback_is_met(cast, item):
    judge(by=cast.assessor, item=item, given=all_yes(item))
    item.version.record.refresh_from_db()
    assert state_of(cast) == "met"
    assert item.version.record.state == RecordState.ACCEPTED


def test_no_decision_without_feedback(cast, item):
    with pytest.raises(Refused, match="Write feedback to the learner"):
        judge(by=cast.assessor, item=item, given=all_yes(item, feedback="  "))


def test_no_criterion_is_decided_without_its_own_feedback(cast, item):
    decisions = {first_claim(item): DecisionInput("met", True, "", 0)}
    with pytest.raises(Refused, match="Write feedback for TST-01"):
        judge(by=cast.assessor, item=item, given=all_yes(item, decisions=decisions))
    assert not Judgement.objects.exists()


def test_met_needs_sufficient_evidence(cast, item):
    decisions = {first_claim(item): DecisionInput("met", False, "Nearly.", 0)}
    with pytest.raises(Refused, match="only when the evidence is sufficient"):
        judge(by=cast.assessor, item=item, given=all_yes(item, decisions=decisions))


@pytest.mark.parametrize("letter", ["valid", "authentic", "reliable", "current"])
def test_met_needs_every_letter_of_varc(cast, item, letter):
    flags = dict.fromkeys(["valid", "authentic", "reliable", "current"], True) | {letter: False}
    verdicts = {first_claim(item): VerdictInput(**flags, reason="The date is missing.")}
    with pytest.raises(Refused, match="valid, authentic, reliable and current"):
        judge(by=cast.assessor, item=item, given=all_yes(item, verdicts=verdicts))


def test_a_no_needs_its_reason(cast, item):
    verdicts = {first_claim(item): VerdictInput(True, False, True, True)}
    with pytest.raises(Refused, match="Say why"):
        judge(by=cast.assessor, item=item, given=all_yes(item, met=False, verdicts=verdicts))


def test_acceptance_needs_the_assessors_word_on_authenticity(cast, item):
    with pytest.raises(Refused, match="Confirm that to the best of your knowledge"):
        judge(by=cast.assessor, item=item, given=all_yes(item, authenticity_confirmed=False))


def test_every_claim_is_judged(cast, item):
    with pytest.raises(Refused, match="Judge valid, authentic, reliable and current for every criterion"):
        judge(by=cast.assessor, item=item, given=all_yes(item, met=False, verdicts={}))


def test_not_yet_brings_the_criterion_back_to_the_learner(cast, item):
    decisions = {first_claim(item): DecisionInput("not_yet", False, "Add the date you saw it.", 0)}
    judge(by=cast.assessor, item=item, given=all_yes(item, outcome="returned", decisions=decisions))
    item.version.record.refresh_from_db()
    assert state_of(cast) == "not_yet"
    assert item.version.record.state == RecordState.RETURNED


def test_a_trainees_met_counts_for_nothing_yet(cast, item):
    judge(by=cast.trainee, item=item, given=all_yes(item))
    assert state_of(cast) == "with_assessor"
    judge(by=cast.assessor, item=item, given=_again(item))
    assert state_of(cast) == "met"


def _again(item, outcome="accepted", **changes):
    decisions = {first_claim(item): DecisionInput("met", True, "I agree.", 1)}
    return all_yes(item, **({"seen": 1, "reason": "Confirmed.", "decisions": decisions} | changes))


def test_a_changed_mind_supersedes_with_a_reason_and_keeps_the_first(cast, item):
    judge(by=cast.assessor, item=item, given=all_yes(item))
    with pytest.raises(Refused, match="Say why you change"):
        judge(by=cast.assessor, item=item, given=_again(item, reason=""))
    judge(by=cast.assessor, item=item, given=_again(item))
    assert [each.sequence for each in item.judgements.all()] == [1, 2]


def test_the_second_assessor_is_told_who_was_first(cast, item):
    judge(by=cast.trainee, item=item, given=all_yes(item))
    with pytest.raises(Moved, match=r"Tom Vale judged this on"):
        judge(by=cast.assessor, item=item, given=all_yes(item))


def test_the_database_refuses_a_second_first_judgement(cast, item):
    first = judge(by=cast.assessor, item=item, given=all_yes(item))
    first.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        first.save(force_insert=True)


def test_the_database_refuses_met_without_sufficient(cast, item):
    judge(by=cast.assessor, item=item, given=all_yes(item))
    decision = CriterionDecision.objects.get()
    decision.pk, decision.sequence, decision.sufficient = None, 2, False
    with pytest.raises(IntegrityError), transaction.atomic():
        decision.save(force_insert=True)


def test_a_decision_binds_to_the_bytes_that_were_shown(cast, item):
    with pytest.raises(Moved, match="changed since you opened it"):
        judge(by=cast.assessor, item=item, given=all_yes(item, content_hash="0" * 64))


def test_nothing_is_decided_about_what_was_taken_back(cast, item):
    withdraw_record(by=cast.sam, record=item.version.record, reason="Wrong customer.")
    with pytest.raises(Moved, match="taken back"):
        judge(by=cast.assessor, item=item, given=all_yes(item))


def test_a_refused_judgement_leaves_no_trace(cast, item):
    before = LedgerEntry.objects.count()
    decisions = {first_claim(item): DecisionInput("met", False, "Nearly.", 0)}
    with pytest.raises(Refused):
        judge(by=cast.assessor, item=item, given=all_yes(item, decisions=decisions))
    assert (Judgement.objects.count(), LedgerEntry.objects.count()) == (0, before)


def test_the_ledger_holds_no_words_of_the_feedback(cast, item):
    judge(by=cast.assessor, item=item, given=all_yes(item, feedback="Marvellous call-back diary."))
    bodies = "".join(LedgerEntry.objects.values_list("body", flat=True))
    assert "Marvellous" not in bodies
    assert cast.sam.user.name not in bodies
