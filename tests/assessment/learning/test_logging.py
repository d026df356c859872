import uuid

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from assessment.models import Claim
from portfolio.models import Record, Upload
from tests.assessment.learning.desk import get, note, typed, words_of
from tests.cast import client_for, log


def post(client, kind="WP", **fields):
    return client.post(reverse("assessment:record-log", args=[kind]), typed(**fields))


def test_sam_saves_a_draft_with_a_title_alone(cast):
    response = client_for(cast.sam).post(
        reverse("assessment:record-log", args=["RA"]),
        {"title": "A quick thought", "setting": "workplace", "medium": "text", "form_key": str(uuid.uuid4())},
    )
    record = Record.objects.get()
    assert response["Location"] == f"/p/{cast.portfolio.ref}/RA-01/"
    assert (record.title, record.state, record.author, record.happened_on) == (
        "A quick thought",
        "draft",
        cast.sam,
        None,
    )


def test_the_kinds_own_fields_are_kept_under_their_names(cast):
    post(client_for(cast.sam), "WT", **{"details-witness_name": "Priya Nair", "details-contact": ""})
    assert Record.objects.get().details == {"witness_name": "Priya Nair"}


def test_today_is_filled_in_and_a_photo_is_asked_for_first(cast):
    page = get(client_for(cast.sam), "record-log", "AV", medium="photo")
    form = page.context["sheet"].form
    assert form["happened_on"].value().isoformat() in words_of(page)
    assert form["medium"].value() == "photo"
    assert words_of(page).index('id="id_photo"') < words_of(page).index('id="id_narrative"')


def test_a_note_asks_for_the_words_before_the_files(cast):
    page = words_of(get(client_for(cast.sam), "record-log", "RA"))
    assert page.index('id="id_narrative"') < page.index('id="id_files"')


def test_files_come_along_and_say_what_the_record_is_made_of(cast):
    post(client_for(cast.sam), files=[note(), note("more.txt", "More.\n")])
    record = Record.objects.get()
    assert sorted(record.attachments.values_list("name", flat=True)) == ["more.txt", "notes.txt"]
    assert record.medium == "document"
    assert not Upload.objects.exists()


def test_a_mistake_loses_neither_text_nor_files(cast):
    client, key = client_for(cast.sam), str(uuid.uuid4())
    response = post(
        client, form_key=key, title="", narrative="Forty words I typed on the bus.", files=[note()]
    )
    page = words_of(response)
    assert response.status_code == 422
    assert "Error: Log: Work product" in page
    assert "Say what it is in a few words." in page
    assert "Forty words I typed on the bus." in page
    assert "notes.txt" in page and key in page
    post(client, form_key=key, title="Bus notes", narrative="Forty words I typed on the bus.")
    assert Record.objects.get().attachments.get().name == "notes.txt"


def test_a_file_of_a_wrong_kind_gives_its_sentence_and_the_rest_stays(cast):
    program = SimpleUploadedFile("tool.exe", b"MZ\x90\x00")
    response = post(client_for(cast.sam), narrative="What I saw.", files=[program, note()])
    page = words_of(response)
    assert response.status_code == 422
    assert "The selected file must be a PDF, a picture, a sound or video recording" in page
    assert "What I saw." in page
    assert list(Upload.objects.values_list("name", flat=True)) == ["notes.txt"]
    assert not Record.objects.exists()


def test_a_file_that_was_sent_can_be_taken_away_again(cast):
    client, key = client_for(cast.sam), str(uuid.uuid4())
    post(client, form_key=key, title="", files=[note()])
    response = post(client, form_key=key, narrative="Still here.", drop=str(Upload.objects.get().pk))
    assert not Upload.objects.exists()
    assert "Still here." in words_of(response)
    assert not Record.objects.exists()


def test_a_script_may_take_a_sent_file_away_without_the_form(cast):
    client = client_for(cast.sam)
    post(client, title="", files=[note()])
    address = reverse("assessment:upload-remove", args=[Upload.objects.get().pk])
    assert client_for(cast.other_learner).post(address).status_code == 404
    assert client.post(address, headers={"HX-Request": "true"}).content == b""
    assert not Upload.objects.exists()


def test_a_date_to_come_is_refused_beside_its_field(cast):
    response = post(client_for(cast.sam), happened_on="2999-01-01")
    form = response.context["sheet"].form
    assert response.status_code == 422
    assert form.errors["happened_on"] == ["This date is in the future. Give the day it happened."]


def test_criteria_ticked_while_logging_are_claimed(cast):
    criterion = cast.unit.unit.criteria.get(code="TST-02")
    key = f"{cast.unit.pk}-{criterion.pk}"
    post(client_for(cast.sam), **{"shown": [key], f"claim-on-{key}": "on"})
    assert list(Claim.objects.values_list("criterion__code", "locator_kind")) == [("TST-02", "whole")]


def test_sam_can_go_straight_on_to_the_criteria(cast):
    response = post(client_for(cast.sam), map="yes")
    assert response["Location"] == f"/p/{cast.portfolio.ref}/WP-01/criteria/"


def test_the_kinds_sam_uses_most_come_first(cast):
    log(cast, kind="RPL")
    page = get(client_for(cast.sam), "record-new")
    codes = [kind.code for kind in page.context["kinds"]]
    assert codes[0] == "RPL" and "O" not in codes
    assert "Recognition of prior learning" in words_of(page)


def test_a_kind_nobody_declared_is_not_there(cast):
    assert get(client_for(cast.sam), "record-log", "NOPE").status_code == 404


def test_no_learner_logs_in_another_learners_portfolio(cast):
    address = reverse("assessment:record-log-for", args=[cast.portfolio.ref, "WP"])
    assert client_for(cast.other_learner).post(address, typed()).status_code == 404
    assert not Record.objects.exists()


def test_an_assessor_writes_an_observation_of_a_learner_of_theirs_only(cast):
    address = reverse("assessment:record-log-for", args=[cast.portfolio.ref, "O"])
    sent = {"title": "At the desk", "setting": "workplace", "medium": "text", "form_key": str(uuid.uuid4())}
    assert client_for(cast.other_assessor).post(address, sent).status_code == 404
    assert client_for(cast.iqa).post(address, sent).status_code == 403
    assert client_for(cast.assessor).post(address, sent).status_code == 302
    record = Record.objects.get()
    assert (record.ref, record.author, record.portfolio) == ("O-01", cast.assessor, cast.portfolio)


def test_an_assessor_is_not_asked_what_only_learners_declare(cast):
    page = get(client_for(cast.assessor), "record-log-for", cast.portfolio.ref, "O")
    assert "ai_use" not in page.context["sheet"].form.fields
    assert "What was seen" in words_of(page)


def test_an_assessor_cannot_write_a_learners_kind(cast):
    assert get(client_for(cast.assessor), "record-log-for", cast.portfolio.ref, "WP").status_code == 403
