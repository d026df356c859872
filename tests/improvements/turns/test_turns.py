from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from feedback.models import ThemeList
from improvements.models import Improvement
from improvements.services import turns
from improvements.services.moving import move
from portfolio import clock
from portfolio.refusals import AlreadyDone, Moved, Refused
from portfolio.services.records import withdraw_record
from tests.improvements import loop


def other_portfolio(cast):
    return cast.other_learner.portfolio


def test_sam_begins_an_improvement_with_a_title_alone(cast):
    made = turns.begin(by=cast.sam, portfolio=cast.portfolio, fields={"title": "Shorter queue"})
    assert (made.ref, made.state, made.cycle, made.previous) == ("IMP-01", "draft", 1, None)
    assert loop.turn(cast, "Clearer letters").ref == "IMP-02"


def test_the_same_button_pressed_twice_makes_one(cast):
    first = loop.turn(cast)
    with pytest.raises(AlreadyDone) as again:
        loop.turn(cast)
    assert again.value.made == first
    with clock.at(clock.now() + timedelta(minutes=2)):
        assert loop.turn(cast).ref == "IMP-02"


@pytest.mark.parametrize("who", ["assessor", "other_learner", "coordinator"])
def test_nobody_begins_one_for_sam(cast, who):
    with pytest.raises(PermissionDenied):
        turns.begin(by=getattr(cast, who), portfolio=cast.portfolio, fields={"title": "Mine"})


def test_a_title_is_needed(cast):
    with pytest.raises(ValidationError, match="title"):
        turns.begin(by=cast.sam, portfolio=cast.portfolio, fields={"title": ""})


def test_changing_from_an_old_window_loses_nothing(cast):
    made = loop.turn(cast)
    turns.change_improvement(by=cast.sam, improvement=made, fields={"title": "Call-backs"}, edit_no=1)
    with pytest.raises(Moved):
        turns.change_improvement(by=cast.sam, improvement=made, fields={"title": "Calls"}, edit_no=1)
    made.refresh_from_db()
    assert (made.title, made.edit_no) == ("Call-backs", 2)


def test_changing_moves_no_state(cast):
    made = loop.turn(cast)
    fields = {"state": "closed", "cycle": 9, "ref": "IMP-99"}
    turns.change_improvement(by=cast.sam, improvement=made, fields=fields, edit_no=1)
    made.refresh_from_db()
    assert (made.state, made.cycle, made.ref) == ("draft", 1, "IMP-01")


def test_a_go_live_day_is_never_ahead_and_a_follow_up_day_may_be(cast):
    made, later = loop.turn(cast), clock.today() + timedelta(days=90)
    with pytest.raises(ValidationError, match="in the future"):
        turns.change_improvement(by=cast.sam, improvement=made, fields={"live_on": later}, edit_no=1)
    changed = turns.change_improvement(
        by=cast.sam, improvement=made, fields={"follow_up_on": later}, edit_no=1
    )
    assert changed.follow_up_on == later


def test_a_theme_list_of_somebody_else_is_refused(cast):
    theirs = ThemeList.objects.create(centre=cast.centre, portfolio=other_portfolio(cast), name="Theirs")
    with pytest.raises(ValidationError, match="another portfolio"):
        turns.change_improvement(
            by=cast.sam, improvement=loop.turn(cast), fields={"theme_list": theirs}, edit_no=1
        )


def test_linking_adds_and_unlinking_takes_out_again(cast):
    made, said = loop.turn(cast), loop.source(cast)
    found, figure = loop.analysis(cast), loop.measure(cast)
    turns.link(by=cast.sam, improvement=made, sources=[said], measures=[figure], analyses=[found])
    turns.link(by=cast.sam, improvement=made, sources=[said])
    assert (made.sources.get(), made.measures.get(), made.analyses.get()) == (said, figure, found)
    turns.unlink(by=cast.sam, improvement=made, sources=[said], measures=[figure])
    assert (made.sources.count(), made.measures.count(), made.analyses.count()) == (0, 0, 1)


def test_what_is_in_another_portfolio_cannot_be_linked(cast, elsewhere):
    made, theirs = loop.turn(cast), loop.measure(elsewhere)
    with pytest.raises(Refused, match="same portfolio"):
        turns.link(by=cast.sam, improvement=made, measures=[theirs])
    with pytest.raises(Refused, match="same portfolio"):
        turns.link(by=cast.sam, improvement=made, sources=[loop.source(elsewhere)])


def test_an_assessor_links_nothing(cast):
    with pytest.raises(PermissionDenied):
        turns.link(by=cast.assessor, improvement=loop.turn(cast), sources=[loop.source(cast)])


