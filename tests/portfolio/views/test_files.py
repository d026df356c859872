import io
import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from portfolio.files.store import blob_path
from portfolio.services.attachments import attach_uploads, remove_attachment, stage_upload
from portfolio.services.records import make_version
from portfolio.views.ranges import range_of
from tests.cast import client_for, log


def attach(record, name, content, media_type):
    key = uuid.uuid4()
    stage_upload(by=record.author, form_key=key, file=SimpleUploadedFile(name, content, media_type))
    return attach_uploads(by=record.author, record=record, form_key=key)[0]


def picture(size=(60, 40)):
    drawn = io.BytesIO()
    Image.new("RGB", size, "teal").save(drawn, "PNG")
    return drawn.getvalue()


@pytest.fixture
def photo(cast):
    return attach(log(cast), "desk “one”.png", picture(), "image/png")


def get(member, attachment, name="file", **headers):
    return client_for(member).get(reverse(f"portfolio:{name}", args=[attachment.public_id]), headers=headers)


def status(member, attachment, name="file"):
    response = get(member, attachment, name)
    b"".join(response)  # reading to the end closes the file
    return response.status_code


def body(response):
    return b"".join(response)


def test_an_original_comes_whole_as_a_download_that_cannot_act(cast, photo):
    response = get(cast.sam, photo)
    assert body(response) == picture()
    assert response["Content-Disposition"].startswith("attachment;")
    assert response["Content-Type"] == "image/png"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert response["Cache-Control"] == "private, no-store"


def test_a_picture_is_shown_as_its_prepared_copy(cast, photo):
    response = get(cast.sam, photo, "file-preview")
    content = body(response)
    assert content != picture()
    assert Image.open(io.BytesIO(content)).format == "JPEG"
    assert response["Content-Type"] == "image/jpeg"
    assert response["Content-Disposition"].startswith("inline")
    assert response["Content-Security-Policy"] == "sandbox; default-src 'none'"


def test_what_cannot_be_shown_is_a_download_from_either_address(cast):
    note = attach(log(cast), "page.txt", b"Calls kept: 12.", "text/html")
    response = get(cast.sam, note, "file-preview")
    assert response["Content-Disposition"].startswith("attachment;")
    assert response["Content-Type"] == "text/plain"
    assert body(response) == b"Calls kept: 12."


def test_a_drafts_file_is_its_authors_alone(cast, photo):
    for person in (cast.assessor, cast.coordinator, cast.other_learner, cast.administrator):
        assert status(person, photo) == 404
        assert status(person, photo, "file-preview") == 404


def test_who_may_read_a_version_may_read_its_files(cast, photo):
    make_version(by=cast.sam, record=photo.record)
    assert status(cast.assessor, photo) == 200
    assert status(cast.other_assessor, photo) == 404
    assert status(cast.administrator, photo) == 404


def test_a_file_that_was_taken_off_stays_in_the_version_that_held_it(cast, photo):
    make_version(by=cast.sam, record=photo.record)
    remove_attachment(by=cast.sam, attachment=photo)
    assert status(cast.assessor, photo) == 200


def test_another_centre_finds_nothing(cast, elsewhere, photo):
    make_version(by=cast.sam, record=photo.record)
    assert status(elsewhere.lead_iqa, photo) == 404


def test_a_file_that_is_gone_is_named_in_a_sentence(cast, photo):
    blob_path(str(cast.centre.blob_key), photo.blob.sha256).unlink()
    response = get(cast.sam, photo)
    assert response.status_code == 404
    assert "its contents could not be found, so please tell your centre." in response.content.decode()


def test_a_player_may_jump_to_a_minute(cast):
    sound = attach(log(cast, kind="AV"), "note.wav", wave(), "audio/wav")
    whole = get(cast.sam, sound, "file-preview")
    part = get(cast.sam, sound, "file-preview", Range="bytes=100-199")
    assert (whole.status_code, whole["Accept-Ranges"], body(whole)) == (200, "bytes", wave())
    assert (part.status_code, part["Content-Range"]) == (206, f"bytes 100-199/{len(wave())}")
    assert (part["Content-Length"], body(part)) == ("100", wave()[100:200])


def wave():
    import wave as waves

    out = io.BytesIO()
    with waves.open(out, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(8000)
        sound.writeframes(b"\x10\x00" * 8000)
    return out.getvalue()


@pytest.mark.parametrize(
    ("header", "part"),
    [
        ("bytes=0-9", (0, 9)),
        ("bytes=90-", (90, 99)),
        ("bytes=-10", (90, 99)),
        ("bytes=50-500", (50, 99)),
        ("", None),
        ("bytes=-", None),
        ("bytes=200-300", None),
        ("bytes=9-2", None),
        ("bytes=0-1,5-6", None),
        ("lines=1-2", None),
    ],
)
def test_a_range_is_read_as_written_or_not_at_all(header, part):
    assert range_of(header, 100) == part
