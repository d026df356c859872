"""A whole turn of the loop reads in facts as it was told, from the first card to the review."""

from dataclasses import dataclass
from datetime import date, timedelta

import pytest

from assessment.readiness.facts import Improvement
from feedback.models import Item, Reading
from tests import whole_turn as story
from tests.assessment.readiness.loading.desk import attach, columns, facts, turn_of
from tests.cast import Cast, log
from tests.improvements import loop


@dataclass
class Told:
    rows: story.Turn
    facts: Improvement


@pytest.fixture
def told(cast) -> Told:
    rows = story.told(cast)
    return Told(rows, turn_of(cast))


def test_the_turn_itself(told):
    turn = told.facts
    assert columns(turn, "ref", "words", "state", "record", "hidden") == (
        "IMP-01", "Call-backs we promise", "reviewed", "", False,
    )  # fmt: skip
    assert columns(turn, "live_on", "follow_up_on", "next_cycles", "reviewed_in") == (
        story.LIVE,
        None,
        0,
        False,
    )
    assert turn.records == {each.pk for each in told.rows.records}
    assert not turn.made_up


def test_what_customers_said(told):
    [source] = told.facts.sources
    assert columns(source, "ref", "record", "words", "hidden") == (
        "FB-01", "FB-01", "Comment cards in March", True,
    )  # fmt: skip
    assert columns(source, "method", "origin", "from_date", "to_date", "responses") == (
        "comment_card", "customer", story.ASKED, None, 3,
    )  # fmt: skip
    assert source.analysed
    assert source.recorded_at == told.rows.source.record.recorded_at
    [said] = source.said
    assert columns(said, "record", "origin", "day", "count", "comments", "scores", "open") == (
        "FB-01", "customer", story.ASKED, 3, 3, 0, 0,
    )  # fmt: skip


def test_what_the_figures_say(told):
    [measure] = told.facts.measures
    assert columns(measure, "ref", "record", "words", "kind", "unit", "direction", "target", "hidden") == (
        "M-01", "", "Call-backs late", "outcome", "%", -1, 10.0, False,
    )  # fmt: skip
    assert measure.analysed
    assert measure.recorded_at == told.rows.measure.made_at
    days = [each.day for each in measure.readings]
    assert days == sorted(days)
    assert len(days) == 9
    assert columns(measure.readings[0], "day", "value", "n", "ref") == (story.ASKED, 31.0, 40, "M-01")
    assert [(each.kind, each.ref) for each in measure.benchmarks] == [("internal", "M-01")]
    assert [(each.day, each.reason) for each in measure.rebases] == [(story.LIVE, "The diary hangs.")]


def test_what_was_found(told):
    [analysis] = told.facts.analyses
    assert columns(analysis, "ref", "record", "technique", "day", "items", "readings", "evidence") == (
        "AN-01", "AN-01", "theme_count", story.ANALYSED, 3, 9, 1,
    )  # fmt: skip
    [finding] = analysis.findings
    assert columns(finding, "ref", "record", "words", "count", "causal", "hidden") == (
        "AN-01.1", "AN-01", "Two in three were not rung back.", 2, False, True,
    )  # fmt: skip
    assert columns(finding, "items", "contrary", "readings") == (2, 1, 0)
    assert [(each.words, each.ref, each.record) for each in finding.root_causes] == [
        ("Promises stand on slips", "AN-01.1", "AN-01"),
        ("There is no diary", "AN-01.1", "AN-01"),
    ]


def test_the_plan_and_who_agreed(told):
    turn, plan = told.facts, told.facts.plan
    agreed_on = told.rows.plan.approvals.get().given_on
    assert columns(plan, "ref", "written_on", "agreed_on", "start", "end", "review_on", "options") == (
        "PLAN-01", story.PLANNED, agreed_on, story.HUNG_UP, None, story.REVIEWED, 2,
    )  # fmt: skip
    assert columns(plan, "resources", "no_resources_needed", "risks") == ("Two hours", False, "Nobody looks")
    [pat] = turn.stakeholders
    assert columns(pat, "words", "group", "has_authority", "record") == ("Pat Lee", "manager", True, "")
    [talk], [yes] = turn.consultations, turn.approvals
    assert columns(talk, "day", "who", "record", "hidden") == (story.PLANNED, pat, "PLAN-01", True)
    assert columns(yes, "day", "outcome", "by", "record") == (agreed_on, "trial", pat, "PLAN-01")


