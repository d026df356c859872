"""Before and after by hand, and what a review may say of it."""

from datetime import date, timedelta
from decimal import Decimal
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from feedback.models import Reading
from improvements.models import Review
from improvements.services.comparing import cautions_of, comparison_of, doubt_of
from improvements.services.reviews import draft_lines, open_review, write_review
from portfolio import clock
from portfolio.models import Record
from portfolio.refusals import AlreadyDone, Moved, Refused
from tests.improvements import loop

BEGAN, LIVE = date(2026, 3, 3), date(2026, 3, 16)
#: Late call-backs in per cent and how many were promised. Before: 30, 34, 32; after: 14, 10.
FIGURES = [
    (date(2026, 2, 2), "30", 100),
    (date(2026, 2, 9), "34", 110),
    (date(2026, 3, 2), "32", 90),
    (date(2026, 3, 3), "50", 90),
    (date(2026, 3, 16), "40", 90),
    (date(2026, 3, 17), "14", 100),
    (date(2026, 4, 6), "10", 104),
]


def reading(measure, day, value, n=None, **fields):
    return Reading.objects.create(
        centre=measure.centre, measure=measure, taken_on=day, value=Decimal(value), n=n,
        recorded_by=measure.portfolio.learner, **fields,
    )  # fmt: skip


@pytest.fixture
def turn(cast):
    turn = loop.turn(cast, live_on=LIVE)
    loop.action(cast, turn, started_on=BEGAN, done_on=BEGAN)
    return turn


@pytest.fixture
def measure(cast, turn):
    made = loop.measure(cast, turn)
    for day, value, n in FIGURES:
        reading(made, day, value, n)
    return made


def written(
    cast, turn, lines=(), *, verdicts=(), by=None, review=None, edit_no=None, form_key=None, **fields
):
    return write_review(
        by=by or cast.sam, improvement=turn, fields=fields, lines=lines, verdicts=verdicts, review=review,
        edit_no=edit_no, form_key=form_key,
        record_fields={"title": "Did it work?", "happened_on": date(2026, 5, 4)},
    )  # fmt: skip


def test_before_ends_where_the_change_began_and_after_begins_the_day_after_go_live(turn, measure):
    (line,) = draft_lines(turn)
    assert (line.before, line.before_n) == (Decimal(32), 300)
    assert (line.before_from, line.before_to) == (date(2026, 2, 2), date(2026, 3, 2))
    assert (line.after, line.after_n) == (Decimal(12), 204)
    assert (line.after_from, line.after_to) == (date(2026, 3, 17), date(2026, 4, 6))
    assert not line.method_changed


def test_the_words_are_the_allowed_ones(turn, measure):
    (line,) = draft_lines(turn)
    assert comparison_of(line).words == (
        "After is lower than before by 20 "
        "(before: n = 300, 2 Feb to 2 Mar 2026; after: n = 204, 17 Mar to 6 Apr 2026)."
    )


def test_a_mean_that_does_not_come_out_even_is_kept_to_four_places(cast, turn):
    measure = loop.measure(cast, turn)
    for day, value in ((1, "1"), (2, "1"), (3, "2")):
        reading(measure, date(2026, 2, day), value)
    (line,) = draft_lines(turn)
    assert (line.before, line.before_n, line.after) == (Decimal("1.3333"), 3, None)


def test_n_counts_readings_when_one_of_them_does_not_say_how_many_it_rests_on(turn, measure):
    reading(measure, date(2026, 4, 13), "12")
    (line,) = draft_lines(turn)
    assert (line.after, line.after_n) == (Decimal(12), 3)


def test_readings_set_aside_or_of_the_other_side_do_not_count(turn, measure):
    reading(measure, date(2026, 2, 16), "99", set_aside="Typed twice")
    reading(measure, date(2026, 2, 17), "99", phase="after")
    reading(measure, date(2026, 4, 20), "99", phase="before")
    (line,) = draft_lines(turn)
    assert (line.before, line.after) == (Decimal(32), Decimal(12))


def test_without_a_go_live_there_is_no_after(cast, measure, turn):
    turn.live_on = None
    (line,) = draft_lines(turn)
    assert (line.before, line.after) == (Decimal(32), None)
    assert comparison_of(line).words == "There is no reading from after to compare."


