"""The same state of a portfolio has the same manifest hash, and a file is there whole or not at all."""

import hashlib
import json
from dataclasses import replace

import pytest

from assessment.exports import seal
from tests.assessment.exports import sample


def test_the_same_state_gives_the_same_hash_whenever_it_is_printed(tmp_path):
    content = sample.portfolio(tmp_path)
    later = replace(content, made_at=sample.at(29), made_by="Tom Reid")
    assert seal.manifest_hash(content) == seal.manifest_hash(later)


def test_a_changed_file_record_signature_or_ledger_changes_the_hash(tmp_path):
    content = sample.portfolio(tmp_path)
    first = content.records[0]
    file = replace(first.files[0], sha256="0" * 64)
    changed = [
        replace(content, records=(replace(first, files=(file,)), *content.records[1:])),
        replace(content, records=(replace(first, version=2), *content.records[1:])),
        replace(content, units=content.units[1:]),
        replace(content, ledger=replace(content.ledger, links=((214, "0" * 64),))),
    ]
    hashes = {seal.manifest_hash(each) for each in (content, *changed)}
    assert len(hashes) == 5


def test_the_manifest_is_canonical(tmp_path):
    data = seal.canonical(seal.manifest(sample.portfolio(tmp_path)))
    assert data.startswith(b'{"enrolment":"EN-0001","format":"loopfolio-manifest-2","ledger":{"entries":')
    assert json.loads(data)["signoffs"][1]["void"] is True


def test_the_export_prints_its_manifest_hash_and_carries_the_manifest(full):
    carried = seal.read_manifest(full.path)
    assert hashlib.sha256(carried).hexdigest() == full.result.manifest_hash
    assert full.result.manifest_hash in full.page_of("part-18")


def test_the_manifest_names_the_files_that_could_not_be_printed(full):
    records = json.loads(seal.read_manifest(full.path))["records"]
    problems = {file["name"]: file.get("problem") for record in records for file in record["files"]}
    assert problems["wall chart.jpg"] == "missing"
    assert problems["board.jpg"] is None


def test_the_result_describes_the_file_that_was_written(full):
    data = full.path.read_bytes()
    assert (full.result.bytes, full.result.sha256) == (len(data), hashlib.sha256(data).hexdigest())


def test_a_write_that_fails_leaves_the_old_file_and_no_rest(tmp_path):
    class Broken:
        def save(self, *args, **more):
            raise OSError("disk full")

    out = tmp_path / "out.pdf"
    out.write_bytes(b"before")
    with pytest.raises(OSError, match="disk full"):
        seal.publish(Broken(), out)
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("out.pdf", b"before")]
