from datetime import timedelta
from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from feedback.models import Benchmark, Measure, Reading, Rebase
from feedback.services.measures import add_benchmark, add_reading, rebase
from portfolio import clock
from tests.cast import client_for
from tests.feedback.measures.desk import FIGURES, MONDAY, measure_of, survey, weekly

NEW = {"name": "Call-backs kept", "kind": "outcome", "formula": "typed", "unit": "%", "direction": "1"}


def _url(name: str, measure: Measure, **more) -> str:
    return reverse(f"feedback:{name}", kwargs={"pref": measure.portfolio.ref, "mref": measure.ref} | more)


@pytest.fixture
def sam(cast):
    return client_for(cast.sam)


def test_sam_opens_a_measure_and_adds_the_first_reading(cast, sam):
    answer = sam.post(reverse("feedback:measure-new"), NEW | {"target": "75"}, follow=True)
    assert b"M-01 is open." in answer.content
    measure = Measure.objects.get()
    typed = {"taken_on": "2025-03-03", "value": "62,5", "n": "40", "phase": "before"}
    answer = sam.post(_url("reading-add", measure), typed, follow=True)
    assert b"The reading of 3 Mar 2025 is saved." in answer.content
    reading = measure.readings.get()
    assert (reading.value, reading.n, reading.phase, reading.way) == (62.5, 40, "before", "typed")


def test_a_fault_costs_nothing_that_was_typed(cast, sam):
    answer = sam.post(reverse("feedback:measure-new"), NEW | {"unit": "", "method_reason": "It is felt."})
    assert (answer.status_code, Measure.objects.count()) == (422, 0)
    assert b"It is felt." in answer.content
    measure = measure_of(cast)
    typed = {"taken_on": f"{clock.today() + timedelta(1)}", "value": "62.5", "method": "By hand"}
    answer = sam.post(_url("reading-add", measure), typed)
    assert answer.status_code == 422
    for kept in (b'value="62.5"', b'value="By hand"', b"This date is in the future."):
        assert kept in answer.content


def test_a_measure_is_changed_and_what_is_left_stays(cast, sam):
    measure = measure_of(cast, sla="Within two days", sources=[survey(cast, [])])
    page = sam.get(_url("measure-edit", measure)).content.decode()
    assert 'value="Within two days"' in page
    source = measure.sources.get()
    sam.post(_url("measure-edit", measure), NEW | {"name": "Kept", "sla": "In a day", "sources": source.pk})
    measure.refresh_from_db()
    assert (measure.name, measure.sla, list(measure.sources.all())) == ("Kept", "In a day", [source])


def test_the_recommend_score_goes_by_that_name(sam):
    page = sam.get(reverse("feedback:measure-new")).content
    assert b"Recommend score" in page
    assert b"NPS" not in page


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (0, "No readings yet"),
        (3, "3 of the 6 readings needed to look for a shift or a trend."),
        (8, "No signal in 8 readings."),
        (24, "Signal at"),
    ],
)
def test_the_chart_says_as_much_as_the_readings_let_it(cast, sam, count, words):
    measure = measure_of(cast, target=75)
    weekly(cast, measure, FIGURES[:count])
    page = sam.get(_url("measure", measure)).content.decode()
    assert words in page
    assert ("Moving range" in page) is (count >= 12)


def test_a_rebase_and_the_first_reading_after_the_change_stand_on_the_chart(cast, sam):
    measure = measure_of(cast)
    weekly(cast, measure)
    day = MONDAY + timedelta(weeks=24)
    add_reading(by=cast.sam, measure=measure, fields={"taken_on": day, "value": 80, "phase": "after"})
    typed = {"from_date": f"{MONDAY + timedelta(weeks=12)}", "reason": "The diary went live."}
    sam.post(_url("rebase", measure), typed)
    assert Rebase.objects.get().reason == "The diary went live."
    page = sam.get(_url("measure", measure)).content.decode()
    assert "Rebased: The diary went live." in page
    assert "After the change" in page


def test_a_per_cent_of_few_answers_carries_a_warning(cast, sam):
    measure, minutes = measure_of(cast), measure_of(cast, name="Minutes", unit="minutes")
    warning = "It rests on 9 answers only: too few for a per cent to say much."
    for each in (measure, minutes):
        add_reading(by=cast.sam, measure=each, fields={"taken_on": MONDAY, "value": 62, "n": 9})
    assert warning in sam.get(_url("measure", measure)).content.decode()
    assert warning not in sam.get(_url("measure", minutes)).content.decode()
    assert warning in sam.get(reverse("feedback:measure-list", args=[cast.portfolio.ref])).content.decode()
    add_reading(
        by=cast.sam, measure=measure, fields={"taken_on": MONDAY + timedelta(7), "value": 62, "n": 10}
    )
    newest = sam.get(reverse("feedback:measure-list", args=[cast.portfolio.ref])).content.decode()
    assert warning not in newest