def test_without_a_begun_change_before_ends_at_go_live(turn, measure):
    turn.actions.update(started_on=None, done_on=None)
    (line,) = draft_lines(turn)
    assert (line.before, line.before_to) == (Decimal("36.5"), BEGAN)  # 30, 34, 32 and 50


def test_a_coaching_done_before_it_was_started_on_paper_counts_from_the_day_it_was_done(turn, measure):
    turn.actions.update(kind="coaching", started_on=None, done_on=date(2026, 2, 9))
    (line,) = draft_lines(turn)
    assert (line.before, line.before_n) == (Decimal(30), 100)


def test_an_action_that_was_taken_back_began_nothing(turn, measure):
    Record.objects.filter(kind="CH").update(state="withdrawn")
    (line,) = draft_lines(turn)
    assert line.before_to == BEGAN


def test_telling_people_is_no_beginning(turn, measure):
    turn.actions.update(kind="communicate")
    (line,) = draft_lines(turn)
    assert line.before_to == BEGAN


def test_the_objectives_say_which_measures_are_meant(cast, turn, measure):
    aim = loop.measure(cast, name="Calls on hold")
    assert [line.measure for line in draft_lines(turn)] == [measure]
    loop.objective(loop.plan(cast, turn), measure=aim)
    assert [line.measure for line in draft_lines(turn)] == [aim]


@pytest.mark.parametrize("count", [1, 4])
def test_drafting_costs_the_same_for_one_measure_and_four(
    cast, turn, measure, count, django_assert_num_queries
):
    for number in range(count - 1):
        reading(loop.measure(cast, turn, name=f"Measure {number}"), BEGAN, "1")
    with django_assert_num_queries(4):
        assert len(draft_lines(turn)) == count


def test_sam_writes_a_review_and_the_figures_come_from_the_readings(cast, turn, measure):
    said = [{"measure": measure, "verdict": "improved", "before": 99, "after": 1}]
    review = written(cast, turn, said, learning="Ring before lunch.")
    (line,) = review.lines.all()
    assert (review.record.ref, review.learning) == ("REV-01", "Ring before lunch.")
    assert (line.before, line.after, line.verdict) == (Decimal(32), Decimal(12), "improved")


def test_narrower_days_are_reckoned_anew(cast, turn, measure):
    days = {"before_from": date(2026, 2, 3), "after_to": date(2026, 4, 5)}
    (line,) = written(cast, turn, [{"measure": measure, **days}]).lines.all()
    assert (line.before, line.before_n) == (Decimal(33), 200)  # 34 and 32
    assert (line.after, line.after_n) == (Decimal(14), 100)


@pytest.mark.parametrize(
    ("days", "fault"),
    [
        ({"before_to": BEGAN}, {"M-01.before_to": ["The change began on 3 Mar 2026. End before that."]}),
        (
            {"after_from": LIVE},
            {"M-01.after_from": ["The change went live on 16 Mar 2026. Begin after that."]},
        ),
        (
            {"after_from": date(2026, 4, 2), "after_to": date(2026, 4, 1)},
            {"M-01.after_to": ["The last day cannot be before the first."]},
        ),
        ({"after_to": date(2999, 1, 1)}, {"M-01.after_to": ["This day is in the future."]}),
    ],
)
def test_days_stay_on_their_side_of_the_change(cast, turn, measure, days, fault):
    with pytest.raises(ValidationError) as refused:
        written(cast, turn, [{"measure": measure, **days}])
    assert refused.value.message_dict == fault
    assert not Review.objects.exists()


def test_saving_again_replaces_the_line_and_takes_in_newer_readings(cast, turn, measure):
    review = written(cast, turn, [{"measure": measure, "verdict": "unclear"}])
    reading(measure, date(2026, 4, 13), "6", 96)
    review = written(cast, turn, [{"measure": measure, "verdict": "improved"}], review=review, edit_no=1)
    (line,) = review.lines.all()
    assert (line.after, line.after_n, line.verdict) == (Decimal(10), 300, "improved")


