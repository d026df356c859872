"""The pages around an export: asking, waiting, taking it away, and knowing when it is out of date."""

from datetime import timedelta
from io import BytesIO

import pytest
from openpyxl import load_workbook

from assessment.models import Export
from assessment.services import exports
from assessment.views.exports import download_name, export_panel
from portfolio import clock
from portfolio.jobs import finish
from portfolio.models import Job
from portfolio.services.ledger import append_entry
from tests.cast import client_for


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.EXPORT_ROOT = tmp_path
    return tmp_path


def asked(cast, by=None, enrolment=None):
    return exports.request_export(
        by=by or cast.coordinator, enrolment=enrolment or cast.enrolment, pack=Export.Pack.FULL
    )


def made(cast, by=None, **changes):
    """A finished export of four bytes, collected a moment ago."""
    export = asked(cast, by)
    folder = exports.export_folder(export)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "x.pdf").write_bytes(b"%PDF")
    facts = {"file_name": "x.pdf", "sha256": "ab" * 32, "size": 4, "pages": 7, "finished_at": clock.now()}
    Export.objects.filter(pk=export.pk).update(**(facts | changes))
    finish(export.job)
    export.refresh_from_db()
    return export


def get(member, export, part=""):
    return client_for(member).get(f"/exports/{export.pk}/{part}")


def taken(member, export):
    """The bytes that a download brings."""
    return b"".join(get(member, export, "file/").streaming_content)


def test_asking_leads_to_the_page_that_waits(cast):
    client = client_for(cast.coordinator)
    response = client.post(f"/e/{cast.enrolment.ref}/exports/", {"pack": "records"}, follow=True)
    export = Export.objects.get()
    assert response.redirect_chain == [(f"/exports/{export.pk}/", 302)]
    assert export.pack == "records"
    assert b"The file is being made." in response.content


def test_an_unknown_pack_is_refused_in_words(cast):
    client = client_for(cast.coordinator)
    response = client.post(f"/e/{cast.enrolment.ref}/exports/", {"pack": "everything"})
    assert response.status_code == 422
    assert b"Choose what to export." in response.content
    assert not Export.objects.exists()


@pytest.mark.parametrize(
    ("role", "status"), [("trainee", 403), ("eqa", 403), ("other_assessor", 404), ("exams_officer", 404)]
)
def test_who_may_not_ask(cast, role, status):
    client = client_for(getattr(cast, role))
    assert client.post(f"/e/{cast.enrolment.ref}/exports/", {"pack": "full"}).status_code == status


def test_a_waiting_export_looks_again_every_two_seconds_and_can_be_refreshed(cast):
    export = asked(cast)
    for part in ("", "progress/"):
        text = get(cast.coordinator, export, part).content.decode()
        assert "Waiting to start" in text
        assert f'hx-get="/exports/{export.pk}/progress/" hx-trigger="every 2s"' in text
        assert f'<a href="/exports/{export.pk}/">Refresh</a>' in text


def test_a_running_one_says_what_it_is_at(cast):
    export = asked(cast)
    Job.objects.update(status=Job.Status.RUNNING, done=1, total=3, step="Laying out the pages")
    text = get(cast.coordinator, export, "progress/").content.decode()
    assert "Laying out the pages" in text
    assert "1 of 3" in text


def test_a_finished_one_stops_asking_and_offers_the_file(cast):
    text = get(cast.coordinator, made(cast), "progress/").content.decode()
    assert "hx-trigger" not in text
    assert "Download the PDF" in text
    assert "ab" * 32 in text


def test_a_failed_one_says_why_and_where_to_ask_again(cast):
    export = asked(cast)
    finish(export.job, error="The PDF took too long to render.")
    text = get(cast.coordinator, export).content.decode()
    assert "The PDF took too long to render." in text
    assert f'href="/e/{cast.enrolment.ref}/"' in text
    assert "Download the PDF" not in text


def test_problems_of_the_file_are_told(cast):
    export = made(cast, problems=["WP-01: diary.pdf is missing."])
    text = get(cast.coordinator, export).content.decode()
    assert "The file is not complete" in text
    assert "WP-01: diary.pdf is missing." in text


def test_the_file_is_a_private_attachment_with_a_plain_name(cast):
    response = get(cast.coordinator, made(cast), "file/")
    assert b"".join(response.streaming_content) == b"%PDF"
    assert response["Content-Disposition"] == 'attachment; filename="HARB-E0001-Sam-Okoro-portfolio.pdf"'
    assert (response["Cache-Control"], response["Content-Type"]) == ("no-store", "application/pdf")


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("Zoë Ní Bhriain", "HARB-E0001-Zoe-Ni-Bhriain-portfolio.pdf"),
        ('A/../"b"\r\nC', "HARB-E0001-A-b-C-portfolio.pdf"),
        ("李", "HARB-E0001-portfolio.pdf"),
    ],
)
def test_the_name_of_the_file_is_safe_on_every_system(cast, name, file):
    export = asked(cast)
    export.enrolment.portfolio.learner.user.name = name
    assert download_name(export) == file


