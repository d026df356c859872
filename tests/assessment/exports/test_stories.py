"""What part 9 is made of: turns with something handed in, and all of it as it was frozen that day."""

from dataclasses import replace
from datetime import date

from assessment.exports import seal
from assessment.exports.checklist import parts_of
from assessment.exports.compile import compile_portfolio
from assessment.services.judging import judge
from improvements.services.plans import write_plan
from tests.assessment.exports.lived import LATER, SAID, Turn, hand_in, on
from tests.cast import all_yes


def pack_for(cast, member=None, pack="full"):
    return compile_portfolio(enrolment=cast.enrolment, member=member or cast.coordinator, pack=pack)


def test_a_turn_of_which_nothing_was_handed_in_is_left_out(lived):
    assert [(each.ref, each.cycle) for each in lived.improvements] == [("IMP-01", 1), ("IMP-02", 2)]


def test_records_stand_in_the_order_of_the_loop(lived):
    first, second = lived.improvements
    assert " ".join(first.records) == (
        "FB-02 FB-01 FB-03 AN-01 AN-02 PLAN-01 CH-01 CH-02 LOG-01 LOG-02 LOG-03 REV-01"
    )
    assert second.records == ("FB-03", "FB-04")
    assert (first.reached, second.reached) == (4, 1)


def test_customers_are_heard_before_and_after_and_never_twice(lived):
    first = lived.improvements[0]
    assert [each.text for each in first.quotes] == [text for text, of, _ in SAID if of == SAID[0][1]]
    assert [each.text for each in first.quotes_now] == [LATER[0]]


def test_what_was_handed_in_is_printed_and_not_the_draft_as_it_stands(cast):
    turn = Turn(cast)
    with on(date(2026, 6, 10)):
        submission = hand_in(cast)
    item = submission.items.get(version__record=turn.plan.record)
    judge(by=cast.assessor, item=item, given=all_yes(item, outcome="returned", met=False))
    fields = {"risks": "None at all.", "resources": "A new building."}
    turn.plan.record.refresh_from_db()
    write_plan(
        by=cast.sam,
        improvement=turn.improvement,
        fields=fields,
        record_fields={"title": "A quite different plan"},
        edit_no=turn.plan.record.edit_no,
    )
    for member in (cast.coordinator, cast.sam):
        (plan,) = (each for each in pack_for(cast, member).records if each.kind == "PLAN")
        words = repr(plan.sections)
        assert plan.title == "A shared diary for call-backs"
        assert "Colleagues may write in two places" in words
        assert "A new building" not in words


def test_a_late_record_joins_its_turn_and_a_draft_does_not(cast):
    turn = Turn(cast)
    with on(date(2026, 6, 10)):
        hand_in(cast, turn.review.record)
        (story,) = pack_for(cast).improvements
        assert ("REV-01" in story.records, story.reached, story.figures) == (False, 3, ("AN-02",))
        assert story.comparison is None
        hand_in(cast)
    (story,) = pack_for(cast).improvements
    assert (story.records[-1], story.reached, story.figures) == ("REV-01", 4, ("REV-01",))


def test_two_turns_cost_as_many_queries_as_one(cast, django_assert_max_num_queries):
    turn = Turn(cast)
    turn.begin_the_next()
    with on(date(2026, 6, 10)):
        hand_in(cast)
    with django_assert_max_num_queries(60):
        pack_for(cast)


def test_another_learner_has_no_stories(lived, cast):
    own = compile_portfolio(enrolment=cast.other_enrolment, member=cast.coordinator, pack="full")
    assert (own.improvements, parts_of(own)[8].note) == ((), "Not in this pack")


def test_the_same_state_has_the_same_manifest_whenever_it_is_printed(lived):
    again = replace(lived, made_at=lived.made_at.replace(year=2027), pack="learner")
    assert seal.manifest_hash(again) == seal.manifest_hash(lived)
    assert {each["ref"] for each in seal.manifest(lived)["records"]} >= {"REV-01", "LOG-03", "FB-04"}
