"""Evidence that stays where it is: who went there and saw it."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from assessment.agreements import seen_records
from assessment.exports.compile_records import _seen
from assessment.services.agreeing import see_elsewhere
from assessment.services.submissions import submit
from portfolio import clock
from portfolio.refusals import Refused
from tests.assessment.recording import desk
from tests.cast import claim, client_for, log

AWAY = {"held_elsewhere": True, "held_where": "Personnel office", "held_by": "Dee Hart"}


@pytest.fixture
def kept(cast):
    record = log(cast, **AWAY)
    claim(cast, record)
    submit(by=cast.sam, enrolment=cast.enrolment, records=[record], declared=True)
    record.refresh_from_db()
    return record


def see(record, by, **changes):
    given = {"seen_on": clock.today(), "words": "A signed appraisal.", **changes}
    return see_elsewhere(by=by, record=record, content_hash=record.current_version.content_hash, **given)


def test_alan_and_ines_say_that_they_saw_it(cast, kept):
    before = seen_records([cast.portfolio.pk])
    see(kept, cast.assessor)
    see(kept, cast.iqa)
    said = [line.split(", on ")[0] for line in _seen([kept.current_version])[kept.pk]]
    assert (before, seen_records([cast.portfolio.pk])) == (set(), {kept.pk})
    assert said == ["Alan Reid, Assessor", "Ines Moss, Internal verifier (IQA)"]


def test_only_those_allocated_to_sam_may_say_so(cast, kept):
    for other in (cast.sam, cast.other_assessor, cast.trainee, cast.lead_iqa, cast.eqa):
        with pytest.raises(PermissionDenied):
            see(kept, other)


def test_what_is_in_the_portfolio_itself_is_not_seen_elsewhere(cast):
    with pytest.raises(PermissionDenied):
        see(desk.observation(cast), cast.assessor)


def test_nobody_saw_it_tomorrow_or_twice(cast, kept):
    with pytest.raises(Refused, match="in the future"):
        see(kept, cast.assessor, seen_on=clock.today() + timedelta(days=1))
    see(kept, cast.assessor)
    with pytest.raises(Refused, match="recorded already"):
        see(kept, cast.assessor)


def test_the_record_shows_who_saw_it(cast, kept):
    sent = {"content_hash": kept.current_version.content_hash, "words": "An appraisal."}
    sent["seen_on"] = clock.today().isoformat()
    page = client_for(cast.assessor).post(desk.page("record-seen", kept), sent, follow=True)
    assert "Seen where it is kept" in page.content.decode()
    assert "An appraisal." in client_for(cast.sam).get(desk.page("record", kept)).content.decode()
