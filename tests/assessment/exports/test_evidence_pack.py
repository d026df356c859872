"""The evidence pack proves itself with Python alone, and names the first thing that is not as it was."""

import io
import json
import subprocess
import sys
import uuid
import zipfile
from functools import partial

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse

from assessment.exports.compile import compile_portfolio
from assessment.exports.compile_proofs import proofs_of
from assessment.exports.portfolio_pdf import write_evidence
from assessment.exports.verify import Archive, NotValid, check_pack, report
from assessment.models import Export
from assessment.services.exports import build_export, request_export
from portfolio.files.store import blob_path
from portfolio.services.attachments import attach_uploads, stage_upload
from tests.assessment.judging.desk import hand_in, judged
from tests.assessment.services.test_signoffs import sign
from tests.cast import client_for, log
from tests.permissions.world import picture


@pytest.fixture
def signed(cast):
    """A unit signed off over one record with a photo."""
    record, key = log(cast), uuid.uuid4()
    stage_upload(by=cast.sam, form_key=key, file=picture())
    attach_uploads(by=cast.sam, record=record, form_key=key)
    judged(cast, hand_in(cast, record))
    sign(cast, cast.sam, "learner")
    sign(cast, cast.assessor, "assessor")
    return cast


def packed(cast, folder):
    out = folder / "pack.zip"
    content = compile_portfolio(enrolment=cast.enrolment, member=cast.coordinator, pack="full")
    write_evidence(content, partial(proofs_of, enrolment=cast.enrolment), out=out)
    return out


def rebuilt(pack, changes):
    """The pack with other bytes for some of its parts, or without them where those are None."""
    copy = io.BytesIO()
    with zipfile.ZipFile(pack) as before, zipfile.ZipFile(copy, "w") as after:
        for name in before.namelist():
            data = changes.get(name, before.read(name))
            if data is not None:
                after.writestr(name, data)
    return Archive(copy)


TAMPERED = {
    "portfolio.pdf": "The portfolio PDF was changed",
    "manifest.json": "The manifest was changed",
    "records/WP-01-v1.json": "WP-01 version 1 was changed",
    "files/WP-01/01-desk.jpg": "The file “desk.jpg” of WP-01 was changed",
    "signoffs/tst-1.json": "for unit TST was changed",
    "ledger.json": "ledger.json is missing or cannot be read",
}


def test_a_pack_is_valid_until_any_part_of_it_is_touched(signed, tmp_path):
    pack = packed(signed, tmp_path)
    assert report(check_pack(Archive(pack)))[0].startswith("VALID: 1 records, 1 files, 2 signatures, ")
    for name, sentence in TAMPERED.items():
        with pytest.raises(NotValid, match=sentence):
            check_pack(rebuilt(pack, {name: b"something else"}))
        with pytest.raises(NotValid, match="is missing or cannot be read"):
            check_pack(rebuilt(pack, {name: None}))


def test_a_ledger_entry_that_was_altered_is_named(signed, tmp_path):
    pack = packed(signed, tmp_path)
    entries = json.loads(zipfile.ZipFile(pack).read("ledger.json"))
    entries[2]["body"] = entries[2]["body"].replace("learner", "teacher")
    with pytest.raises(NotValid, match=f"Ledger entry {entries[2]['seq']} was changed after it was written"):
        check_pack(rebuilt(pack, {"ledger.json": json.dumps(entries)}))


def test_the_checker_in_the_pack_needs_nothing_of_ours(signed, tmp_path):
    zipfile.ZipFile(packed(signed, tmp_path)).extractall(tmp_path / "open")
    command = [sys.executable, "-I", "-S", "verify.py"]
    fine = subprocess.run(command, cwd=tmp_path / "open", capture_output=True, text=True, check=True)
    assert fine.stdout.startswith("VALID: 1 records")
    (tmp_path / "open" / "records" / "WP-01-v1.json").write_text("{}")
    bad = subprocess.run(command, cwd=tmp_path / "open", capture_output=True, text=True, check=False)
    assert (bad.returncode, bad.stdout) == (
        1, "NOT VALID: WP-01 version 1 was changed after the pack was made (records/WP-01-v1.json).\n",
    )  # fmt: skip


def test_a_file_that_was_gone_is_said_to_be_gone(signed, tmp_path):
    blob = signed.portfolio.records.get().attachments.get().blob
    blob_path(str(signed.centre.blob_key), blob.sha256).unlink()
    lines = report(check_pack(Archive(packed(signed, tmp_path))))
    assert lines[-1] == "Not in the pack: “desk.jpg”, missing when it was made."


def test_one_state_has_one_manifest_however_often_it_is_exported(signed):
    """Exports stand in the ledger, and other learners go on; neither changes what this portfolio holds."""
    made = []
    for _ in range(2):
        export = request_export(by=signed.coordinator, enrolment=signed.enrolment, pack="evidence")
        build_export(export.job, lambda *_: None)
        export.job.status = "done"
        export.job.save()
        export.refresh_from_db()
        made.append((export.pk, export.manifest_hash))
    assert made[0][0] != made[1][0]
    assert made[0][1] == made[1][1] != ""


def test_the_pack_comes_down_as_a_zip(signed, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        export = request_export(by=signed.coordinator, enrolment=signed.enrolment, pack="evidence")
    answer = client_for(signed.coordinator).get(reverse("assessment:export-download", args=[export.pk]))
    assert answer["Content-Type"] == "application/zip"
    assert answer["Content-Disposition"].endswith('filename="HARB-E0001-Sam-Okoro-evidence-pack.zip"')
    assert check_pack(Archive(io.BytesIO(b"".join(answer))))["enrolment"] == "HARB-E0001"
    assert Export.objects.get().file_name.endswith(".zip")


def test_verifyexport_checks_both_kinds(signed, tmp_path, capsys):
    pack = packed(signed, tmp_path)
    call_command("verifyexport", str(pack))
    with zipfile.ZipFile(pack) as archive:
        archive.extract("portfolio.pdf", tmp_path)
    call_command("verifyexport", str(tmp_path / "portfolio.pdf"))
    assert capsys.readouterr().out.count("VALID: 1 records") == 2


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7 no", b"PK\x05\x06" + bytes(18)])
def test_verifyexport_says_in_one_sentence_what_is_no_export(tmp_path, data):
    (tmp_path / "odd").write_bytes(data)
    with pytest.raises(CommandError, match=r"NOT VALID: .+"):
        call_command("verifyexport", str(tmp_path / "odd"))
