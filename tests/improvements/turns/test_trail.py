from datetime import date

import pytest
from django.urls import reverse

from improvements.models import Improvement
from improvements.services.turns import begin_next
from improvements.trail import around, trail_of
from portfolio.services.records import withdraw_record
from tests.cast import client_for, log
from tests.improvements import loop


@pytest.fixture
def whole(cast):
    improvement = loop.turn(cast)
    return {"turn": improvement, **loop.whole_turn(cast, improvement)}


def refs(nodes):
    return [f"{node.kind} {node.ref}" for node in nodes]


def gaps(trail):
    return [gap.words for gap in trail.gaps]


def test_a_whole_turn_holds_together(cast, whole):
    trail = trail_of(whole["turn"], cast.sam)
    assert refs(trail.nodes) == [
        "source FB-01",
        "measure M-01",
        "finding AN-01.1",
        "objective PLAN-01",
        "action CH-01",
        "entry LOG-01",
        "line REV-01",
        "review REV-01",
    ]
    assert gaps(trail) == []
    assert trail.edges[0].words == "2 from FB-01"


def test_from_the_action_one_walks_back_to_the_words_and_on_to_the_next_turn(cast, whole):
    Improvement.objects.update(state="reviewed")
    begin_next(by=cast.sam, improvement=whole["turn"])
    (line,) = around(whole["action"].record, cast.sam)
    assert refs(line.before) == ["source FB-01", "finding AN-01.1", "objective PLAN-01"]
    assert refs(line.here) == ["action CH-01"]
    assert refs(line.after) == ["entry LOG-01", "line REV-01", "review REV-01", "turn IMP-02"]


def test_the_figures_of_a_review_stand_in_its_line(cast, whole):
    trail = trail_of(whole["turn"], cast.sam)
    words = [node.words for node in trail.nodes if node.kind == "line"]
    assert words == ["Call-backs late: 31 before, 12 after (%)"]


def test_ordinary_evidence_stands_behind_the_action_that_it_shows(cast, whole):
    photo = log(cast, kind="AV", title="The diary on the wall")
    whole["action"].evidence.add(photo)
    (line,) = around(photo, cast.sam)
    assert refs(line.before) == ["source FB-01", "finding AN-01.1", "objective PLAN-01", "action CH-01"]
    assert (refs(line.here), line.after) == (["evidence AV-01"], [])


def test_a_source_in_two_turns_has_two_trails_the_newest_first(cast, whole):
    second = loop.turn(cast, "Shorter queue")
    second.sources.add(whole["source"])
    lines = around(whole["source"].record, cast.sam)
    assert [line.improvement for line in lines] == [second, whole["turn"]]


def test_a_record_in_no_turn_has_no_trail(cast, whole):
    assert around(log(cast), cast.sam) == []


def test_missing_links_are_named(cast):
    improvement = loop.turn(cast)
    loop.source(cast, improvement, title="Unused cards")
    loop.finding(loop.analysis(cast, improvement), statement="Nobody knows why")
    agreed = loop.plan(cast, improvement)
    loop.objective(agreed)
    loop.action(cast, improvement)
    loop.review(cast, improvement)
    assert gaps(trail_of(improvement, cast.sam)) == [
        "No finding rests on this.",
        "Nothing said or counted stands behind this.",
        "No objective and no action answers this finding.",
        "No finding behind this objective.",
        "No action works towards this objective.",
        "The review does not say how this came out.",
        "No objective and no finding behind this action.",
    ]


def test_a_finding_without_quotes_rests_on_all_that_its_analysis_looked_at(cast):
    improvement = loop.turn(cast)
    look = loop.analysis(cast, improvement)
    look.sources.add(loop.source(cast))
    loop.finding(look)
    assert gaps(trail_of(improvement, cast.sam)) == []


def test_what_was_withdrawn_is_gone_from_the_trail(cast, whole):
    withdraw_record(by=cast.sam, record=whole["entry"].record, reason="Twice.")
    assert "entry LOG-01" not in refs(trail_of(whole["turn"], cast.sam).nodes)


def test_an_assessor_walks_what_was_handed_in_and_is_told_of_the_rest(cast, whole):
    improvement = whole["turn"]
    assert trail_of(improvement, cast.assessor).hidden == 6
    assert refs(trail_of(improvement, cast.assessor).nodes) == ["measure M-01"]
    loop.hand_in_all(cast)
    draft = loop.finding(loop.analysis(cast, improvement, title="A second look"))
    whole["objective"].findings.set([draft])
    seen = trail_of(improvement, cast.assessor)
    assert seen.hidden == 1
    assert [(gap.words, gap.hidden) for gap in seen.gaps if gap.key.startswith("objective")] == [
        ("What stands behind this is not handed in yet.", True)
    ]
    assert trail_of(improvement, cast.sam).hidden == 0