def test_an_unfinished_file_cannot_be_taken(cast):
    export = asked(cast)
    response = client_for(cast.coordinator).get(f"/exports/{export.pk}/file/", follow=True)
    assert b"There is no finished file for this export." in response.content


def test_a_file_gone_from_the_disk_is_said_to_be_gone(cast):
    export = made(cast)
    exports.export_file(export).unlink()
    response = client_for(cast.coordinator).get(f"/exports/{export.pk}/file/", follow=True)
    assert b"There is no finished file for this export." in response.content


def test_a_learners_own_export_names_drafts_and_is_theirs_alone(cast):
    export = made(cast, cast.sam)
    assert taken(cast.sam, export) == b"%PDF"
    assert get(cast.coordinator, export, "file/").status_code == 403
    assert b"Only Sam Okoro can take this file" in get(cast.coordinator, export).content


@pytest.mark.parametrize("role", ["sam", "assessor", "iqa", "lead_iqa", "eqa"])
def test_the_coordinators_export_serves_all_who_read_the_evidence(cast, role):
    assert taken(getattr(cast, role), made(cast)) == b"%PDF"


def test_a_trainee_sees_that_there_is_one_and_no_more(cast):
    export = made(cast)
    member = cast.trainee
    text = client_for(member).get("/exports/").content.decode()
    assert "Sam Okoro" in text
    assert f"/exports/{export.pk}/" not in text
    assert [get(member, export, part).status_code for part in ("", "progress/", "file/")] == [403] * 3


@pytest.mark.parametrize("role", ["exams_officer", "administrator"])
def test_who_reads_no_evidence_has_an_empty_list(cast, role):
    made(cast)
    assert client_for(getattr(cast, role)).get("/exports/").context["rows"] == []


@pytest.mark.parametrize("part", ["", "progress/", "file/"])
@pytest.mark.parametrize("role", ["other_learner", "other_assessor", "exams_officer", "administrator"])
def test_who_cannot_read_the_evidence_does_not_find_the_export(cast, role, part):
    assert get(getattr(cast, role), made(cast), part).status_code == 404


def test_another_centre_does_not_find_it(cast, elsewhere):
    assert get(elsewhere.coordinator, made(cast), "file/").status_code == 404


def test_it_is_out_of_date_when_something_happened_since(cast):
    export = made(cast)
    assert b"Out of date" not in get(cast.coordinator, export).content
    append_entry(event="decided", actor=None, centre=cast.centre, portfolio=cast.portfolio, facts={})
    assert b"Out of date" in get(cast.coordinator, export).content
    assert client_for(cast.coordinator).get("/exports/").context["rows"][0]["is_stale"]


def test_what_happened_while_it_was_printed_counts_too(cast):
    append_entry(event="decided", actor=None, centre=cast.centre, portfolio=cast.portfolio, facts={})
    export = made(cast, seconds=30, finished_at=clock.now() + timedelta(seconds=10))
    assert b"Out of date" in get(cast.coordinator, export).content


def test_another_export_does_not_make_it_out_of_date(cast):
    export = made(cast)
    asked(cast, cast.lead_iqa)
    assert b"Out of date" not in get(cast.coordinator, export).content


def test_the_list_is_narrowed_and_downloads(cast):
    made(cast)
    asked(cast, enrolment=cast.other_enrolment)
    client = client_for(cast.coordinator)
    assert [row["learner"] for row in client.get("/exports/").context["rows"]] == ["Olga Price", "Sam Okoro"]
    assert [row["learner"] for row in client.get("/exports/?state=done").context["rows"]] == ["Sam Okoro"]
    sheet = load_workbook(BytesIO(client.get("/exports/?q=abab&format=xlsx").content)).active
    assert [row[0] for row in sheet.values] == ["Learner", "Sam Okoro"]


def test_the_panel_of_an_enrolment_offers_the_packs_to_those_who_may(cast):
    made(cast)
    panel = export_panel(cast.enrolment, cast.coordinator)
    assert [value for value, _ in panel["form"].fields["pack"].choices] == [
        "full",
        "records",
        "learner",
        "evidence",
    ]
    assert len(panel["rows"]) == 1
    assert export_panel(cast.enrolment, cast.eqa)["form"] is None


@pytest.mark.parametrize("more", [0, 2])
def test_the_list_asks_the_database_the_same_for_one_and_for_three(cast, django_assert_num_queries, more):
    for by in (cast.coordinator, cast.lead_iqa, cast.sam)[: more + 1]:
        made(cast, by)
    client = client_for(cast.coordinator)
    with django_assert_num_queries(7):
        response = client.get("/exports/")
    assert len(response.context["rows"]) == more + 1
