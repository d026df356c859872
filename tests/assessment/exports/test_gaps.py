"""An export never hides a gap: what is missing or damaged is named on page 1 and where it belongs."""

from dataclasses import replace

import pikepdf

from assessment.exports.intake import check_files
from tests.assessment.exports import sample, sample_files

PROBLEMS = (
    "WP-02: the file “rota before.pdf” is damaged; it is not what was handed in.",
    "WP-02: the file “wall chart.jpg” is missing from the store.",
    "WP-03: the file “call figures.xlsx” is damaged; it is not what was handed in.",
)


def test_page_one_names_every_file_that_could_not_be_printed(full):
    assert full.result.problems == PROBLEMS
    assert [sentence for sentence in PROBLEMS if sentence not in full.pages[0]] == []


def test_the_gap_is_also_named_where_the_file_should_stand(full):
    page = full.page_of("record-wp-02")
    assert "rota before.pdf This file is damaged: it is not what was handed in. It should stand here." in page
    assert "wall chart.jpg This file is missing from the store. It should stand here." in page


def test_an_unfinished_portfolio_says_so_on_page_one(full):
    assert "3 of 7 criteria met" in full.pages[0]
    assert "This portfolio is not finished." in full.pages[0]


def test_a_video_is_a_slip_with_its_length_and_fingerprint(full):
    video = full.content.records[-1].files[0]
    page = full.page_of("record-av-01")
    assert "Video, video/mp4, 17 bytes, 4:10 long." in page
    assert video.sha256 in page.replace(" ", "")


def test_evidence_held_elsewhere_says_where_and_who_saw_it(full):
    page = full.page_of("record-cs-01")
    assert "Locked cabinet, room 4. Ask the HR office." in page
    assert "Seen by Priya Nair, 20 Mar 2026." in page


def test_a_file_with_a_flipped_byte_is_not_printed(tmp_path):
    content = sample.portfolio(tmp_path)
    path = content.records[0].files[0].original_path
    data = bytearray(path.read_bytes())
    data[-20] ^= 1
    path.write_bytes(data)
    assert check_files(content).records[0].files[0].problem == "damaged"


def test_a_pdf_locked_with_a_password_is_named_as_locked(tmp_path):
    path = tmp_path / "locked.pdf"
    pdf = pikepdf.new()
    pdf.add_blank_page()
    pdf.save(path, encryption=pikepdf.Encryption(user="open", owner="open"))
    content = sample.portfolio(tmp_path)
    file = sample_files.stored(path, "pdf", "application/pdf")
    checked = check_files(replace(content, records=(replace(content.records[0], files=(file,)),)))
    assert checked.problems == (
        "O-01: the file “locked.pdf” is locked with a password and cannot be printed.",
    )


def test_a_pdf_with_fewer_pages_than_were_handed_in_is_damaged(tmp_path):
    content = sample.portfolio(tmp_path)
    short = replace(sample_files.report_pdf(tmp_path), pages=5)
    checked = check_files(replace(content, records=(replace(content.records[0], files=(short,)),)))
    assert checked.records[0].files[0].problem == "damaged"


def test_a_photo_whose_print_copy_is_cut_off_is_damaged(tmp_path):
    content = sample.portfolio(tmp_path)
    photo = content.records[0].files[0]
    half = tmp_path / "half.jpg"
    half.write_bytes(photo.original_path.read_bytes()[:4000])
    record = replace(content.records[0], files=(replace(photo, print_path=half),))
    assert check_files(replace(content, records=(record,))).records[0].files[0].problem == "damaged"
