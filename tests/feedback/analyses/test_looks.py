"""What an analysis shows by its technique, and the one sentence that stands where it cannot."""

from datetime import timedelta
from decimal import Decimal
from time import perf_counter

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from feedback.charts.looks import look_at
from feedback.models import Analysis, Technique
from feedback.services.measures import add_benchmark, rebase
from feedback.snapshots import snapshot_analysis
from portfolio.canonical import canonical_json
from tests.feedback.analyses.bench import analysis_of, finding_of, many_sorted, pareto_of, sorted_cards
from tests.feedback.measures.desk import MONDAY, measure_of, survey, weekly
from tests.feedback.shop import cards, said


def only_chart(look):
    (chart,) = look.charts
    return chart


def test_a_pareto_counts_each_card_once_and_says_how_many_nobody_sorted(cast):
    look = look_at(pareto_of(cast, untagged=2))
    chart = only_chart(look)["chart"]
    assert [(bar["label"], bar["count"]) for bar in chart["bars"]] == [
        ("Nobody rang back", 5),
        ("Wrong price", 3),
        ("Long queue", 2),
    ]
    assert chart["total"] == 10
    assert look.notes == ("2 of 12 items carry no theme and are not in the chart.",)


def test_a_pareto_counts_only_the_days_it_looks_at(cast):
    source, theme_list = sorted_cards(cast)
    source.items.filter(number__lte=5).update(said_on=MONDAY)
    source.items.filter(number__gt=5).update(said_on=MONDAY + timedelta(30))
    look = look_at(
        analysis_of(cast, sources=[source], theme_list=theme_list, from_date=MONDAY + timedelta(7))
    )
    assert only_chart(look)["chart"]["total"] == 5


def test_rare_themes_share_one_bar(cast):
    reasons = {f"Reason {n:02}": 1 for n in range(30)}
    bars = only_chart(look_at(pareto_of(cast, reasons=reasons)))["chart"]["bars"]
    assert (len(bars), bars[-1]["label"], bars[-1]["count"]) == (26, "Rarer themes together", 5)


def test_a_list_that_lets_items_share_themes_gives_no_pareto_but_a_count(cast):
    source, theme_list = sorted_cards(cast, exclusive=False)
    look = look_at(analysis_of(cast, sources=[source], theme_list=theme_list))
    assert look.charts == ()
    assert "one theme only" in look.missing
    assert "theme count" in look.missing
    counted = look_at(analysis_of(cast, "theme_count", sources=[source], theme_list=theme_list))
    assert counted.rows[0] == ("Nobody rang back", "5", "50.0 %", "5", "0", "0")
    assert any("several themes" in note for note in counted.notes)


@pytest.mark.parametrize("technique", [each for each in Technique if each != Technique.OTHER])
def test_every_technique_says_what_is_missing_instead_of_an_empty_chart(cast, technique):
    look = look_at(analysis_of(cast, technique))
    assert look.missing.endswith(".")
    assert (look.charts, look.rows) == ((), ())


@pytest.mark.parametrize(("technique", "enough"), [("trend", 2), ("run_chart", 6), ("xmr", 2)])
def test_one_reading_too_few_draws_nothing_and_says_how_many_are_needed(cast, technique, enough):
    measure = measure_of(cast)
    weekly(cast, measure, range(60, 60 + enough - 1))
    analysis = analysis_of(cast, technique, measures=[measure])
    assert f"needs {enough} readings or more; M-01 has {enough - 1}" in look_at(analysis).missing
    later = measure_of(cast, name="Calls answered")
    weekly(cast, later, range(60, 60 + enough))
    analysis.measures.add(later)
    look = look_at(analysis)
    assert only_chart(look)["title"] == "M-02 Calls answered"
    assert "M-01" in look.notes[0]


def test_an_xmr_chart_starts_afresh_where_sam_said_so(cast):
    measure = measure_of(cast)
    weekly(cast, measure)
    rebase(by=cast.sam, measure=measure, from_date=MONDAY + timedelta(weeks=12), reason="Diary in use")
    chart = only_chart(look_at(analysis_of(cast, "xmr", measures=[measure])))
    assert [each["reason"] for each in chart["chart"]["stretches"]] == ["", "Diary in use"]


