from datetime import UTC, datetime

import pytest

from assessment.services.finishing import finish_record
from assessment.services.judging import judge
from assessment.views.homes.learner import first_sentence
from portfolio import clock
from tests.assessment.learning.desk import hand_in, returned, url, words_of
from tests.cast import all_yes, claim, client_for, log


def home(member):
    return words_of(client_for(member).get("/"))


@pytest.mark.parametrize(
    ("hour", "words"), [(8, "Good morning, Sam"), (14, "Good afternoon, Sam"), (20, "Good evening, Sam")]
)
def test_sam_is_greeted_by_the_hour(cast, hour, words):
    with clock.at(datetime(2026, 1, 14, hour, tzinfo=UTC)):
        assert words in home(cast.sam)


def test_a_new_learner_is_asked_what_they_did(cast):
    page = home(cast.sam)
    assert "Nothing has come back to you. What did you do at work lately?" in page
    assert 'href="/log/AV/?medium=photo"' in page and 'href="/log/RA/"' in page
    assert 'aria-label="0 of 3 criteria met"' in page


def test_what_came_back_stands_first_with_why_and_where_to_change_it(cast):
    record = returned(cast)
    page = home(cast.sam)
    assert "Call-back diary came back to you." in page
    assert "Alan Reid: “Good start, Sam. Say when you saw the calls drop.”" in page
    assert f'href="{url("record-edit", record)}"' in page
    assert "a little more first" not in page


def test_what_is_ready_leads_to_handing_in(cast):
    claim(cast, log(cast))
    claim(cast, log(cast, pii_checked=False))
    page = home(cast.sam)
    assert "<strong>1</strong> record ready to hand in." in page
    assert "1 record needs a little more first." in page
    assert f'href="/e/{cast.enrolment.ref}/submit/"' in page


def test_a_draft_without_criteria_is_not_forgotten(cast):
    log(cast, title="Half a thought")
    page = home(cast.sam)
    assert "Drafts without criteria" in page and "Half a thought" in page


def test_what_is_with_the_assessor_says_since_when(cast):
    hand_in(cast, log(cast))
    page = home(cast.sam)
    assert "With your assessor" in page
    assert 'Call-back diary</a> <span class="muted">since today</span>' in page


def test_a_unit_with_everything_met_waits_for_sams_statement(cast):
    item = hand_in(cast, log(cast))
    judge(by=cast.assessor, item=item, given=all_yes(item))
    page = home(cast.sam)
    assert "Make your statement" in page
    assert f'href="/e/{cast.enrolment.ref}/u/{cast.unit.pk}/sign/"' in page
    assert 'aria-label="3 of 3 criteria met"' in page


def test_what_the_assessor_wrote_is_there_to_read(cast):
    record = log(cast, by=cast.assessor, kind="O")
    assert "about your work" not in home(cast.sam)
    finish_record(by=cast.assessor, record=record, words="True.")
    assert 'Alan Reid wrote <span class="ref">O-01</span> about your work.' in home(cast.sam)


def test_another_learner_sees_nothing_of_sams(cast):
    returned(cast)
    assert "Call-back diary" not in home(cast.other_learner)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("Say when you saw the calls drop. Then more.", "Say when you saw the calls drop."),
        ("Good start. Say when you saw it all drop. More.", "Good start. Say when you saw it all drop."),
        ("Add the date", "Add the date"),
    ],
)
def test_the_beginning_of_feedback_says_something(text, sentence):
    assert first_sentence(text) == sentence


@pytest.mark.parametrize("records", [1, 3])
def test_home_asks_the_same_of_the_database_for_one_record_as_for_three(
    cast, records, django_assert_num_queries
):
    for _ in range(records):
        returned(cast)
        log(cast)
        claim(cast, log(cast))
        hand_in(cast, log(cast))
    client = client_for(cast.sam)
    with django_assert_num_queries(QUERIES):
        client.get("/")


QUERIES = 42


def test_each_unit_says_how_much_is_missing_and_leads_to_the_list(cast):
    page = home(cast.sam)
    assert "1 thing missing, and it is yours" in page
    assert f'href="/e/{cast.enrolment.ref}/u/{cast.unit.pk}/#why-title"' in page
