"""Asking for a portfolio PDF, and the background work that makes it."""

import logging
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction

from assessment.exports.compile import compile_portfolio
from assessment.exports.compile_proofs import proofs_of
from assessment.exports.errors import ExportError
from assessment.exports.portfolio_pdf import ExportResult, write_evidence, write_portfolio
from assessment.models import Enrolment, Export
from assessment.permissions import may_export
from portfolio import clock
from portfolio.files.store import sync
from portfolio.jobs import enqueue
from portfolio.models import Job, Membership
from portfolio.refusals import Refused
from portfolio.services.ledger import append_entry

HANDLER = "assessment.services.exports.build_export"
UNFINISHED = (Job.Status.QUEUED, Job.Status.RUNNING)
STEPS = 3

Tell = Callable[[int, int, str], None]
log = logging.getLogger(__name__)


@transaction.atomic
def request_export(*, by: Membership, enrolment: Enrolment, pack: str) -> Export:
    """Queue a PDF and say so in the ledger. Asked twice while one is being made, it returns that one."""
    if not may_export(by, enrolment):
        raise PermissionDenied
    if pack not in Export.Pack.values:
        raise Refused("Choose what to export.")
    same = Export.objects.filter(enrolment=enrolment, pack=pack, requested_by=by, job__status__in=UNFINISHED)
    if existing := same.first():
        return existing
    export = Export.objects.create(centre=enrolment.centre, enrolment=enrolment, pack=pack, requested_by=by)
    export.job = enqueue(by=by, handler=HANDLER, subject_id=export.pk)
    export.save(update_fields=["job"])
    append_entry(
        event="export.requested",
        actor=by,
        centre=enrolment.centre,
        portfolio=enrolment.portfolio,
        facts={"enrolment": enrolment.ref, "pack": pack, "export": export.pk},
    )
    return export


def build_export(job: Job, tell: Tell) -> None:
    """What the worker runs. Delivered twice, it makes the file once; a refusal ends on the job's row."""
    export = Export.objects.select_related("centre", "enrolment__portfolio__learner", "requested_by").get(
        pk=job.subject_id
    )
    if export.is_ready:
        return
    if not may_export(export.requested_by, export.enrolment):
        raise Refused("You no longer work with this learner, so the export was stopped.")
    started = time.monotonic()
    path, result = _print(export, tell)
    tell(STEPS - 1, STEPS, "Noting it in the ledger")
    _finish(export, path, result, seconds=time.monotonic() - started)


def _print(export: Export, tell: Tell) -> tuple[Path, ExportResult]:
    """The whole file under its own hash; nothing by that name exists before it is complete."""
    folder = export_folder(export)
    draft = folder / f".{export.pk}.{export.ending}"
    try:
        tell(0, STEPS, "Collecting the evidence")
        by, enrolment = export.requested_by, export.enrolment
        content = compile_portfolio(enrolment=enrolment, member=by, pack=export.prints_as)
        tell(1, STEPS, "Laying out and printing the pages")
        if export.pack == Export.Pack.EVIDENCE:
            result = write_evidence(content, partial(proofs_of, enrolment=enrolment), out=draft)
        else:
            result = write_portfolio(content, out=draft)
    except ExportError as error:
        log.warning("Export %s stopped: %s", export.pk, error.detail)
        raise Refused(str(error)) from error
    except Enrolment.DoesNotExist as error:
        raise Refused("There is nothing in this portfolio that you may export.") from error
    path = folder / f"{export.pk}-{result.sha256[:12]}.{export.ending}"
    draft.replace(path)
    sync(folder)
    return path, result


@transaction.atomic
def _finish(export: Export, path: Path, result: ExportResult, *, seconds: float) -> None:
    """``seconds`` runs from the first look at the evidence, so ``finished_at - seconds`` is its date."""
    export.file_name, export.sha256, export.size = path.name, result.sha256, result.bytes
    export.pages, export.seconds = result.pages, round(seconds, 2)
    export.manifest_hash, export.problems = result.manifest_hash, list(result.problems)
    export.finished_at = clock.now()
    export.save()
    append_entry(
        event="export.made",
        actor=export.requested_by,
        centre=export.centre,
        portfolio=export.enrolment.portfolio,
        facts={
            "enrolment": export.enrolment.ref,
            "export": export.pk,
            "sha256": result.sha256,
            "manifest": result.manifest_hash,
            "pages": result.pages,
        },
    )


def export_folder(export: Export) -> Path:
    return Path(settings.EXPORT_ROOT) / str(export.centre.blob_key)


def export_file(export: Export) -> Path | None:
    """The finished file, or None if there is none or what is on disk is not all of it."""
    if not export.is_ready:
        return None
    path = export_folder(export) / export.file_name
    return path if path.is_file() and path.stat().st_size == export.size else None
