"""What the rules see of one learner: records, claims, decisions, the centre's words, and nobody else's."""

from datetime import UTC, date, datetime

import pytest

from assessment.models import Criterion, ParameterChange, RuleChoice, SetAside
from assessment.progress import judged_of_many, progress_of_many
from assessment.readiness.loading import load
from portfolio.models import Record, Voiding
from portfolio.services.records import withdraw_record
from tests import whole_turn as story
from tests.assessment.judging.desk import hand_in, judged
from tests.assessment.readiness.loading.desk import attach, columns, evidence, facts, loaded, turn_of
from tests.cast import Cast, claim, log
from tests.improvements import loop

WHY = "We look after two branches."


def failing(cast: Cast) -> set[str]:
    found = progress_of_many([cast.enrolment])[cast.enrolment.pk]
    return {each.rule.id for each in found.readiness.results}


@pytest.mark.parametrize("learners", [1, 3])
def test_progress_asks_the_database_fifteen_times(cast, elsewhere, learners, django_assert_num_queries):
    for each in (cast, elsewhere):
        story.told(each)
        item = hand_in(each, log(each, title="A diary"), "TST-01")
        judged(each, item)
    enrolments = [cast.enrolment, cast.other_enrolment, elsewhere.enrolment][:learners]
    with django_assert_num_queries(15):
        found = progress_of_many(enrolments)
    assert [each.readiness.enrolment.ref for each in found.values()] == [each.ref for each in enrolments]


def test_nothing_of_another_learner_appears(cast: Cast, elsewhere: Cast):
    story.told(elsewhere)
    log(elsewhere)
    found = facts(cast)
    assert (found.evidence, found.improvements, found.decisions) == ([], [], [])


def test_each_learner_has_their_own_when_asked_together(cast: Cast, elsewhere: Cast):
    story.told(cast)
    story.told(elsewhere)
    both = load(judged_of_many([cast.enrolment, elsewhere.enrolment]))
    for each in (cast, elsewhere):
        mine = both[each.enrolment.pk].enrolment
        own = set(Record.objects.filter(portfolio=each.portfolio).values_list("pk", flat=True))
        assert {row.pk for row in mine.evidence} == own
        assert [turn.records for turn in mine.improvements] == [own]


def test_a_learner_with_nothing_yet(cast: Cast):
    found = facts(cast)
    assert columns(found, "ref", "employer", "registered_on", "uln", "conflicts_clear") == (
        cast.enrolment.ref, "", None, None, None,
    )  # fmt: skip
    assert [each.ref for each in found.units] == ["TST"]


def test_a_record_as_it_stands(cast: Cast):
    record = log(cast, kind="RA", narrative="On 3 March.", details={"learning": "Ring first."})
    attach(record, pages=3)
    attach(record, seconds=75.5)
    attach(record, pages=9, removed_at=datetime(2026, 6, 1, tzinfo=UTC))
    cast.enrolment.registered_on = date(2026, 1, 12)
    found = evidence(cast, "RA-01")
    assert columns(found, "kind", "state", "words", "text", "happened_on", "recorded_at") == (
        "RA", "draft", "Call-back diary", "On 3 March.", record.happened_on, record.recorded_at,
    )  # fmt: skip
    assert columns(found, "files", "pages", "seconds", "ai_use", "pii_checked") == (2, 3, 75.5, "none", True)
    assert columns(found, "by_learner", "needs", "details", "registered_on", "loop", "links") == (
        True, ("authenticity",), {"learning": "Ring first."}, date(2026, 1, 12), "", 0,
    )  # fmt: skip


def test_what_was_never_handed_in_is_hidden(cast: Cast):
    claim(cast, log(cast, title="A draft"), "TST-01")
    hand_in(cast, log(cast, title="A diary"), "TST-02")
    draft, diary = (evidence(cast, ref) for ref in ("WP-01", "WP-02"))
    assert columns(draft, "hidden", "handed_in", "declared", "signatures") == (True, False, None, frozenset())
    assert columns(diary, "hidden", "handed_in", "declared", "signatures") == (
        False, True, True, frozenset({"authenticity"}),
    )  # fmt: skip
    assert [columns(each.claims[0], "hidden", "handed_in") for each in (draft, diary)] == [
        (True, False), (False, True),
    ]  # fmt: skip


