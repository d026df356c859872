"""An assessor says that a rule is not needed here, and may take it back; nothing is decided by it."""

import json

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError

from assessment.models import Allocation, SetAside
from assessment.progress import judged_of
from assessment.services import readiness as services
from assessment.services.enrolments import deallocate
from improvements.services.turns import begin
from portfolio.models import LedgerEntry
from portfolio.refusals import Moved, Refused
from portfolio.services.ledger import commit_to
from tests.assessment.readiness.saying.desk import REASON, again, aside, guard, standing
from tests.cast import claim, log


def test_a_rule_is_set_aside_for_one_improvement_and_the_others_keep_it(cast, turn):
    begin(by=cast.sam, portfolio=cast.portfolio, fields={"title": "Shorter queues"})
    aside(cast, about="IMP-01")
    assert standing(cast) == {"IMP-01": "set_aside", "IMP-02": "todo"}


def test_a_rule_is_set_aside_for_all_of_a_learners_work(cast, turn):
    aside(cast)
    assert standing(cast) == {"IMP-01": "set_aside"}


def test_a_rule_counts_again_when_the_assessor_says_so(cast, turn):
    aside(cast, about="IMP-01")
    word = again(cast, about="IMP-01", reason="A second branch opened.")
    assert (word.applies, word.sequence, standing(cast)) == (True, 2, {"IMP-01": "todo"})
    assert SetAside.objects.count() == 2


@pytest.mark.parametrize(
    "who", ["sam", "trainee", "iqa", "lead_iqa", "coordinator", "other_assessor", "administrator", "eqa"]
)
def test_nobody_but_the_learners_qualified_assessor_sets_a_rule_aside(cast, turn, who):
    with pytest.raises(PermissionDenied):
        aside(cast, by=getattr(cast, who))
    assert SetAside.objects.count() == 0


def test_an_assessor_who_was_taken_off_lets_no_rule_count_again(cast, turn):
    aside(cast)
    deallocate(by=cast.coordinator, allocation=Allocation.objects.get(access__membership=cast.assessor))
    with pytest.raises(PermissionDenied):
        again(cast)


@pytest.mark.parametrize("reason", ["", "Not here.", "   short    "])
def test_a_reason_of_fewer_than_ten_characters_is_not_enough(cast, turn, reason):
    with pytest.raises(Refused, match="at least ten characters"):
        aside(cast, reason=reason)


def test_ten_characters_are_enough(cast, turn):
    assert aside(cast, reason="Not asked.").reason == "Not asked."


def test_a_rule_that_protects_the_judging_cannot_be_set_aside(cast, turn):
    with pytest.raises(Refused, match="integrity of the judging"):
        aside(cast, rule="QA-01")


def test_a_rule_that_there_is_not_is_refused(cast, turn):
    with pytest.raises(Refused, match="no such rule"):
        aside(cast, rule="ZZ-99")


def test_what_the_rule_does_not_find_cannot_be_set_aside(cast, turn):
    with pytest.raises(Refused, match="IMP-09 is not among what the rule finds"):
        aside(cast, about="IMP-09")


def test_a_draft_of_the_learners_cannot_be_guessed_at(cast, turn):
    """QA-21 finds the draft, and its own author knows; the assessor is told what of any other word."""
    draft = log(cast, kind="RA", title="Only mine yet", ai_use="")
    claim(cast, draft)
    guard("FB-01", "QA-21")
    assert draft.ref in standing(cast, "QA-21")
    with pytest.raises(Refused, match="not among what the rule finds"):
        aside(cast, rule="QA-21", about=draft.ref)


def test_a_rule_is_not_set_aside_twice(cast, turn):
    aside(cast, about="IMP-01")
    with pytest.raises(Refused, match="set aside here already"):
        aside(cast, about="IMP-01", seen=1)


def test_nothing_is_set_aside_for_one_thing_where_all_of_it_is(cast, turn):
    aside(cast)
    with pytest.raises(Refused, match="set aside here already"):
        aside(cast, about="IMP-01", seen=1)


def test_a_rule_that_counts_cannot_count_again(cast, turn):
    with pytest.raises(Refused, match="counts here already"):
        again(cast, seen=0)


def test_of_two_assessors_at_once_the_second_hears_who_was_first(cast, turn):
    aside(cast, about="IMP-01")
    with pytest.raises(Moved, match="Alan Reid set the rule aside on"):
        aside(cast, about="IMP-01", reason="I thought the same as you.", seen=0)
    assert SetAside.objects.count() == 1


def test_two_words_at_the_very_same_moment_cannot_both_stand(cast, turn, monkeypatch):
    """Both have looked before either wrote: the database lets one in, and the other hears who it was."""
    first = aside(cast, about="IMP-01")
    real = services.words_on
    monkeypatch.setattr(services, "_refuse_idle", lambda *args: None)
    looked = {"calls": 0}

    def before_the_other(*args):
        looked["calls"] += 1
        return [] if looked["calls"] == 1 else real(*args)

    monkeypatch.setattr(services, "words_on", before_the_other)
    with pytest.raises(Moved, match="Alan Reid set the rule aside"):
        aside(cast, about="IMP-01", seen=0)
    assert list(SetAside.objects.all()) == [first]


def test_the_database_itself_knows_each_word_once(cast, turn):
    word = aside(cast)
    word.pk = None
    with pytest.raises(IntegrityError):
        word.save()


def test_the_ledger_says_which_rule_and_commits_to_the_reason_without_telling_it(cast, turn):
    aside(cast, about="IMP-01")
    again(cast, about="IMP-01")
    entries = LedgerEntry.objects.filter(event__startswith="rule_").order_by("seq")
    facts = [json.loads(each.body)["facts"] for each in entries]
    assert [each.event for each in entries] == ["rule_set_aside", "rule_applies_again"]
    assert facts[0] == {
        "enrolment": cast.enrolment.ref,
        "rule": "FB-01",
        "about": "IMP-01",
        "sequence": 1,
        "reason": commit_to(cast.portfolio, REASON),
    }
    assert "branch" not in entries[0].body


def test_setting_a_rule_aside_moves_no_decision(cast, turn):
    before = [each.manifest_hash for each in judged_of(cast.enrolment).units]
    states = [each.state for each in judged_of(cast.enrolment).units[0].criteria]
    aside(cast)
    after = judged_of(cast.enrolment)
    assert [each.manifest_hash for each in after.units] == before
    assert [each.state for each in after.units[0].criteria] == states
