from portfolio.models import Upload
from portfolio.services.records import change_record
from tests.assessment.learning.desk import PNG, attach, hand_in, note, returned, typed, url, words_of
from tests.cast import client_for, log


def test_sam_changes_a_draft_and_what_the_form_does_not_ask_stays(cast):
    record = log(cast, details={"own_part": "All of it.", "legacy": "kept"})
    sent = typed(edit_no=1, title="Diary, second try", **{"details-own_part": "Half of it."})
    response = client_for(cast.sam).post(url("record-edit", record), sent)
    record.refresh_from_db()
    assert response["Location"] == url("record", record)
    assert (record.title, record.edit_no) == ("Diary, second try", 2)
    assert record.details == {"own_part": "Half of it.", "legacy": "kept"}


def test_a_change_in_another_window_is_not_overwritten(cast):
    record = log(cast)
    change_record(by=cast.sam, record=record, fields={"title": "From the phone"}, edit_no=1)
    response = client_for(cast.sam).post(url("record-edit", record), typed(edit_no=1, title="From the desk"))
    page = words_of(response)
    record.refresh_from_db()
    assert (response.status_code, record.title) == (409, "From the phone")
    assert "This record was changed in another window." in page
    assert 'value="From the desk"' in page
    assert 'name="edit_no" value="2"' in page


def test_a_mistake_keeps_what_was_typed_and_sent(cast):
    record = log(cast)
    sent = typed(edit_no=1, title="", narrative="Rewritten at length.", files=[note()])
    response = client_for(cast.sam).post(url("record-edit", record), sent)
    assert response.status_code == 422
    assert "Rewritten at length." in words_of(response)
    assert Upload.objects.get().name == "notes.txt"
    record.refresh_from_db()
    assert record.narrative == "I set up a shared diary."


def test_each_picture_gets_its_caption_and_description(cast):
    record = log(cast)
    picture = attach(record, note("desk.png").__class__("desk.png", PNG, "image/png"))
    words = {f"file-{picture.pk}-caption": "The desk", f"file-{picture.pk}-alt": "A desk with a diary."}
    client_for(cast.sam).post(url("record-edit", record), typed(edit_no=1, **words))
    picture.refresh_from_db()
    assert (picture.caption, picture.alt) == ("The desk", "A desk with a diary.")


def test_a_file_is_taken_off_with_the_form_and_put_back_from_the_page(cast):
    record, client = log(cast), client_for(cast.sam)
    file = attach(record)
    client.post(url("record-edit", record), typed(edit_no=1, **{f"file-{file.pk}-remove": "on"}))
    assert not record.attachments.current().exists()
    assert "Put back" in words_of(client.get(url("record", record)))
    client.post(url("attachment-restore", record, file.pk))
    assert record.attachments.current().get() == file


def test_a_file_is_taken_off_by_its_own_address(cast):
    record = log(cast)
    file = attach(record)
    client_for(cast.sam).post(url("attachment-remove", record, file.pk))
    assert not record.attachments.current().exists()


def test_the_form_of_a_returned_record_says_what_the_assessor_said(cast):
    page = words_of(client_for(cast.sam).get(url("record-edit", returned(cast))))
    assert "It came back to you" in page
    assert "Say when you saw the calls drop." in page


def test_a_draft_of_sams_is_not_there_for_anybody_else(cast):
    record = log(cast)
    for person in (cast.assessor, cast.coordinator, cast.other_learner):
        assert client_for(person).get(url("record-edit", record)).status_code == 404


def test_what_is_with_the_assessor_cannot_be_changed(cast):
    record = log(cast)
    hand_in(cast, record)
    assert client_for(cast.sam).get(url("record-edit", record)).status_code == 403
    assert client_for(cast.assessor).post(url("record-edit", record), typed(edit_no=1)).status_code == 403