def test_a_wrong_reading_is_set_aside_where_it_stands(cast, sam):
    measure = measure_of(cast)
    weekly(cast, measure, [26])
    where = _url("reading-set-aside", measure, pk=Reading.objects.get().pk)
    answer = sam.post(where, {"reason": ""})
    assert answer.status_code == 422
    assert b"Say why this reading does not count." in answer.content
    sam.post(where, {"reason": "Digits turned round."})
    page = sam.get(_url("measure", measure)).content.decode()
    assert "<s>26</s>" in page
    assert "Set aside: Digits turned round." in page


def test_what_was_typed_up_late_says_so(cast, sam):
    measure = measure_of(cast)
    weekly(cast, measure, [62])
    page = sam.get(_url("measure", measure)).content.decode()
    today = clock.today()
    assert f"recorded {today.day} {today:%b %Y}" in page


def test_benchmarks_are_added_changed_and_removed(cast, sam):
    measure = measure_of(cast)
    typed = {"kind": "industry", "value": "71.5", "source": "Trade survey 2024", "dated": "2024-12-31"}
    sam.post(_url("benchmark-add", measure), typed)
    benchmark = Benchmark.objects.get()
    sam.post(_url("benchmark-edit", measure, pk=benchmark.pk), typed | {"value": "72"})
    assert "<strong>72%</strong> Trade survey 2024" in sam.get(_url("measure", measure)).content.decode()
    late = typed | {"dated": f"{clock.today() + timedelta(1)}"}
    assert sam.post(_url("benchmark-add", measure), late).status_code == 422
    assert b"Trade survey 2024" in sam.get(_url("benchmark-remove", measure, pk=benchmark.pk)).content
    sam.post(_url("benchmark-remove", measure, pk=benchmark.pk))
    assert not Benchmark.objects.exists()


def test_the_assessor_reads_it_and_finds_nothing_to_press(cast):
    measure = measure_of(cast, sources=[survey(cast, [], title="Secret draft")])
    weekly(cast, measure)
    page = client_for(cast.assessor).get(_url("measure", measure)).content.decode()
    assert "Moving range" in page
    for hidden in ("Add a reading", "Set aside", "Counter survey", 'method="post" action="/p/'):
        assert hidden not in page


def test_the_readings_come_as_a_sheet(cast, sam):
    measure = measure_of(cast)
    weekly(cast, measure, [62.5, 64])
    book = load_workbook(BytesIO(sam.get(_url("measure-sheet", measure)).content))
    rows = list(book.active.iter_rows(values_only=True))
    assert rows[0][:4] == ("Date", "Figure", "Unit", "Rests on")
    assert [(row[0].date(), *row[1:4]) for row in rows[1:]] == [
        (MONDAY, 62.5, "%", 40),
        (MONDAY + timedelta(7), 64, "%", 40),
    ]


def test_the_list_leads_to_each_measure_and_what_it_serves(cast, sam):
    outcome = measure_of(cast)
    measure_of(cast, name="Minutes", unit="min", kind="operational", outcome_measure=outcome)
    weekly(cast, outcome)
    page = sam.get(reverse("feedback:measure-list-own"), follow=True).content.decode()
    assert "serves M-01 Call-backs kept" in page
    assert "79%" in page
    assert "<polyline" in page


def _queries(client, url, django_assert_max_num_queries) -> int:
    with django_assert_max_num_queries(60) as counted:
        client.get(url)
    return len(counted)


def test_one_measure_on_the_list_costs_as_much_as_three(cast, sam, django_assert_max_num_queries):
    url, counts = reverse("feedback:measure-list", args=[cast.portfolio.ref]), []
    for number in range(3):
        weekly(cast, measure_of(cast, name=f"Measure {number}", sources=[survey(cast, [])]))
        counts.append(_queries(sam, url, django_assert_max_num_queries))
    assert counts[0] == counts[2] <= 10


def test_five_readings_cost_as_much_as_sixty(cast, sam, django_assert_max_num_queries):
    counts = []
    for count in (5, 60):
        measure = measure_of(cast, name=f"Of {count}", sources=[survey(cast, []) for _ in range(count // 5)])
        weekly(cast, measure, range(count))
        for number in range(count // 5):
            told = {"kind": "industry", "value": number, "source": "Trade survey"}
            add_benchmark(by=cast.sam, measure=measure, fields=told)
            day = MONDAY + timedelta(number * 7 + 1)
            rebase(by=cast.sam, measure=measure, from_date=day, reason="Once more.")
        counts.append(_queries(sam, _url("measure", measure), django_assert_max_num_queries))
    assert counts[0] == counts[1] <= 14
