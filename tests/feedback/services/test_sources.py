"""Opening and changing sources: what must be said at once, what may come later, and who may."""

import uuid
from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from feedback.models import Source
from feedback.services.sources import change_source, open_source
from portfolio import clock
from portfolio.refusals import AlreadyDone, Moved, Refused
from tests.feedback.shop import cards, hand_in

KEY = uuid.uuid4()


def opened(cast, *, by=None, method="survey", **record_fields):
    return open_source(
        by=by or cast.sam,
        portfolio=cast.portfolio,
        fields={"method": method},
        record_fields={"title": "Spring survey", **record_fields},
        form_key=KEY,
    )


def test_a_title_and_a_method_are_enough(cast):
    source = opened(cast)
    assert (source.record.ref, source.record.title, source.method, source.origin, source.invited) == (
        "FB-01",
        "Spring survey",
        "survey",
        "customer",
        None,
    )


@pytest.mark.parametrize("who", ["other_learner", "assessor", "coordinator", "administrator"])
def test_nobody_else_gathers_in_sams_portfolio(cast, who):
    with pytest.raises(PermissionDenied):
        opened(cast, by=getattr(cast, who))
    with pytest.raises(PermissionDenied):
        change_source(
            by=getattr(cast, who), source=cards(cast), fields={"invited": 3}, record_fields={}, edit_no=1
        )


def test_a_second_press_is_the_same_source_and_other_words_are_another(cast):
    first = opened(cast)
    with pytest.raises(AlreadyDone) as again:
        opened(cast)
    assert again.value.made == first
    assert opened(cast, method="complaint").record.ref == "FB-02"


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"from_date": date(2026, 3, 5), "to_date": date(2026, 3, 1)}, "cannot be before the first"),
        ({"invited": 10, "responses": 11}, "More people answered than were asked"),
        ({"to_date": "tomorrow"}, "This date is in the future"),
        ({"method": "telepathy"}, "not a valid choice"),
    ],
)
def test_what_cannot_be_is_refused(cast, fields, sentence):
    if fields.get("to_date") == "tomorrow":
        fields = {"to_date": clock.today() + timedelta(days=1)}
    with pytest.raises(ValidationError, match=sentence):
        cards(cast, **fields)
    assert not Source.objects.exists()


def test_a_plan_to_analyse_may_lie_ahead(cast):
    due = clock.today() + timedelta(days=30)
    assert cards(cast, analysis_due=due).analysis_due == due


def test_the_second_of_two_windows_is_told(cast):
    source = cards(cast)
    change_source(by=cast.sam, source=source, fields={"invited": 40}, record_fields={}, edit_no=1)
    with pytest.raises(Moved):
        change_source(by=cast.sam, source=source, fields={"invited": 50}, record_fields={}, edit_no=1)
    source.refresh_from_db()
    assert source.invited == 40


def test_what_was_handed_in_stays_as_it_is(cast):
    source = cards(cast)
    hand_in(cast, source)
    with pytest.raises(Refused, match="FB-01 was handed in"):
        change_source(by=cast.sam, source=source, fields={"invited": 40}, record_fields={}, edit_no=1)