def test_a_handed_in_source_shows_all_below_it(cast: Cast):
    rows = story.told(cast)
    item = hand_in(cast, log(cast, title="A diary"), "TST-02")
    for record in rows.records:
        record.current_version = item.version
        record.save()
    turn = turn_of(cast)
    shown = [*turn.sources, *turn.said, *turn.findings, *turn.root_causes, *turn.objectives, *turn.approvals]
    assert [each.hidden for each in shown] == [False] * len(shown)
    assert turn.reviewed_in


def test_a_void_signature_does_not_count(cast: Cast):
    item = hand_in(cast, log(cast), "TST-01")
    word = item.version.signatures.get()
    Voiding.objects.create(centre=cast.centre, signature=word, reason="Signed by mistake.")
    assert columns(evidence(cast, "WP-01"), "signatures", "declared") == (frozenset(), False)


@pytest.mark.parametrize("state", ["withdrawn", "quarantined"])
def test_what_was_taken_back_is_left_out_with_all_below_it(cast: Cast, state):
    rows = story.told(cast)
    Record.objects.filter(pk__in=[rows.source.pk, rows.analysis.pk, rows.plan.pk]).update(state=state)
    turn = turn_of(cast)
    assert (turn.sources, turn.analyses, turn.findings, turn.plan, turn.objectives) == ([], [], [], None, [])
    assert (turn.consultations, turn.approvals) == ([], [])
    assert {each.ref for each in facts(cast).evidence} == {"CH-01", "LOG-01", "REV-01"}


def test_a_withdrawn_record_claims_nothing(cast: Cast):
    record = log(cast)
    claim(cast, record, "TST-01")
    withdraw_record(by=cast.sam, record=record, reason="The wrong one.")
    found = facts(cast)
    assert found.evidence == []
    assert [each.claims for each in found.units[0].criteria] == [[], [], []]


def test_where_a_record_belongs_in_the_loop(cast: Cast):
    rows = story.told(cast)
    shown = log(cast, title="Photo of the diary")
    rows.action.evidence.add(shown)
    rows.telling.evidence.add(shown)
    found = {each.ref: (each.loop, each.links) for each in facts(cast).evidence}
    assert found == {
        "FB-01": ("source", 0), "AN-01": ("analysis", 0), "PLAN-01": ("plan", 0), "CH-01": ("action", 0),
        "LOG-01": ("entry", 0), "REV-01": ("review", 0), "WP-01": ("action", 2),
    }  # fmt: skip


def test_a_decision_as_the_assessor_made_it(cast: Cast):
    judgement = judged(cast, hand_in(cast, log(cast), "TST-01", "TST-02"))
    found = facts(cast)
    [decision] = found.decisions
    assert columns(decision, "pk", "ref", "record", "assessor", "learner", "accepted") == (
        judgement.pk, "WP-01", "WP-01", cast.assessor.user_id, cast.sam.user_id, True,
    )  # fmt: skip
    assert columns(decision, "authenticity_confirmed", "varc", "sufficient", "feedback") == (
        True, [(True,) * 4] * 2, [True, True], "Good work, Sam.",
    )  # fmt: skip
    assert decision.assessor_qualified is None
    first = found.units[0].criteria[0]
    assert columns(first, "met", "decided", "handed_in") == (True, True, True)
    assert first.claims[0].accepted


def test_a_trainees_judgement_waits_for_somebody_qualified(cast: Cast):
    item = hand_in(cast, log(cast), "TST-01")
    judged(cast, item, by=cast.trainee, met=False)
    [waiting] = facts(cast).decisions
    assert columns(waiting, "assessor_qualified", "countersigned_by_qualified") == (False, False)


def test_a_trainees_judgement_is_settled_once_somebody_qualified_judged_the_same(cast: Cast):
    item = hand_in(cast, log(cast), "TST-01")
    judged(cast, item, by=cast.trainee, met=False)
    assert "QA-07" in failing(cast)
    judged(cast, item, met=False, seen=1, reason="I looked at it myself.")
    [decision] = facts(cast).decisions
    assert columns(decision, "assessor", "assessor_qualified") == (cast.assessor.user_id, None)
    assert "QA-07" not in failing(cast)