def test_what_it_is_for(told):
    turn = told.facts
    [objective] = turn.objectives
    assert columns(objective, "words", "target", "record") == ("Fewer late call-backs", 10.0, "PLAN-01")
    assert objective.measure is turn.measures[0]
    assert objective.findings == turn.findings
    [criterion] = objective.success_criteria
    assert columns(criterion, "words", "set_on", "changed_on", "verdict", "record") == (
        "One in ten or fewer is late", told.rows.criterion.set_on, None, "met", "PLAN-01",
    )  # fmt: skip


def test_what_was_done_and_told(told):
    [action], [entry] = told.facts.actions, told.facts.journal
    assert columns(action, "ref", "kind", "planned", "is_mine", "started_on", "done_on", "no_resources") == (
        "CH-01", "change", True, True, story.HUNG_UP, story.LIVE, True,
    )  # fmt: skip
    assert columns(action, "objective", "findings", "evidence") == (told.rows.objective.pk, 1, 0)
    assert columns(entry, "ref", "kind", "day", "audience", "purpose", "to_authority") == (
        "LOG-01", "communication", story.TOLD, "team", "change", False,
    )  # fmt: skip


def test_the_review(told):
    [review] = told.facts.reviews
    assert columns(review, "ref", "day", "learning", "original_findings", "quotes") == (
        "REV-01", story.REVIEWED, "Ring before lunch.", 1, 0,
    )  # fmt: skip
    [line], row = review.lines, told.rows.review.lines.get()
    assert line.measure is told.facts.measures[0]
    assert columns(line, "before", "before_n", "after", "verdict", "method_changed", "record") == (
        float(row.before), row.before_n, None, "improved", False, "REV-01",
    )  # fmt: skip


def test_a_paused_turn_stands_where_it_stood(cast: Cast):
    made = loop.turn(cast, state="paused")
    made.state_before_pause = "changing"
    made.save()
    assert turn_of(cast).state == "changing"


def test_figures_set_aside_are_left_out(cast: Cast):
    measure = loop.measure(cast, loop.turn(cast))
    Reading.objects.create(
        centre=cast.centre, measure=measure, taken_on=date(2026, 1, 1), value=1, recorded_by=cast.sam,
        set_aside="Typed twice.",
    )  # fmt: skip
    assert date(2026, 1, 1) not in [each.day for each in turn_of(cast).measures[0].readings]


def test_an_analysis_covers_the_days_it_looks_at(cast: Cast):
    turn = loop.turn(cast)
    source, measure = loop.source(cast, turn), loop.measure(cast, turn)
    made = loop.analysis(cast, turn)
    made.sources.set([source])
    made.measures.set([measure])
    made.from_date, made.to_date = loop.DAY, loop.DAY + timedelta(days=1)
    made.save()
    loop.item(source)
    Item.objects.filter(pk=loop.item(source, "Long before.").pk).update(said_on=loop.DAY - timedelta(days=9))
    Item.objects.filter(pk=loop.item(source, "Some day.").pk).update(said_on=None)
    measure.readings.all().delete()
    for day in (loop.DAY, loop.DAY + timedelta(days=2)):
        Reading.objects.create(
            centre=cast.centre, measure=measure, taken_on=day, value=1, recorded_by=cast.sam
        )
    attach(made.record)
    [analysis] = turn_of(cast).analyses
    assert columns(analysis, "items", "readings", "evidence") == (1, 1, 2)


