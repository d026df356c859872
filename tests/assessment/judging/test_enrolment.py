"""One learner on one qualification: how far, who, and what is next for whoever looks."""

import pytest
from django.urls import reverse

from assessment.progress import progress_of
from assessment.services.signoffs import sign_unit
from assessment.views import enrolments
from assessment.views.readiness.lines import Line, Place
from assessment.views.units.missing import Missing
from tests.assessment.judging.desk import hand_in, judged
from tests.cast import claim, client_for, log


def enrolment_page(cast, who):
    return client_for(getattr(cast, who)).get(reverse("assessment:enrolment", args=[cast.enrolment.ref]))


def test_it_names_the_learner_the_qualification_and_the_people(cast):
    page = enrolment_page(cast, "assessor").content.decode()
    for words in ("Sam Okoro", "Test Certificate", cast.enrolment.ref, "Alan Reid", "Ines Moss"):
        assert words in page


def test_each_unit_shows_its_ring_in_words(cast, item):
    page = enrolment_page(cast, "sam").content.decode()
    assert "0 of 3 criteria met" in page
    assert "3 with the assessor" in page


def test_the_learner_with_something_ready_is_led_to_hand_it_in(cast):
    claim(cast, log(cast))
    page = enrolment_page(cast, "sam").content.decode()
    assert "1 record is ready to hand in." in page
    assert reverse("assessment:submit", args=[cast.enrolment.ref]) in page


def test_the_learner_is_told_first_what_came_back(cast, item):
    judged(cast, item, outcome="returned", met=False)
    page = enrolment_page(cast, "sam").content.decode()
    assert "WP-01 came back to you. Read the feedback and change it." in page
    assert reverse("assessment:record", args=[cast.portfolio.ref, "WP-01"]) in page


def test_the_assessor_is_led_to_the_oldest_record(cast, item):
    page = enrolment_page(cast, "assessor").content.decode()
    assert "1 record waits for you." in page
    assert reverse("assessment:judge", args=[item.pk]) in page


def test_when_all_is_met_the_learner_is_led_to_the_statement(cast, item):
    judged(cast, item)
    page = enrolment_page(cast, "sam").content.decode()
    assert "Unit TST has every criterion met." in page
    assert reverse("assessment:unit-sign", args=[cast.enrolment.ref, cast.unit.pk]) in page


@pytest.mark.parametrize("who", ["sam", "assessor"])
def test_when_every_unit_is_signed_off_nobody_is_sent_on(cast, item, who):
    judged(cast, item)
    for by, stage in ((cast.sam, "learner"), (cast.assessor, "assessor")):
        unit = progress_of(cast.enrolment).units[0]
        sign_unit(by=by, enrolment_unit=unit.row, stage=stage, words="Yes.", manifest_hash=unit.manifest_hash)
    assert "Every unit is signed off." in enrolment_page(cast, who).content.decode()


def test_what_happened_lately_has_hand_ins_and_judgements(cast, item):
    judged(cast, item)
    page = enrolment_page(cast, "iqa").content.decode()
    for words in ("Handed in", "WP-01 accepted", "Good work, Sam."):
        assert words in page


@pytest.mark.parametrize("who", ["exams_officer", "administrator"])
def test_those_who_read_no_evidence_see_progress_only(cast, item, who):
    judged(cast, item)
    page = enrolment_page(cast, who).content.decode()
    assert "3 of 3 met" in page
    assert "Good work, Sam." not in page
    assert reverse("assessment:unit", args=[cast.enrolment.ref, cast.unit.pk]) not in page


@pytest.mark.parametrize("who", ["other_learner", "other_assessor"])
def test_others_find_nothing(cast, who):
    assert enrolment_page(cast, who).status_code == 404


def test_another_centre_finds_nothing(cast, elsewhere):
    url = reverse("assessment:enrolment", args=[cast.enrolment.ref])
    assert client_for(elsewhere.coordinator).get(url).status_code == 404


@pytest.mark.parametrize("records", [1, 3])
def test_the_number_of_queries_does_not_grow(cast, records, django_assert_max_num_queries):
    """One of them is asked only while something is missing that an assessor may set aside."""
    for number in range(records):
        judged(cast, hand_in(cast, log(cast, title=f"Record {number}"), f"TST-0{number + 1}"))
    client = client_for(cast.assessor)
    with django_assert_max_num_queries(32):
        client.get(reverse("assessment:enrolment", args=[cast.enrolment.ref]))


def test_each_unit_says_how_much_is_missing_and_leads_to_the_list(cast):
    hand_in(cast, log(cast), "TST-01")
    unit = reverse("assessment:unit", args=[cast.enrolment.ref, cast.unit.pk])
    for who, words in (("sam", "2 are yours"), ("assessor", "1 is yours"), ("iqa", "none is yours")):
        page = enrolment_page(cast, who).content.decode()
        assert f"3 things missing, {words}" in page
        assert f'href="{unit}#why-title"' in page


def test_those_who_read_no_evidence_are_not_told_what_is_missing(cast):
    assert "missing" not in enrolment_page(cast, "exams_officer").content.decode()


def test_the_learner_is_told_the_first_thing_that_is_theirs(cast, monkeypatch):
    """And not to log something, where all that is open is with the assessor or still lacks one word."""
    line = Line(
        "warning", "Say what you learned.", "Your turn", True, rule="PF-11", url="/there/", label="Write"
    )
    with_assessor = Line("with_assessor", "waits.", "The assessor's turn", False)
    for lines, words in (
        ([with_assessor, line], line.sentence),
        ([with_assessor], "Nothing here is yours to do"),
    ):
        monkeypatch.setattr(enrolments, "missing_of", lambda *_, lines=lines: Missing(lines, []))
        assert words in enrolment_page(cast, "sam").content.decode()


def test_a_criterion_that_came_back_is_named_with_the_way_to_its_feedback(cast, monkeypatch):
    place = Place("TST-01", "/its/unit/#TST-01")
    line = Line("not_yet", "came back.", "Your turn", True, criteria=(place,), url="#TST-01", label="Read it")
    monkeypatch.setattr(enrolments, "missing_of", lambda *_: Missing([line], []))
    page = enrolment_page(cast, "sam").content.decode()
    assert "TST-01 came back." in page and 'href="/its/unit/#TST-01"' in page


def test_who_has_not_begun_is_told_to_log_something(cast):
    assert "Log what you did and link it to criteria." in enrolment_page(cast, "sam").content.decode()