def test_a_trend_tells_the_first_from_the_last_and_claims_no_more(cast):
    measure = measure_of(cast, target=Decimal(75))
    weekly(cast, measure, [62, 66, 71])
    chart = only_chart(look_at(analysis_of(cast, "trend", measures=[measure])))
    assert chart["words"].endswith("The last is 9 higher than the first.")
    assert chart["target"] == 75.0


def test_gaps_are_what_was_received_less_what_was_expected(cast):
    source = survey(cast, [(MONDAY, 3, 5), (MONDAY, 4, 5)], dimension="reliability")
    look = look_at(analysis_of(cast, "servqual_gap", sources=[source]))
    assert look.rows == (("Reliability", "5", "3.5", "−1.5", "2"),)
    assert any("Fewer than 10 answers" in note for note in look.notes)


def test_answers_on_two_scales_are_never_mixed(cast):
    first = survey(cast, [(MONDAY, 3, 5), (MONDAY, 4, 5)], dimension="empathy")
    second = survey(cast, [(MONDAY, 9, 10)], scale=(0, 10), dimension="empathy")
    look = look_at(analysis_of(cast, "servqual_gap", sources=[first, second]))
    assert look.rows[0][-1] == "2"
    assert "Left out, since scales cannot be mixed: 1 on the scale 0 to 10." in look.notes


def test_a_benchmark_says_by_how_much_ours_differs_and_where_theirs_comes_from(cast):
    measure = measure_of(cast)
    weekly(cast, measure, [60, 64])
    add_benchmark(
        by=cast.sam,
        measure=measure,
        fields={"kind": "industry", "value": Decimal(70), "source": "Call centre survey 2024"},
    )
    (row,) = look_at(analysis_of(cast, "benchmark", measures=[measure])).rows
    assert row[1].startswith("62 %")
    assert row[3] == "Ours is 8 lower"
    assert "Call centre survey 2024" in row[4]
    assert row[5] == "Not said"


def _queries(run) -> int:
    with CaptureQueriesContext(connection) as caught:
        run()
    return len(caught)


@pytest.mark.parametrize("technique", ["pareto", "theme_count"])
def test_fifteen_thousand_items_cost_as_many_questions_as_ten(cast, technique):
    source, theme_list = sorted_cards(cast)
    analysis = analysis_of(cast, technique, sources=[source], theme_list=theme_list)
    finding_of(analysis, items=list(source.items.all()[:3]))
    analysis = Analysis.objects.select_related("record", "theme_list").get()
    few = _queries(lambda: snapshot_analysis(analysis.record))
    many_sorted(cast, source, theme_list, 15_000)
    began = perf_counter()
    assert _queries(lambda: snapshot_analysis(analysis.record)) == few
    assert perf_counter() - began < 5
    assert len(canonical_json(snapshot_analysis(analysis.record))) < 10_000


def test_more_findings_cost_no_more_questions(cast):
    analysis = pareto_of(cast)
    items = list(analysis.sources.get().items.all())
    finding_of(analysis, items=items[:1])
    few = _queries(lambda: snapshot_analysis(analysis.record))
    for n in range(6):
        finding_of(
            analysis, statement=f"Finding {n}.", items=items[n : n + 2], contrary_items=items[n + 2 : n + 4]
        )
    assert _queries(lambda: snapshot_analysis(analysis.record)) == few


def test_words_held_back_for_a_check_are_not_counted(cast):
    analysis = pareto_of(cast)
    held = cards(cast, title="Held back")
    said(held, "Rude.")
    analysis.sources.add(held)
    held.record.state = "quarantined"
    held.record.save()
    assert only_chart(look_at(analysis))["chart"]["total"] == 10


def test_a_pareto_without_a_theme_list_asks_for_one(cast):
    analysis = pareto_of(cast)
    analysis.theme_list = None
    assert "Choose the theme list" in look_at(analysis).missing