def test_a_unit_knows_the_turns_that_it_claims(cast: Cast):
    rows = story.told(cast)
    assert facts(cast).units[0].improvements == []
    shown = log(cast, title="Photo of the diary")
    rows.action.evidence.add(shown)
    claim(cast, shown, "TST-01")
    assert [each.ref for each in facts(cast).units[0].improvements] == ["IMP-01"]


@pytest.mark.parametrize(
    ("code", "learning", "count"),
    [("TST-01", "Ring first.", 1), ("TST-02", "Ring first.", 0), ("TST-01", "", 0)],
)
def test_an_account_of_learning_counts_where_it_shares_a_criterion_with_the_review(
    cast: Cast, code, learning, count
):
    claim(cast, story.told(cast).review.record, "TST-01")
    claim(cast, log(cast, kind="RA", details={"learning": learning}), code)
    assert turn_of(cast).reflections == count


def test_an_account_that_the_turn_names_counts(cast: Cast):
    rows = story.told(cast)
    rows.telling.evidence.add(log(cast, kind="RA", details={"learning": "Ring first."}))
    assert turn_of(cast).reflections == 1


def test_the_newest_figure_of_the_centre_counts(cast: Cast, elsewhere: Cast):
    _figure(cast, "review_min_days", 21)
    _figure(cast, "review_min_days", 30)
    _figure(cast, "currency_days", 365)
    _figure(cast, "currency_days", None)
    _figure(elsewhere, "cpd_months", 6)
    given = loaded(cast).given
    assert (given.review_min_days, given.currency_days, given.cpd_months) == (30, 730, 12)


def _figure(cast: Cast, name: str, value: int | None) -> None:
    ParameterChange.objects.create(
        centre=cast.centre, name=name, value=value, reason=WHY, by=cast.coordinator
    )


def test_a_rule_set_aside_stands_until_it_is_taken_back(cast: Cast):
    _aside(cast, "FB-05", "IMP-01", 1)
    _aside(cast, "FB-06", "", 1)
    _aside(cast, "FB-06", "", 2, applies=True)
    [aside] = loaded(cast).asides
    assert columns(aside, "rule", "about", "reason", "by") == ("FB-05", "IMP-01", WHY, "Alan Reid")
    assert aside.at == SetAside.objects.get(rule="FB-05").at


def test_what_was_set_aside_for_somebody_else_is_theirs(cast: Cast):
    _aside(cast, "FB-05", "", 1)
    assert load(judged_of_many([cast.other_enrolment]))[cast.other_enrolment.pk].asides == ()


def _aside(cast: Cast, rule: str, about: str, sequence: int, **fields: bool) -> None:
    SetAside.objects.create(
        centre=cast.centre, enrolment=cast.enrolment, rule=rule, about=about, sequence=sequence,
        reason=WHY, by=cast.assessor, role=cast.assessor.role, **fields,
    )  # fmt: skip


def test_the_rules_a_centre_chose_guard_its_own_unit(cast: Cast):
    unit = cast.unit.unit
    Criterion.objects.filter(unit=unit, code="TST-01").update(rules=["FB-01"])
    _choose(cast, ["FB-02"])
    assert _guards(cast) == {"FB-01"}
    unit.centre = cast.centre
    unit.save()
    _choose(cast, ["FB-03", "FB-04"])
    assert _guards(cast) == {"FB-03", "FB-04"}


def _choose(cast: Cast, rules: list[str]) -> None:
    RuleChoice.objects.create(
        centre=cast.centre, unit_code="TST", criterion_code="TST-01", rules=rules, by=cast.coordinator
    )


def _guards(cast: Cast) -> frozenset[str]:
    return facts(cast).units[0].criteria[0].rules


def test_a_source_in_two_turns_is_one_fact(cast: Cast):
    loop.source(cast, loop.turn(cast), loop.turn(cast, "Queues"))
    first, second = facts(cast).improvements
    assert first.sources[0] is second.sources[0]
