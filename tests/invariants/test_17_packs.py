"""Invariant 17."""

import zipfile

import pytest

from assessment.exports.compile import compile_portfolio
from assessment.exports.compile_proofs import proofs_of
from assessment.exports.verify import Archive, NotValid, check_pack
from assessment.exports.zip_pack import write_zip
from portfolio.canonical import sha256_hex
from tests.assessment.exports.test_compile import attach
from tests.invariants.desk import hand_in, log


@pytest.fixture
def pack(cast, tmp_path):
    record = log(cast)
    attach(cast, record)
    hand_in(cast, record)
    content = compile_portfolio(enrolment=cast.enrolment, member=cast.sam, pack="full")
    pdf, out = tmp_path / "a.pdf", tmp_path / "pack.zip"
    pdf.write_text("A portfolio.")
    proofs = proofs_of(content, enrolment=cast.enrolment)
    write_zip(content, proofs, pdf=pdf, pdf_sha256=sha256_hex("A portfolio."), out=out)
    return out


def test_17_the_list_in_a_pack_verifies_against_the_files_in_it(pack):
    """17: with the pack alone, and nothing asked of the site."""
    assert [each["ref"] for each in check_pack(Archive(pack))["records"]] == ["WP-01"]


@pytest.mark.parametrize("part", ["files/", "records/", "ledger.json", "manifest.json", "portfolio.pdf"])
def test_17_whatever_is_changed_in_it_is_found(pack, part, tmp_path):
    """17: one byte less in any part, and the pack no longer verifies."""
    changed = tmp_path / "changed.zip"
    with zipfile.ZipFile(pack) as old, zipfile.ZipFile(changed, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name)[: -1 if name.startswith(part) else None])
    with pytest.raises(NotValid):
        check_pack(Archive(changed))
