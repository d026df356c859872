"""Findings: what they rest on, who may write them, and the causes behind them."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from feedback.models import Finding, RootCause
from feedback.services.analyses import add_finding, change_finding, remove_finding, set_causes
from feedback.services.findings import MOST
from portfolio import clock
from portfolio.refusals import AlreadyDone, Refused
from tests.feedback.analyses.bench import analysis_of, finding_of, hand_in, pareto_of
from tests.feedback.shop import cards, many, said

WHYS = [
    {"text": "The note was lost", "support": "Nine of ten notes were on paper", "depth": 1},
    {"text": "There is one pad for three desks", "support": "I counted", "depth": 2, "category": "resources"},
]


@pytest.fixture
def analysis(cast):
    return pareto_of(cast)


def test_a_finding_keeps_who_said_so_and_who_said_otherwise(analysis):
    items = list(analysis.sources.get().items.all())
    finding = finding_of(analysis, items=items[:2], contrary_items=items[2:3], count=5)
    assert finding.ref == "AN-01.1"
    assert (set(finding.items.all()), finding.contrary_items.get()) == (set(items[:2]), items[2])


def test_a_number_of_a_finding_is_never_used_twice(cast, analysis):
    first = finding_of(analysis, statement="First.")
    second = finding_of(analysis, statement="Second.")
    remove_finding(by=cast.sam, finding=second)
    third = finding_of(analysis, statement="Third.")
    assert [first.number, third.number] == [1, 3]


def test_the_same_finding_sent_twice_is_made_once(analysis):
    first = finding_of(analysis, count=5)
    with pytest.raises(AlreadyDone) as again:
        finding_of(analysis, count=5)
    assert (again.value.made, Finding.objects.count()) == (first, 1)


def test_the_same_statement_with_other_words_around_it_is_kept_on_the_page(analysis):
    finding_of(analysis, count=5)
    with pytest.raises(ValidationError, match=r"AN-01\.1 says this already"):
        finding_of(analysis, count=6)


def test_nothing_is_found_in_the_future(analysis):
    with pytest.raises(ValidationError, match="future"):
        finding_of(analysis, found_on=clock.today() + timedelta(1))


def test_a_finding_rests_on_nothing_of_another_portfolio(analysis, elsewhere):
    stranger = said(cards(elsewhere))
    for name in ("items", "contrary_items"):
        with pytest.raises(ValidationError, match="belongs to this portfolio"):
            finding_of(analysis, **{name: [stranger]})
    assert not Finding.objects.exists()


def test_the_same_words_are_not_on_both_sides(analysis):
    items = list(analysis.sources.get().items.all())
    with pytest.raises(ValidationError, match="cannot both support and contradict"):
        finding_of(analysis, items=items[:2], contrary_items=items[1:3])


def test_a_finding_names_the_clearest_voices_not_every_one(cast, analysis):
    items = many(cards(cast, title="A large survey"), MOST + 1)
    with pytest.raises(ValidationError, match="Tick at most 200"):
        finding_of(analysis, items=items)
    assert finding_of(analysis, items=items[:MOST]).items.count() == MOST


def test_changing_one_field_leaves_the_others(cast, analysis):
    items = list(analysis.sources.get().items.all())
    finding = finding_of(analysis, items=items[:2], trend="Rising")
    changed = change_finding(by=cast.sam, finding=finding, fields={"count": 5})
    assert (changed.count, changed.trend, changed.items.count()) == (5, "Rising", 2)


def test_findings_close_with_their_analysis(cast, analysis):
    finding = finding_of(analysis)
    hand_in(cast, analysis)
    for write in (
        lambda: add_finding(by=cast.sam, analysis=analysis, fields={"statement": "Another."}),
        lambda: change_finding(by=cast.sam, finding=finding, fields={"count": 9}),
        lambda: remove_finding(by=cast.sam, finding=finding),
        lambda: set_causes(by=cast.sam, finding=finding, rows=WHYS),
    ):
        with pytest.raises(Refused, match="was handed in"):
            write()


def test_only_the_author_writes_findings(cast, analysis):
    with pytest.raises(PermissionDenied):
        add_finding(by=cast.assessor, analysis=analysis, fields={"statement": "No."})


def test_a_finding_that_a_plan_rests_on_is_not_taken_away(cast, analysis):
    from improvements.models import Action
    from tests.improvements.loop import turn

    finding = finding_of(analysis)
    record = analysis_of(cast, "trend", title="Stands in for an action").record
    action = Action.objects.create(record=record, centre=cast.centre, improvement=turn(cast), kind="coaching")
    action.findings.add(finding)
    with pytest.raises(Refused, match=r"rests on AN-01\.1"):
        remove_finding(by=cast.sam, finding=finding)


def test_five_whys_are_kept_in_order_with_how_sam_knows(cast, analysis):
    finding = finding_of(analysis)
    set_causes(by=cast.sam, finding=finding, rows=WHYS)
    rows = finding.root_causes.values_list("depth", "text", "category")
    assert list(rows) == [
        (1, "The note was lost", ""),
        (2, "There is one pad for three desks", "resources"),
    ]


def test_causes_that_are_written_anew_take_the_place_of_the_old(cast, analysis):
    finding = finding_of(analysis)
    set_causes(by=cast.sam, finding=finding, rows=WHYS)
    set_causes(by=cast.sam, finding=finding, rows=WHYS[:1])
    assert RootCause.objects.get().text == "The note was lost"


def test_a_bone_of_the_fish_needs_its_heading_and_nothing_is_lost_without(cast, analysis):
    finding = finding_of(analysis)
    set_causes(by=cast.sam, finding=finding, rows=WHYS)
    with pytest.raises(ValidationError, match="under which heading"):
        set_causes(by=cast.sam, finding=finding, rows=[{"text": "One pad"}])
    assert finding.root_causes.count() == 2
