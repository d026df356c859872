from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from feedback.models import Reading
from feedback.services.measures import (
    BadRows,
    add_reading,
    add_readings,
    rebase,
    set_reading_aside,
)
from feedback.services.readings import MOST_READINGS
from portfolio import clock
from portfolio.models import LedgerEntry
from portfolio.refusals import AlreadyDone, Refused
from tests.feedback.measures.desk import MONDAY, measure_of, weekly


def _add(cast, measure, **fields):
    return add_reading(by=cast.sam, measure=measure, fields={"taken_on": MONDAY} | fields)


def _fault(cast, measure, **fields) -> dict:
    with pytest.raises(ValidationError) as refused:
        _add(cast, measure, **fields)
    return refused.value.message_dict


def test_complaints_and_contacts_make_a_rate_per_thousand(cast):
    measure = measure_of(cast, name="Complaints", formula="rate", unit="", direction=-1)
    reading = _add(cast, measure, part=7, whole=1250)
    assert (reading.value, reading.n, reading.part, reading.whole) == (Decimal("5.6"), 1250, 7, 1250)


def test_met_and_total_make_a_share_to_four_places(cast):
    measure = measure_of(cast, name="Answered in time", formula="share", unit="")
    assert _add(cast, measure, part=2, whole=3).value == Decimal("66.6667")


def test_what_cannot_be_is_said_in_a_sentence(cast):
    share = measure_of(cast, name="Answered in time", formula="share", unit="")
    tomorrow = clock.today() + timedelta(1)
    assert _fault(cast, share, part=9, whole=8) == {"part": ["9 cannot be a part of 8. Check both counts."]}
    assert _fault(cast, share, part=9) == {"whole": ["Give both counts."]}
    assert _fault(cast, share, part=0, whole=0) == {"whole": ["Nothing was counted, so there is no figure."]}
    assert _fault(cast, share, value=101) == {"value": ["This figure lies between 0 and 100."]}
    assert _fault(cast, share) == {"value": ["Give the figure."]}
    assert "in the future" in _fault(cast, share, taken_on=tomorrow, value=1)["taken_on"][0]
    assert _fault(cast, share, taken_on=date(1066, 10, 14), value=1) == {
        "taken_on": ["Give a date from 1990 onwards."]
    }
    assert not Reading.objects.exists()


def test_there_may_be_more_complaints_than_contacts(cast):
    measure = measure_of(cast, name="Complaints", formula="rate", unit="", direction=-1)
    assert _add(cast, measure, part=5, whole=4).value == 1250


def test_a_day_holds_one_reading_and_the_same_one_sent_twice_is_one(cast):
    measure = measure_of(cast)
    first = _add(cast, measure, value=Decimal("62.5"), n=40)
    with pytest.raises(AlreadyDone) as again:
        _add(cast, measure, value=Decimal("62.5"), n=40)
    assert again.value.made == first
    assert _fault(cast, measure, value=63) == {
        "taken_on": ["There is another reading for this day already. Set that one aside first."]
    }


def test_a_reading_set_aside_stays_in_sight_and_frees_its_day(cast):
    measure = measure_of(cast)
    wrong = _add(cast, measure, value=26)
    set_reading_aside(by=cast.sam, reading=wrong, reason="Digits turned round.")
    right = _add(cast, measure, value=62)
    assert list(measure.readings.standing()) == [right]
    assert measure.readings.get(pk=wrong.pk).set_aside == "Digits turned round."
    entry = LedgerEntry.objects.get(event="reading.set_aside")
    assert "Digits" not in entry.body
    with pytest.raises(Refused, match="set aside already"):
        set_reading_aside(by=cast.sam, reading=wrong, reason="Again.")


def test_setting_aside_needs_a_reason(cast):
    reading = _add(cast, measure_of(cast), value=26)
    with pytest.raises(ValidationError):
        set_reading_aside(by=cast.sam, reading=reading, reason="  ")


def test_one_bad_line_keeps_all_lines_out_and_each_fault_is_named(cast):
    measure = measure_of(cast)
    rows = [
        {"taken_on": MONDAY, "value": 62},
        {"taken_on": MONDAY, "value": 63},
        {"taken_on": clock.today() + timedelta(3), "value": 64},
    ]
    with pytest.raises(BadRows) as refused:
        add_readings(by=cast.sam, measure=measure, rows=rows)
    assert str(refused.value) == "2 of 3 lines cannot be added, so none was."
    assert [place for place, _ in refused.value.faults] == [2, 3]
    assert not Reading.objects.exists()


def test_a_longer_sheet_adds_only_what_is_new(cast):
    measure = measure_of(cast)
    weekly(cast, measure, [62, 64])
    weekly(cast, measure, [62, 64, 66])
    assert [reading.value for reading in measure.readings.all()] == [62, 64, 66]
    with pytest.raises(BadRows):
        weekly(cast, measure, [62, 99, 66, 70])
    assert measure.readings.count() == 3


def test_a_measure_does_not_grow_without_end(cast):
    measure = measure_of(cast)
    rows = [{"taken_on": date(2015, 1, 1) + timedelta(day), "value": 1} for day in range(MOST_READINGS + 1)]
    with pytest.raises(Refused, match="1,500 readings at most"):
        add_readings(by=cast.sam, measure=measure, rows=rows)
    assert len(add_readings(by=cast.sam, measure=measure, rows=rows[1:])) == MOST_READINGS


def test_many_readings_cost_as_many_queries_as_few(cast, django_assert_num_queries):
    for count in (5, 60):
        measure = measure_of(cast, name=f"Measure of {count}")
        rows = [{"taken_on": MONDAY + timedelta(week), "value": week} for week in range(count)]
        with django_assert_num_queries(6):
            add_readings(by=cast.sam, measure=measure, rows=rows)


def test_the_chart_is_rebased_by_hand_with_a_reason(cast):
    measure = measure_of(cast)
    weekly(cast, measure, [62, 64, 66])
    day = MONDAY + timedelta(weeks=1)
    made = rebase(by=cast.sam, measure=measure, from_date=day, reason="The diary went live.")
    assert (made.from_date, made.reason) == (day, "The diary went live.")
    assert LedgerEntry.objects.filter(event="measure.rebased").count() == 1
    for wrong in (day, MONDAY, clock.today() + timedelta(1)):
        with pytest.raises(ValidationError):
            rebase(by=cast.sam, measure=measure, from_date=wrong, reason="Once more.")
    with pytest.raises(ValidationError):
        rebase(by=cast.sam, measure=measure, from_date=day + timedelta(1), reason=" ")


def test_nobody_but_sam_writes_sams_readings(cast):
    measure = measure_of(cast)
    reading = _add(cast, measure, value=62)
    for person in (cast.assessor, cast.other_learner, cast.administrator):
        with pytest.raises(PermissionDenied):
            add_reading(by=person, measure=measure, fields={"taken_on": MONDAY, "value": 1})
        with pytest.raises(PermissionDenied):
            add_readings(by=person, measure=measure, rows=[])
        with pytest.raises(PermissionDenied):
            set_reading_aside(by=person, reading=reading, reason="No.")
        with pytest.raises(PermissionDenied):
            rebase(by=person, measure=measure, from_date=MONDAY, reason="No.")