def test_better_against_the_figures_is_doubted_in_one_sentence(turn, measure):
    (line,) = draft_lines(turn)  # fewer late calls are better
    for verdict, sentence in (
        ("improved", ""),
        ("same", ""),
        ("worse", "The verdict says “worse”, but the figures went the other way."),
        ("", ""),
    ):
        line.verdict = verdict
        assert doubt_of(line) == sentence
    line.after, line.verdict = line.before, "improved"
    assert doubt_of(line) == "The verdict says “better”, but the figure is the same as before."


def test_another_way_of_measuring_and_uneven_samples_are_pointed_out(turn, measure):
    Reading.objects.filter(taken_on__lt=BEGAN).update(method="Diary", n=1000)
    Reading.objects.filter(taken_on__gt=LIVE).update(method="Phone system")
    (line,) = draft_lines(turn)
    assert cautions_of(line) == [
        "The samples differ more than 3 to 1 (3,000 before, 204 after).",
        "The way of measuring changed.",
    ]


def test_sam_answers_each_criterion_and_goes_back_to_what_started_it(cast):
    turn = loop.turn(cast, live_on=LIVE)
    made = loop.whole_turn(cast, turn)
    loop.verdict(made["review"], made["objective"], "")
    (criterion,) = made["objective"].success_criteria.all()
    review = written(
        cast, turn, original_findings=[made["finding"]],
        verdicts=[{"criterion": criterion, "verdict": "partly", "note": "Seven weeks of nine."}],
    )  # fmt: skip
    answer = review.verdicts.get()
    assert (answer.criterion, answer.verdict, answer.note) == (criterion, "partly", "Seven weeks of nine.")
    assert review.original_findings.get() == made["finding"]


def test_sam_quotes_what_customers_said_after_go_live_and_nothing_else(cast, turn):
    source = loop.source(cast, turn)
    early, late = loop.item(source), loop.item(source, "Somebody rang me the same day.")
    late.said_on = LIVE + timedelta(1)
    late.save()
    assert written(cast, turn, quotes=[late]).quotes.get() == late
    with pytest.raises(ValidationError) as refused:
        written(cast, turn, quotes=[early])
    assert list(refused.value.message_dict) == ["quotes"]
    late.pii_checked = False
    late.save()
    with pytest.raises(ValidationError):
        written(cast, turn, quotes=[late])


def test_a_review_speaks_of_its_own_turn(cast, turn):
    other = loop.whole_turn(cast, loop.turn(cast, "Parking", live_on=LIVE))
    loop.verdict(other["review"], other["objective"], "")
    criterion = other["objective"].success_criteria.get()
    for field, given in (
        ("lines", {"lines": [{"measure": other["measure"]}]}),
        ("verdicts", {"verdicts": [{"criterion": criterion, "verdict": "met"}]}),
        ("original_findings", {"original_findings": [other["finding"]]}),
    ):
        with pytest.raises(ValidationError) as refused:
            written(cast, turn, **given)
        assert list(refused.value.message_dict) == [field]


def test_nobody_but_sam_reviews_his_improvement(cast, turn):
    for who in (cast.assessor, cast.other_learner, cast.iqa):
        with pytest.raises(PermissionDenied):
            written(cast, turn, by=who)


def test_a_review_that_was_handed_in_stands_and_the_next_is_another(cast, turn):
    review = written(cast, turn)
    assert open_review(turn) == review
    loop.hand_in_all(cast)
    assert open_review(turn) is None
    with pytest.raises(Refused, match="REV-01 was handed in"):
        written(cast, turn, review=review, edit_no=1)
    assert written(cast, turn).record.ref == "REV-02"


def test_two_windows_and_a_second_press(cast, turn):
    key = uuid4()
    review = written(cast, turn, form_key=key)
    with pytest.raises(AlreadyDone):
        written(cast, turn, form_key=key)
    with pytest.raises(Moved):
        written(cast, turn, review=review, edit_no=7)


def test_what_comes_next_may_lie_ahead_but_the_review_does_not(cast, turn):
    with pytest.raises(ValidationError) as refused:
        write_review(
            by=cast.sam, improvement=turn, fields={}, lines=[], verdicts=[],
            record_fields={"title": "Soon", "happened_on": clock.today() + timedelta(1)},
        )  # fmt: skip
    assert list(refused.value.message_dict) == ["happened_on"]