def test_what_the_app_draws_of_the_data_is_working_and_what_is_only_told_is_not(cast: Cast):
    turn = loop.turn(cast)
    source = loop.source(cast, turn)
    told, drawn, empty = (loop.analysis(cast, turn, title=f"Look {number}") for number in (1, 2, 3))
    loop.item(source)
    for each, technique in ((told, "five_whys"), (drawn, "pareto"), (empty, "pareto")):
        each.technique = technique
        each.save()
        each.sources.set([] if each is empty else [source])
    shown = {each.ref: each.evidence for each in turn_of(cast).analyses}
    assert shown == {told.record.ref: 0, drawn.record.ref: 1, empty.record.ref: 0}


def test_a_theme_speaks_against_a_finding_with_the_opposite_mood(cast: Cast):
    rows = story.told(cast)
    theme = rows.themes.themes.get()
    items = list(rows.source.items.order_by("number"))
    for item in items:
        item.item_themes.all().delete()
        item.item_themes.create(centre=cast.centre, theme=theme, applied_by=cast.sam)
        item.sentiment = -1 if item.number < 3 else 1
        item.save()
    rows.finding.contrary_items.clear()
    assert turn_of(cast).findings[0].contrary == 0
    rows.finding.theme = theme
    rows.finding.save()
    assert turn_of(cast).findings[0].contrary == 1


def test_open_personal_details_are_counted(cast: Cast):
    source = loop.source(cast, loop.turn(cast))
    loop.item(source)
    Item.objects.filter(pk=loop.item(source, "Call me on 555.").pk).update(has_pii=True)
    Item.objects.filter(pk=loop.item(source, "Ask for Jo.").pk).update(pii_checked=False)
    [said] = turn_of(cast).sources[0].said
    assert columns(said, "count", "open") == (3, 2)


def test_only_quotes_from_after_go_live_count(cast: Cast):
    rows = story.told(cast)
    items = list(rows.source.items.all())
    rows.review.quotes.set(items)
    rows.source.items.filter(pk=items[0].pk).update(said_on=story.LIVE + timedelta(days=1))
    assert turn_of(cast).review.quotes == 1


def test_the_answer_of_the_latest_review_counts(cast: Cast):
    """The latest by its day, not the one that was written last."""
    rows = story.told(cast)
    earlier = loop.review(cast, rows.improvement, day=story.REVIEWED - timedelta(days=9))
    earlier.verdicts.create(centre=cast.centre, criterion=rows.criterion, verdict="partly")
    turn = turn_of(cast)
    assert [each.pk for each in turn.reviews] == [earlier.pk, rows.review.pk]
    assert turn.success_criteria[0].verdict == "met"


def test_what_an_action_names_shows_it_and_belongs_to_the_turn(cast: Cast):
    rows = story.told(cast)
    shown, gone = log(cast, title="Photo of the diary"), log(cast, title="Blurred photo")
    rows.action.evidence.set([shown, gone])
    gone.state = "withdrawn"
    gone.save()
    attach(rows.action.record)
    turn = turn_of(cast)
    assert turn.actions[0].evidence == 2
    assert shown.pk in turn.records
    assert gone.pk not in turn.records


def test_a_made_up_turn_is_known_by_all_of_its_records(cast: Cast):
    turn = loop.turn(cast)
    first, second = loop.source(cast, turn).record, loop.source(cast, turn, title="Second").record
    assert not turn_of(cast).made_up
    for record, made_up in ((first, False), (second, True)):
        record.setting = "hypothetical"
        record.save()
        assert turn_of(cast).made_up is made_up


def test_the_next_turn_is_counted_unless_it_was_stopped(cast: Cast):
    first = loop.turn(cast, state="closed")
    following = loop.turn(cast, "Once more", state="draft")
    following.previous = first
    following.save()
    assert [each.next_cycles for each in _turns(cast)] == [1, 0]
    following.state = "abandoned"
    following.save()
    assert [each.next_cycles for each in _turns(cast)] == [0, 0]


def _turns(cast: Cast) -> list[Improvement]:
    return sorted(facts(cast).improvements, key=lambda each: each.pk)
