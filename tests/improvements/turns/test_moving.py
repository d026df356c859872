"""Every state against every state, from the table of domain.md section 8.1."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from improvements.models import Improvement, State, Step
from improvements.services.moving import advice, asks_for_day, move, moves_from
from portfolio import clock
from portfolio.models import LedgerEntry
from portfolio.refusals import Refused
from tests.cast import STAFF
from tests.improvements import loop

S = State
WAY = [str(state) for state in S.values if state not in {"paused", "declined", "abandoned"}]
OPEN = WAY[:-1]
TABLE = """
draft gathering
gathering analysing
analysing planning
planning agreed
planning declined
declined planning
declined abandoned
agreed changing
changing live
live reviewed
reviewed live
reviewed embedded
embedded closed
"""
ALLOWED = {tuple(row.split()) for row in TABLE.split("\n") if row}
ALLOWED |= {(state, side) for state in OPEN for side in ("paused", "abandoned")}
ALLOWED |= {("paused", "changing")}  # the paused one of these tests left off there


def at(cast, state: str) -> Improvement:
    made = loop.turn(cast)
    before = "changing" if state == "paused" else ""
    Improvement.objects.filter(pk=made.pk).update(state=state, state_before_pause=before)
    made.refresh_from_db()
    return made


@pytest.mark.parametrize("state", S.values)
def test_sam_makes_the_moves_of_the_table_and_no_other(cast, state):
    improvement = at(cast, state)
    for to in S.values:
        try:
            with transaction.atomic():
                moved = move(by=cast.sam, improvement=improvement, to=to, reason="The shop is closed.")
                step = Step.objects.get()
                assert (state, to) in ALLOWED
                assert (moved.state, step.from_state, step.to_state) == (to, state, to)
                raise _Undo
        except _Undo:
            continue
        except Refused as refused:
            assert (state, to) not in ALLOWED
            assert refused.sentence == f"IMP-01 is “{S(state).label}” and cannot become “{S(to).label}”."


class _Undo(Exception):
    pass


def test_what_the_page_offers_is_what_the_table_allows(cast):
    improvement = loop.turn(cast)
    for state in S.values:
        improvement.state, improvement.state_before_pause = state, "changing" if state == "paused" else ""
        assert {(state, to) for to in moves_from(improvement)} == {row for row in ALLOWED if row[0] == state}


@pytest.mark.parametrize("who", [*STAFF, "other_learner", "administrator"])
def test_nobody_but_sam_moves_sams_improvement(cast, who):
    improvement = loop.turn(cast)
    for state, to in sorted(ALLOWED):
        Improvement.objects.update(state=state, state_before_pause="changing")
        with pytest.raises(PermissionDenied):
            move(by=getattr(cast, who), improvement=improvement, to=to, reason="I said so.")


@pytest.mark.parametrize("state", OPEN)
def test_a_pause_ends_where_it_began(cast, state):
    paused = move(by=cast.sam, improvement=at(cast, state), to="paused", reason="Stocktaking.")
    assert moves_from(paused) == [state]
    back = move(by=cast.sam, improvement=paused, to=state)
    assert (back.state, back.state_before_pause) == (state, "")


@pytest.mark.parametrize("to", ["paused", "abandoned"])
@pytest.mark.parametrize("reason", ["", "   "])
def test_pausing_and_stopping_need_a_reason(cast, to, reason):
    with pytest.raises(Refused, match="Say why in a sentence"):
        move(by=cast.sam, improvement=at(cast, "planning"), to=to, reason=reason)


def words_of(improvement, to):
    return [each.words for each in advice(improvement, to)]


def test_an_improvement_typed_up_late_is_held_by_nothing(cast):
    """Bare of everything, it still goes all the way; what is missing is advice, not a lock."""
    improvement = loop.turn(cast, service_area="")
    said = []
    for to in WAY[1:]:
        said.append(words_of(improvement, to))
        improvement = move(by=cast.sam, improvement=improvement, to=to)
    assert improvement.state == "closed"
    assert said == [
        ["You have not said where in your work it is."],
        ["Nothing a customer said is linked yet."],
        ["No finding yet."],
        ["No plan yet."],
        ["No plan yet."],
        ["No change is marked as done yet."],
        ["No review yet."],
        ["No entry says where it is written down now, nor why it is not."],
        [
            "No later check says whether it lasts, nor why none was made.",
            "There is no day to look again, and no next turn.",
        ],
    ]


def test_a_whole_turn_gets_no_advice(cast):
    improvement = loop.turn(cast, follow_up_on=date(2027, 1, 4))
    loop.whole_turn(cast, improvement)
    loop.entry(cast, improvement, "embed", embedding="procedure")
    loop.entry(cast, improvement, "sustain", holds="yes")
    for to in WAY[1:]:
        assert (to, advice(improvement, to)) == (to, [])
        improvement = move(by=cast.sam, improvement=improvement, to=to, live_on=loop.DAY)


def test_reasons_answer_for_what_is_not_there(cast):
    improvement = loop.turn(cast, not_embedded_reason="One branch only.", not_sustained_reason="New.")
    assert words_of(improvement, "embedded") == []
    assert words_of(improvement, "closed") == ["There is no day to look again, and no next turn."]


def test_a_yes_from_somebody_without_authority_is_not_enough(cast):
    improvement = at(cast, "planning")
    loop.approval(loop.plan(cast, improvement), authority=False)
    assert words_of(improvement, "agreed") == ["Nobody who can approve it has said yes yet."]
    assert words_of(improvement, "declined") == ["Nobody's no is recorded yet."]


def test_a_change_before_its_plan_is_said_and_not_held(cast):
    improvement = at(cast, "agreed")
    loop.plan(cast, improvement, day=date(2026, 4, 1))
    loop.action(cast, improvement, started_on=loop.DAY)
    assert words_of(improvement, "changing") == [
        "No objective says what the figure is today.",
        "The first change began before the day of the plan.",
    ]


def test_going_back_to_live_asks_whether_the_review_said_so(cast):
    improvement = at(cast, "reviewed")
    assert words_of(improvement, "live") == ["The review does not say to adjust it and watch on."]
    loop.review(cast, improvement, next_step="adjust")
    assert words_of(improvement, "live") == []


def test_the_day_of_go_live_is_asked_once(cast):
    assert asks_for_day(at(cast, "changing"), "live")
    assert not asks_for_day(at(cast, "reviewed"), "live")


def test_a_go_live_day_that_has_not_come_is_refused(cast):
    improvement = at(cast, "changing")
    tomorrow = clock.today() + timedelta(days=1)
    with pytest.raises(ValidationError, match="in the future"):
        move(by=cast.sam, improvement=improvement, to="live", live_on=tomorrow)
    improvement.refresh_from_db()
    assert (improvement.state, improvement.live_on) == ("changing", None)


def test_a_go_live_day_long_ago_is_taken_as_it_is(cast):
    moved = move(by=cast.sam, improvement=at(cast, "changing"), to="live", live_on=date(2024, 2, 29))
    assert (moved.state, moved.live_on) == ("live", date(2024, 2, 29))


def test_a_move_leaves_a_step_and_an_entry_without_a_word_of_the_reason(cast):
    move(by=cast.sam, improvement=at(cast, "live"), to="paused", reason="Mrs Patel is ill.")
    step, written = Step.objects.get(), LedgerEntry.objects.order_by("seq").last()
    assert (step.moved_by, step.role, step.reason) == (cast.sam, "learner", "Mrs Patel is ill.")
    assert written.event == "improvement.moved"
    assert '"from":"live"' in written.body and '"to":"paused"' in written.body
    assert "Patel" not in written.body
