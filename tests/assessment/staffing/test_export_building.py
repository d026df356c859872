"""Asking for a portfolio PDF, and the work behind it. Nothing half-made can ever be taken away."""

import json

import pytest
from django.core.exceptions import PermissionDenied

from assessment.exports.errors import ExportError
from assessment.exports.portfolio_pdf import ExportResult
from assessment.models import Export
from assessment.services import exports
from assessment.services.enrolments import deallocate
from portfolio import jobs
from portfolio.models import Job, LedgerEntry
from portfolio.services.ledger import verify_centre
from tests.cast import claim, log

RESULT = ExportResult(
    pages=7, seconds=1.0, peak_bytes=1, sha256="ab" * 32, manifest_hash="cd" * 32, problems=(), bytes=4
)


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.EXPORT_ROOT = tmp_path
    return tmp_path


@pytest.fixture
def printer(monkeypatch):
    """Writes four bytes instead of a portfolio, and remembers what it was asked for."""
    asked = []

    def write(content, *, out):
        asked.append((content, out))
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_bytes(b"%PDF")
        return RESULT

    monkeypatch.setattr(exports, "write_portfolio", write)
    return asked


def ask(cast, by=None, pack="full"):
    return exports.request_export(by=by or cast.coordinator, enrolment=cast.enrolment, pack=pack)


def run(export):
    jobs.run(export.job_id)
    export.refresh_from_db()
    return export


def last_entry(cast):
    entry = LedgerEntry.objects.filter(centre=cast.centre).order_by("-seq").first()
    return entry.event, json.loads(entry.body)["facts"]


def test_asking_queues_the_work_and_says_so_in_the_ledger(cast):
    export = ask(cast)
    assert (export.job.status, export.job.subject_id, export.is_ready) == (
        Job.Status.QUEUED,
        export.pk,
        False,
    )
    assert last_entry(cast) == (
        "export.requested", {"enrolment": cast.enrolment.ref, "pack": "full", "export": export.pk},
    )  # fmt: skip


def test_asking_twice_while_it_is_made_makes_one(cast):
    assert ask(cast) == ask(cast)
    assert ask(cast, pack="learner") != ask(cast)
    assert Export.objects.count() == 2


@pytest.mark.parametrize("role", ["sam", "assessor", "iqa", "lead_iqa", "coordinator"])
def test_who_may_ask(cast, role):
    assert ask(cast, getattr(cast, role)).requested_by == getattr(cast, role)


@pytest.mark.parametrize(
    "role", ["other_learner", "other_assessor", "trainee", "eqa", "exams_officer", "administrator"]
)
def test_who_may_not(cast, role):
    with pytest.raises(PermissionDenied):
        ask(cast, getattr(cast, role))
    assert not Export.objects.exists()
    assert not Job.objects.exists()


def test_the_finished_file_stands_under_its_hash_in_the_centres_folder(cast, folder, printer):
    export = run(ask(cast))
    path = folder / str(cast.centre.blob_key) / f"{export.pk}-abababababab.pdf"
    assert path.read_bytes() == b"%PDF"
    assert [each.name for each in path.parent.iterdir()] == [path.name]
    assert exports.export_file(export) == path
    assert (export.pages, export.size, export.job.status) == (7, 4, Job.Status.DONE)


def test_the_ledger_keeps_its_checksum_and_still_holds(cast, printer):
    export = run(ask(cast))
    event, facts = last_entry(cast)
    assert event == "export.made"
    assert facts == {
        "enrolment": cast.enrolment.ref, "export": export.pk, "pages": 7, "sha256": "ab" * 32,
        "manifest": "cd" * 32,
    }  # fmt: skip
    assert verify_centre(cast.centre).fault == ""


def test_it_is_compiled_as_the_person_who_asked(cast, printer):
    run(ask(cast, cast.assessor))
    content, _ = printer[0]
    assert (content.made_by, content.enrolment_ref, content.pack) == ("Alan Reid", cast.enrolment.ref, "full")


def test_a_printer_that_dies_leaves_nothing_to_take_away(cast, folder, monkeypatch):
    def die(content, *, out):
        raise ExportError("The PDF took too long to render.", "killed")

    monkeypatch.setattr(exports, "write_portfolio", die)
    export = run(ask(cast))
    assert (export.job.status, export.job.error) == (Job.Status.FAILED, "The PDF took too long to render.")
    assert exports.export_file(export) is None
    assert last_entry(cast)[0] == "export.requested"


def test_somebody_taken_off_meanwhile_gets_nothing(cast, printer):
    export = ask(cast, cast.assessor)
    deallocate(
        by=cast.coordinator, allocation=cast.enrolment.allocations.get(access__membership=cast.assessor)
    )
    run(export)
    assert export.job.error == "You no longer work with this learner, so the export was stopped."
    assert printer == []


def test_a_second_delivery_makes_nothing_twice(cast, printer):
    export = run(ask(cast))
    exports.build_export(export.job, lambda done, total, step: None)
    assert len(printer) == 1
    assert LedgerEntry.objects.filter(event="export.made").count() == 1


def test_a_file_that_is_cut_short_on_disk_is_not_given_out(cast, folder, printer):
    export = run(ask(cast))
    exports.export_file(export).write_bytes(b"%P")
    assert exports.export_file(export) is None


def test_a_real_portfolio_comes_out_whole(cast):
    record = log(cast)
    claim(cast, record)
    export = run(ask(cast, cast.sam, "learner"))
    assert (export.job.error, export.job.status) == ("", Job.Status.DONE)
    path = exports.export_file(export)
    assert path.read_bytes().startswith(b"%PDF-")
    assert path.name == f"{export.pk}-{export.sha256[:12]}.pdf"
    assert export.pages >= 3
