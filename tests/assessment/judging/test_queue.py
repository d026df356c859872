"""The queue: what waits, for whom, since when."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from assessment.models import Submission
from tests.assessment.judging.desk import hand_in, judged
from tests.cast import client_for, log


def queue_of(member, **query):
    return client_for(member).get(reverse("assessment:queue"), query)


def make_older(item, days):
    Submission.objects.filter(pk=item.submission_id).update(
        submitted_at=timezone.now() - timedelta(days=days)
    )


def test_the_oldest_comes_first_with_the_days_in_words(cast, item):
    older = hand_in(cast, log(cast, title="Older story"))
    make_older(older, 12)
    rows = queue_of(cast.assessor).context["rows"]
    assert [row["ref"] for row in rows] == ["WP-02", "WP-01"]
    page = queue_of(cast.assessor).content.decode()
    assert "12 days" in page
    assert "since today" in page
    assert "Older story" in page


def test_what_is_judged_no_longer_waits(cast, item):
    judged(cast, item)
    assert "Nothing waits for you" in queue_of(cast.assessor).content.decode()


def test_another_learners_assessor_finds_nothing_of_sams(cast, item):
    page = queue_of(cast.other_assessor)
    assert page.context["rows"] == []
    assert "Sam Okoro" not in page.content.decode()


@pytest.mark.parametrize(
    "who", ["sam", "iqa", "lead_iqa", "eqa", "coordinator", "exams_officer", "administrator"]
)
def test_only_those_who_judge_have_a_queue(cast, who):
    assert queue_of(getattr(cast, who)).status_code == 403


def test_it_narrows_by_kind_learner_and_unit(cast, item):
    hand_in(cast, log(cast, kind="RA", title="My story"))
    by_kind = queue_of(cast.assessor, kind="RA")
    assert [row["ref"] for row in by_kind.context["rows"]] == ["RA-01"]
    assert "Remove filter:" in by_kind.content.decode()
    both = {"learner": cast.portfolio.pk, "unit": cast.unit.unit_id}
    assert len(queue_of(cast.assessor, **both).context["rows"]) == 2


def test_an_empty_filter_says_how_to_see_the_rest(cast, item):
    page = queue_of(cast.assessor, kind="CS").content.decode()
    assert "Nothing waits with these filters" in page


def test_it_downloads_as_a_sheet_that_runs_nothing(cast):
    hand_in(cast, log(cast, title="=1+1"))
    answer = queue_of(cast.assessor, format="xlsx")
    header, row = load_workbook(BytesIO(answer.content)).active.iter_rows(values_only=True)
    assert header[:4] == ("Learner", "Record", "Kind", "Title")
    assert row[:5] == ("Sam Okoro", "WP-01 version 1", "Work product", "=1+1", "TST-01, TST-02, TST-03")


@pytest.mark.parametrize("records", [1, 3])
def test_the_number_of_queries_does_not_grow_with_the_queue(cast, records, django_assert_num_queries):
    for number in range(records):
        hand_in(cast, log(cast, title=f"Record {number}"))
    client = client_for(cast.assessor)
    with django_assert_num_queries(QUERIES):
        client.get(reverse("assessment:queue"))


QUERIES = 12
