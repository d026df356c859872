from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from feedback.models import Measure
from feedback.services.measures import (
    add_benchmark,
    change_benchmark,
    change_measure,
    open_measure,
    remove_benchmark,
)
from portfolio.models import LedgerEntry
from portfolio.refusals import AlreadyDone, Refused
from tests.feedback.measures.desk import measure_of, survey, weekly


def test_sam_opens_two_measures_and_they_are_numbered(cast):
    refs = [measure_of(cast).ref, measure_of(cast, name="Minutes in the queue", unit="minutes").ref]
    assert refs == ["M-01", "M-02"]


def test_the_formula_gives_its_own_unit(cast):
    measure = measure_of(cast, name="Complaints", unit="", formula="rate", direction=-1)
    assert measure.unit == "per 1,000 contacts"


def test_a_typed_figure_needs_a_unit(cast):
    with pytest.raises(ValidationError) as refused:
        measure_of(cast, unit="")
    assert list(refused.value.message_dict) == ["unit"]


def test_the_same_form_sent_twice_makes_one_measure(cast):
    first = measure_of(cast)
    with pytest.raises(AlreadyDone) as again:
        measure_of(cast)
    assert (again.value.made, Measure.objects.count()) == (first, 1)


def test_two_measures_cannot_share_a_name(cast):
    measure_of(cast)
    with pytest.raises(Refused, match="M-01 is called “Call-backs kept” already"):
        measure_of(cast, name="call-backs KEPT", unit="calls")


def test_an_operational_measure_serves_an_outcome_of_the_same_portfolio(cast, elsewhere):
    outcome, theirs = measure_of(cast), measure_of(elsewhere)
    minutes = measure_of(cast, name="Minutes", kind="operational", unit="min", outcome_measure=outcome)
    assert list(outcome.operational_measures.all()) == [minutes]
    for wrong in (theirs, minutes):
        with pytest.raises(ValidationError):
            measure_of(cast, name="Calls", kind="operational", unit="calls", outcome_measure=wrong)


def test_a_source_of_somebody_else_is_not_counted(cast, elsewhere):
    source = survey(elsewhere, [])
    with pytest.raises(ValidationError, match="sources of this portfolio"):
        measure_of(cast, formula="csat", sources=[source])


def test_nobody_but_sam_writes_sams_measures(cast):
    measure = measure_of(cast)
    benchmark = add_benchmark(
        by=cast.sam, measure=measure, fields={"kind": "industry", "value": 70, "source": "Trade survey"}
    )
    acts = [
        lambda by: open_measure(by=by, portfolio=cast.portfolio, fields={"name": "X", "unit": "%"}),
        lambda by: change_measure(by=by, measure=measure, fields={"name": "X"}),
        lambda by: add_benchmark(by=by, measure=measure, fields={"kind": "internal"}),
        lambda by: change_benchmark(by=by, benchmark=benchmark, fields={"value": 1}),
        lambda by: remove_benchmark(by=by, benchmark=benchmark),
    ]
    for act in acts:
        for person in (cast.assessor, cast.other_learner, cast.coordinator):
            with pytest.raises(PermissionDenied):
                act(person)


def test_a_new_unit_under_old_readings_stands_in_the_ledger(cast):
    measure = measure_of(cast)
    change_measure(by=cast.sam, measure=measure, fields={"unit": "per cent"})
    weekly(cast, measure, [62])
    change_measure(by=cast.sam, measure=measure, fields={"name": "Kept call-backs"})
    assert not LedgerEntry.objects.filter(event="measure.redefined").exists()
    change_measure(by=cast.sam, measure=measure, fields={"unit": "points"})
    assert LedgerEntry.objects.get(event="measure.redefined").portfolio == cast.portfolio


def test_a_benchmark_says_where_it_comes_from_and_is_sent_once(cast):
    measure = measure_of(cast)
    fields = {"kind": "industry", "value": Decimal("71.5"), "source": "Trade survey 2024"}
    first = add_benchmark(by=cast.sam, measure=measure, fields=fields)
    assert add_benchmark(by=cast.sam, measure=measure, fields=fields) == first
    changed = change_benchmark(by=cast.sam, benchmark=first, fields={"value": Decimal(72)})
    assert changed.value == 72
    with pytest.raises(ValidationError):
        add_benchmark(by=cast.sam, measure=measure, fields={"kind": "industry", "value": 1, "source": ""})
    remove_benchmark(by=cast.sam, benchmark=first)
    assert not measure.benchmarks.exists()
