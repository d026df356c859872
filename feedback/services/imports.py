"""Reading a survey file in: keep it, guess its columns, try it out, and only then make items of it."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction

from feedback.importers.dry_run import dry_run, parsed_rows
from feedback.importers.guessing import guess_mapping
from feedback.importers.mapping import Mapping
from feedback.importers.reading import Table, open_table
from feedback.importers.report import Report
from feedback.models import Import, Source
from feedback.services.imported_items import items_of
from feedback.services.items import log_items
from feedback.services.sources import hold_open
from feedback.services.watched_tables import watched
from feedback.statistics import wording
from portfolio import clock
from portfolio.files.store import blob_path
from portfolio.jobs import enqueue
from portfolio.models import Job, Membership, Upload
from portfolio.refusals import Refused

CHECK = "feedback.services.imports.check_file"
READ = "feedback.services.imports.read_in"

Tell = Callable[[int, int, str], None]


@transaction.atomic
def start_import(*, by: Membership, source: Source, upload: Upload) -> Import:
    """Keep an uploaded file beside the source with a first guess at its columns. BadSheet is a sentence."""
    held = hold_open(by=by, source=source)
    if upload.uploaded_by_id != by.pk:
        raise PermissionDenied
    table = open_table(blob_path(str(held.centre.blob_key), upload.blob.sha256), upload.name)
    mapping = guess_mapping(table.headers, table.sample())
    batch = Import(
        centre=held.centre,
        source=held,
        blob=upload.blob,
        name=upload.name,
        mapping={"columns": mapping.to_dict(), "default_date": None, "cover": True},
        made_by=by,
    )
    batch.full_clean(exclude=["report"])
    batch.save()
    upload.delete()
    return batch


@transaction.atomic
def map_columns(
    *, by: Membership, batch: Import, mapping: Mapping, default_date: date | None, cover: bool
) -> Import:
    """Say which column is what, and try the whole file out in the background. Nothing is saved of it yet.

    ``cover`` takes likely names, addresses and numbers out of the words as they are read in.
    """
    fresh = _hold(by, batch)
    if default_date and default_date > clock.today():
        raise Refused("The day to use where a row has none is in the future.")
    fresh.mapping = {
        "columns": mapping.to_dict(),
        "default_date": default_date.isoformat() if default_date else None,
        "cover": cover,
    }
    fresh.report, fresh.status = {}, Import.Status.CHECKED
    fresh.job = enqueue(by=by, handler=CHECK, subject_id=fresh.pk)
    fresh.save()
    return fresh


@transaction.atomic
def run_import(*, by: Membership, batch: Import) -> Import:
    """Read in what the trial found usable, all of it or nothing."""
    fresh = _hold(by, batch)
    if not fresh.report.get("usable"):
        raise Refused("There is no row to read in. Check the columns first.")
    fresh.status = Import.Status.RUNNING
    fresh.job = enqueue(by=by, handler=READ, subject_id=fresh.pk)
    fresh.save(update_fields=["status", "job"])
    return fresh


@transaction.atomic
def drop_import(*, by: Membership, batch: Import) -> Import:
    """Leave the file unused. It stays named, so that nobody wonders where it went."""
    fresh = _hold(by, batch)
    fresh.status = Import.Status.DROPPED
    fresh.save(update_fields=["status"])
    return fresh


def _hold(by: Membership, batch: Import) -> Import:
    """The batch locked and open: not read in, not dropped, and nothing under way."""
    fresh = Import.objects.select_for_update(of=("self",)).select_related("job", "source").get(pk=batch.pk)
    hold_open(by=by, source=fresh.source)
    if fresh.status in (Import.Status.DONE, Import.Status.DROPPED):
        raise Refused(f"{fresh.name} was dealt with already.")
    if fresh.is_under_way:
        raise Refused(f"{fresh.name} is being read just now. Wait a moment.")
    return fresh


def table_of(batch: Import) -> Table:
    """The file's table, read anew. Load ``centre`` and ``blob`` with it."""
    return open_table(_path(batch), batch.name)


def _path(batch: Import) -> Path:
    return blob_path(str(batch.centre.blob_key), batch.blob.sha256)


def check_file(job: Job, tell: Tell) -> None:
    """The trial, in the worker: what would be read in, and what not and why."""
    batch = _loaded(job.subject_id)
    report = trial_of(watched(table_of(batch), tell), batch.mapping, source=batch.source)
    Import.objects.filter(pk=batch.pk).update(report=kept(report))


def kept(report: Report) -> dict[str, Any]:
    """What an Import keeps of a report: its JSON, with reasons and days in words."""
    days = {"first_day": report.first, "last_day": report.last}
    words = {name: wording.day(each) if each else "" for name, each in days.items()}
    return report.to_dict() | {"reasons": report.reasons()} | words


def trial_of(table: Table, choices: dict[str, Any], *, source: Source | None) -> Report:
    """The report on a table; ``choices`` are what an Import keeps under ``mapping``."""
    return dry_run(table, Mapping.from_dict(choices["columns"]), **_limits(choices, source))


def read_in(job: Job, tell: Tell) -> None:
    """All rows in one transaction, in the worker. Delivered twice, it makes the items once."""
    batch = _loaded(job.subject_id)
    if batch.status == Import.Status.DONE:
        return
    total = int(batch.report["usable"])
    tell(0, total, "Saving what was said")
    try:
        with transaction.atomic():
            made = write_rows(batch, table_of(batch))
            Import.objects.filter(pk=batch.pk).update(
                status=Import.Status.DONE, report=batch.report | {"made": made}
            )
    except Exception:
        Import.objects.filter(pk=batch.pk).update(status=Import.Status.FAILED)
        raise
    tell(total, total, "Done")


def write_rows(batch: Import, table: Table) -> int:
    """The items of every usable row; returns how many. Call it in a transaction."""
    by = batch.made_by
    held = hold_open(by=by, source=batch.source)
    rows = _usable(table, batch.mapping, held)
    return log_items(by=by, source=held, rows=items_of(rows, cover=batch.mapping["cover"]), batch=batch)


def _usable(table: Table, choices: dict[str, Any], source: Source) -> Iterator[Any]:
    return parsed_rows(table, Mapping.from_dict(choices["columns"]), **_limits(choices, source))


def _limits(choices: dict[str, Any], source: Source | None) -> dict[str, Any]:
    """``known`` holds the fingerprints of all that the source has, so that nothing comes in twice."""
    day = choices["default_date"]
    rows = source.items.exclude(fingerprint="").values_list("fingerprint", flat=True) if source else ()
    return {
        "today": clock.today(),
        "known": frozenset(rows),
        "default_date": date.fromisoformat(day) if day else None,
    }


def _loaded(pk: int) -> Import:
    rows = Import.objects.select_related("centre", "blob", "source__record__portfolio", "made_by__user")
    return rows.get(pk=pk)
