"""Every file of the story opens with its own library, is the same twice, and passes the upload gate."""

import csv
import io
import wave
import zipfile
from datetime import date
from email import message_from_bytes, policy

import openpyxl
import pikepdf
import pytest
from PIL import Image, ImageStat
from pillow_heif import register_heif_opener

from assessment.demo.files import MAKERS, make
from assessment.demo.story import LEARNERS
from portfolio.files.gate import check_file

TODAY = date(2026, 10, 16)
NAMES = {file.maker: file.name for each in LEARNERS for record in each.records for file in record.files}
PHOTOS = {
    "whiteboard_pareto": 6,
    "shared_diary": 1,
    "callback_card": 1,
    "no_access_tally": 6,
    "huddle_board": 1,
}


@pytest.fixture(scope="module")
def made():
    return {name: make(name, TODAY) for name in MAKERS}


def test_every_maker_is_used_and_every_use_has_a_maker():
    assert set(NAMES) == set(MAKERS)


@pytest.mark.parametrize("maker", MAKERS)
def test_the_same_day_gives_the_same_bytes(maker, made):
    assert make(maker, TODAY) == made[maker]


@pytest.mark.parametrize("maker", MAKERS)
def test_the_gate_lets_it_in(maker, made, tmp_path):
    path = tmp_path / "file"
    path.write_bytes(made[maker])
    verdict = check_file(path, NAMES[maker])
    assert (verdict.outcome, verdict.sentence) == ("accept", "")


@pytest.mark.parametrize(("maker", "orientation"), PHOTOS.items())
def test_a_photo_carries_what_a_phone_would_write(maker, orientation, made):
    register_heif_opener()
    with Image.open(io.BytesIO(made[maker])) as photo:
        exif = photo.getexif()
        assert exif[0x0112] == orientation
        assert exif.get_ifd(0x8825)[1] == "N"
        assert max(photo.size) >= 1200
        assert min(ImageStat.Stat(photo.convert("L")).stddev) > 10, "a picture with something in it"


@pytest.mark.parametrize(
    ("maker", "pages"),
    [
        ("approval_scan_pdf", 3),
        ("certificate_scan_pdf", 1),
        ("complaint_log_pdf", 2),
        ("review_note_pdf", 2),
        ("procedure_pdf", 1),
    ],
)
def test_a_paper_has_the_pages_that_claims_point_to(maker, pages, made):
    with pikepdf.open(io.BytesIO(made[maker])) as paper:
        assert len(paper.pages) == pages


def test_the_sheets_hold_the_figures_of_the_story(made):
    sheet = openpyxl.load_workbook(io.BytesIO(made["readings_xlsx"]))["Compare"]
    rows = [tuple(cell.value for cell in row[:3]) for row in sheet.iter_rows(min_row=2)]
    assert rows[0] == ("Eight weeks before", 412, 128)
    assert rows[2] == ("Weeks 5 to 8 after", 199, 19)


def test_the_survey_has_as_many_replies_as_the_account_says(made):
    rows = list(csv.DictReader(io.StringIO(made["survey_csv"].decode("utf-8-sig"))))
    assert len(rows) == 146
    assert len([row for row in rows if row["comment"]]) == 46


def test_the_letter_the_plan_and_the_voice_note_open(made):
    letter = message_from_bytes(made["staff_email_eml"], policy=policy.default)
    assert "128 of 412" in letter.get_content()
    with zipfile.ZipFile(io.BytesIO(made["plan_docx"])) as plan:
        assert "Ring back when we said" in plan.read("word/document.xml").decode()
    with wave.open(io.BytesIO(made["voice_note_wav"])) as note:
        assert note.getnframes() / note.getframerate() == 5


def test_another_day_gives_other_dates():
    assert make("tenant_message_txt", TODAY) != make("tenant_message_txt", date(2026, 10, 9))
