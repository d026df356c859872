"""manage.py exportportfolio: from the database to a file, and one clear sentence when it cannot."""

import re

import pypdfium2
import pytest
from django.core.management import CommandError, call_command

from assessment.services.submissions import submit
from tests.assessment.exports.test_compile import attach
from tests.cast import claim, log


@pytest.fixture
def handed_in(cast):
    record = log(cast)
    attach(cast, record, name="notes.txt", data=b"notes")
    claim(cast, record, "TST-01")
    submit(by=cast.sam, enrolment=cast.enrolment, records=[record], declared=True)
    return cast


def test_it_writes_the_pdf_and_prints_what_it_took(handed_in, tmp_path, capsys):
    out = tmp_path / "sam.pdf"
    call_command("exportportfolio", handed_in.enrolment.ref, "--out", str(out))
    printed = capsys.readouterr().out
    assert re.search(r"sam\.pdf: \d+ pages, \d+\.\d s, peak \d+ MB, \d+\.\d MB written\.", printed)
    pages = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(out)]
    assert "Sam Okoro" in pages[0]
    assert any("Call-back diary" in page for page in pages[4:])


def test_a_missing_blob_is_named_on_the_console_and_on_page_one(handed_in, tmp_path, capsys):
    from portfolio.files.store import blob_path
    from portfolio.models import Blob

    blob_path(str(handed_in.centre.blob_key), Blob.objects.get().sha256).unlink()
    out = tmp_path / "sam.pdf"
    call_command("exportportfolio", handed_in.enrolment.ref, "--out", str(out))
    sentence = "WP-01: the file “notes.txt” is missing from the store."
    assert f"Incomplete: {sentence}" in capsys.readouterr().out
    assert sentence in " ".join(pypdfium2.PdfDocument(out)[0].get_textpage().get_text_range().split())


@pytest.mark.parametrize("pack", ["records", "learner"])
def test_every_pack_can_be_written(handed_in, tmp_path, pack):
    out = tmp_path / "sam.pdf"
    call_command("exportportfolio", handed_in.enrolment.ref, "--out", str(out), "--pack", pack)
    assert len(pypdfium2.PdfDocument(out)) >= 8


def test_an_unknown_reference_is_refused_with_a_sentence(db, tmp_path):
    with pytest.raises(CommandError, match="no enrolment with the reference NO-1"):
        call_command("exportportfolio", "NO-1", "--out", str(tmp_path / "x.pdf"))