def reviewed(cast):
    """A turn that was reviewed and left three things open."""
    made = loop.turn(cast)
    parts = loop.whole_turn(cast, made)
    parts["review"].next_steps = "Try it at the desk\n\n- Tell customers"
    parts["review"].save()
    loop.verdict(parts["review"], parts["objective"], "met", "Nobody waits a week")
    loop.verdict(parts["review"], parts["objective"], "partly")
    loop.entry(cast, made, "adjustment", title="Moved the diary", response="It hangs well.")
    loop.entry(cast, made, "adjustment", title="Two pens")
    Improvement.objects.filter(pk=made.pk).update(state="reviewed")
    made.refresh_from_db()
    return made


def test_the_next_turn_takes_along_what_was_left_open(cast):
    before = reviewed(cast)
    after = turns.begin_next(by=cast.sam, improvement=before)
    assert (after.ref, after.cycle, after.state, after.previous) == ("IMP-02", 2, "draft", before)
    assert (after.title, after.service_area) == (before.title, before.service_area)
    assert list(after.measures.all()) == list(before.measures.all())
    assert after.carried_over.splitlines() == [
        "- Partly met: One in ten or fewer is late: Week 9 was not.",
        "- Next: Try it at the desk",
        "- Next: Tell customers",
        "- Still to see: Two pens (LOG-03)",
    ]


def test_the_turn_before_keeps_everything(cast):
    before = reviewed(cast)
    turns.begin_next(by=cast.sam, improvement=before)
    before.refresh_from_db()
    counts = [before.sources.count(), before.analyses.count(), before.measures.count()]
    assert (before.state, before.actions.count(), before.reviews.count(), counts) == (
        "reviewed",
        1,
        1,
        [1, 1, 1],
    )


def test_only_the_latest_review_counts_and_a_withdrawn_one_does_not(cast):
    before = reviewed(cast)
    later = loop.review(cast, before, day=loop.DAY.replace(month=8), next_steps="Nothing more")
    assert "- Next: Nothing more" in turns.open_points(before)
    assert "Try it at the desk" not in turns.open_points(before)
    withdraw_record(by=cast.sam, record=later.record, reason="Wrong year.")
    assert "Try it at the desk" in turns.open_points(before)


def test_a_second_next_turn_is_refused(cast):
    before = reviewed(cast)
    after = turns.begin_next(by=cast.sam, improvement=before)
    with pytest.raises(AlreadyDone) as again:
        turns.begin_next(by=cast.sam, improvement=before)
    assert again.value.made == after
    assert before.next_cycles.count() == 1


def test_a_next_turn_that_was_stopped_makes_room_for_another(cast):
    before = reviewed(cast)
    stopped = turns.begin_next(by=cast.sam, improvement=before)
    move(by=cast.sam, improvement=stopped, to="abandoned", reason="Too early.")
    assert turns.begin_next(by=cast.sam, improvement=before).ref == "IMP-03"


@pytest.mark.parametrize("state", ["draft", "live", "paused", "abandoned", "declined"])
def test_no_next_turn_before_the_review(cast, state):
    with pytest.raises(Refused, match="Review IMP-01 first"):
        turns.begin_next(by=cast.sam, improvement=loop.turn(cast, state=state))


def test_an_assessor_begins_no_next_turn(cast):
    with pytest.raises(PermissionDenied):
        turns.begin_next(by=cast.assessor, improvement=reviewed(cast))


@pytest.mark.parametrize("state", ["draft", "live", "closed", "abandoned"])
def test_an_assessor_comments_at_any_state_and_moves_nothing(cast, state):
    made = loop.turn(cast, state=state)
    said = turns.comment(by=cast.assessor, improvement=made, text=" Good start. ")
    made.refresh_from_db()
    assert (said.text, said.by, made.state) == ("Good start.", cast.assessor, state)


@pytest.mark.parametrize("who", ["iqa", "coordinator", "eqa", "other_learner"])
def test_others_say_nothing_beside_sams_story(cast, who):
    with pytest.raises(PermissionDenied):
        turns.comment(by=getattr(cast, who), improvement=loop.turn(cast), text="Hm.")


def test_an_empty_comment_and_the_same_one_twice_are_refused(cast):
    made = loop.turn(cast)
    with pytest.raises(ValidationError):
        turns.comment(by=cast.sam, improvement=made, text="  ")
    turns.comment(by=cast.sam, improvement=made, text="See FB-01.")
    with pytest.raises(AlreadyDone):
        turns.comment(by=cast.sam, improvement=made, text="See FB-01.")