def test_a_draft_that_shows_an_action_is_not_named_to_the_assessor(cast, whole):
    photo = log(cast, kind="AV", title="Not ready")
    whole["action"].evidence.add(photo)
    loop.hand_in_all(cast)
    draft = log(cast, kind="AV", title="Still mine")
    whole["action"].evidence.add(draft)
    words = [node.words for node in trail_of(whole["turn"], cast.assessor).nodes]
    assert "Not ready" in words and "Still mine" not in words


def test_something_typed_later_says_when(cast, whole):
    node = next(node for node in trail_of(whole["turn"], cast.sam).nodes if node.kind == "action")
    assert (node.day, node.typed_on) == (loop.DAY, whole["action"].record.recorded_at.date())


@pytest.mark.parametrize("more", [1, 20])
def test_a_trail_costs_the_same_whatever_is_in_it(cast, whole, more, django_assert_num_queries):
    for number in range(more):
        done = loop.action(cast, whole["turn"], title=f"Step {number}", objective=whole["objective"])
        done.evidence.add(log(cast, kind="AV"))
        loop.entry(cast, whole["turn"], "adjustment", action=done)
        found = loop.finding(whole["finding"].analysis, loop.item(whole["source"]))
        whole["objective"].findings.add(found)
    improvement = Improvement.objects.select_related("portfolio", "previous").get()
    with django_assert_num_queries(27):
        trail_of(improvement, cast.sam)


def test_what_was_gathered_after_go_live_answers_the_review_and_is_no_gap(cast, whole):
    Improvement.objects.update(live_on=date(2026, 4, 1))
    turn = Improvement.objects.get(pk=whole["turn"].pk)
    later = loop.source(cast, turn, title="Survey after go-live")
    assert gaps(trail_of(turn, cast.sam)) == ["No finding rests on this."]
    later.from_date = date(2026, 4, 1)
    later.save()
    trail = trail_of(turn, cast.sam)
    assert gaps(trail) == []
    assert any(edge.before == f"source:{later.pk}" for edge in trail.edges)


def _turns_on(cast, source, count, first=0):
    """So many turns on one source, each as whole as the first."""
    for number in range(first, first + count):
        turn = loop.turn(cast, f"Turn number {number}")
        turn.sources.add(source)
        loop.whole_turn(cast, turn)


def _page(cast, source, django_assert_max_num_queries):
    address = reverse("improvements:trail", args=[cast.portfolio.ref, source.record.ref])
    client = client_for(cast.sam)
    with django_assert_max_num_queries(60) as asked:
        page = client.get(address).content.decode()
    return len(asked), page


def test_six_turns_cost_as_many_queries_as_one(cast, django_assert_max_num_queries):
    source = loop.source(cast, title="Cards that everything began with")
    _turns_on(cast, source, 1)
    one, _ = _page(cast, source, django_assert_max_num_queries)
    _turns_on(cast, source, 5, first=1)
    six, page = _page(cast, source, django_assert_max_num_queries)
    assert six == one
    assert page.count("trail-line") == 5


def test_turns_that_are_not_drawn_are_named(cast, django_assert_max_num_queries):
    source = loop.source(cast)
    _turns_on(cast, source, 6)
    _, page = _page(cast, source, django_assert_max_num_queries)
    assert page.index("Also part of") < page.index("Turn number 0")
    assert page.index("Turn number 1") < page.index("Also part of")


def test_turns_that_are_loaded_together_keep_their_own(cast):
    source = loop.source(cast)
    _turns_on(cast, source, 2)
    newer, older = around(source.record, cast.sam)
    assert refs(newer.after) == [each.replace("01", "02") for each in refs(older.after)], (
        "each has a plan, a change and a review of its own"
    )
    for line in (newer, older):
        alone = trail_of(line.improvement, cast.sam)
        assert refs(line.after) == refs(alone.came_of({f"source:{source.pk}"}))


def test_a_measure_of_one_turn_is_not_in_another(cast):
    source = loop.source(cast)
    mine, other = loop.turn(cast, "With a figure"), loop.turn(cast, "Without")
    for each in (mine, other):
        each.sources.add(source)
    loop.measure(cast, mine)
    assert "measure M-01" in refs(trail_of(mine, cast.sam).nodes)
    assert "measure M-01" not in refs(trail_of(other, cast.sam).nodes)
    assert trail_of(other, cast.assessor).hidden == 1
