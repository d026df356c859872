"""Attached PDFs are printed page by page, without anything in them that could act."""

import re

import pikepdf
import pytest

from assessment.exports import sheets
from tests.assessment.exports import sample_files

FORBIDDEN = {
    "/OpenAction", "/AA", "/JavaScript", "/JS", "/Launch", "/EmbeddedFiles", "/EF", "/AF", "/XFA",
    "/RichMedia", "/Ref", "/OPI", "/AcroForm", "/GoToR", "/GoToE", "/SubmitForm", "/ImportData", "/URI",
}  # fmt: skip


def walk(item, seen):
    """Every name and key below an object, each object once."""
    if getattr(item, "is_indirect", False):
        if item.objgen in seen:
            return
        seen.add(item.objgen)
    kind = getattr(item, "_type_name", "")
    if kind in ("dictionary", "stream"):
        for key, value in item.items():
            yield key
            yield from walk(value, seen)
    elif kind == "array":
        for value in item:
            yield from walk(value, seen)
    elif kind == "name":
        yield str(item)


def test_the_four_leaves_stand_in_order_after_their_record(full):
    first = full.places["record-wp-01"]
    leaves = [leaf for page in full.pages for leaf in re.findall(r"Visit report leaf (\d)", page)]
    assert leaves == ["1", "2", "3", "4"]
    for number in range(1, 5):
        assert f"WP-01 · visit report.pdf · sheet {number} of 4" in full.pages[first + number - 1]


def test_a_leaf_that_reads_lying_gets_a_lying_page(full):
    first = full.places["record-wp-01"]
    boxes = [[float(value) for value in full.pdf.pages[first + n].mediabox] for n in range(4)]
    assert [box[2] > box[3] for box in boxes] == [False, True, False, False]


def test_an_answer_typed_into_a_form_is_printed(full):
    assert "Seen on 3 March" in full.page_of("record-wp-01-file-1-sheet-4")


def test_the_attached_leaf_stays_inside_its_frame(full):
    page = full._paper[full.places["record-wp-01-file-1-sheet-1"] - 1]
    image = page.render(scale=0.5).to_pil().convert("L")
    margin = image.crop((0, 0, 14, image.height))
    assert margin.getextrema() == (255, 255)


def test_the_attached_leaf_keeps_its_own_colours(full):
    page = full._paper[full.places["record-wp-01-file-1-sheet-1"] - 1]
    image = page.render(scale=0.5).to_pil()
    leaf = image.crop((40, 60, image.width - 40, image.height - 60))
    assert {pixel for _, pixel in leaf.getcolors(9999) if len(set(pixel)) > 1} == set()


def test_nothing_in_the_export_can_act_or_carry_files(full):
    found = set(walk(full.pdf.trailer, set()))
    assert "/Sheet" in found, "the walk must reach the attached pages"
    assert found & FORBIDDEN == set()


def test_the_sample_report_does_carry_what_the_export_must_not(tmp_path):
    file = sample_files.report_pdf(tmp_path)
    with pikepdf.open(file.original_path) as pdf:
        assert set(walk(pdf.trailer, set())) & FORBIDDEN >= {
            "/OpenAction",
            "/AA",
            "/Launch",
            "/EmbeddedFiles",
        }


@pytest.mark.parametrize(("number", "lying"), [(1, False), (2, True), (3, False)])
def test_the_way_a_page_reads_counts_its_rotation(tmp_path, number, lying):
    with sheets.open_inert(sample_files.report_pdf(tmp_path).original_path) as pdf:
        width, height = sheets.shown_size(sheets.form_of(pdf, number))
    assert (width > height) is lying
