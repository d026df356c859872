"""manage.py importfeedback PORTFOLIO FILE [--dry-run] [--source FB-01]; design.md section 7."""

import uuid
from pathlib import Path
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from feedback.importers.guessing import guess_mapping
from feedback.importers.reading import open_table
from feedback.importers.report import Report
from feedback.models import Import, Method, Source
from feedback.services.imports import kept, start_import, trial_of, write_rows
from feedback.services.sources import open_source
from portfolio.files.gate import check_file
from portfolio.models import Portfolio
from portfolio.refusals import Refused
from portfolio.services.attachments import stage_upload


class Command(BaseCommand):
    help = "Reads a survey file into a portfolio, with the same guessing and the same report as the page."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("portfolio", metavar="PORTFOLIO", help="Its reference, as the pages show it.")
        parser.add_argument("file", metavar="FILE", type=Path)
        parser.add_argument("--source", metavar="REF", help="A source of feedback to add to; else a new one.")
        parser.add_argument("--dry-run", action="store_true", help="Report only; save nothing.")

    def handle(
        self, *, portfolio: str, file: Path, source: str | None, dry_run: bool, **options: Any
    ) -> None:
        row = _portfolio(portfolio)
        into = _source(row, source) if source else None
        if not file.is_file():
            raise CommandError(f"There is no file {file}.")
        try:
            self._say(_trial(file, into)) if dry_run else self._read(row, into, file)
        except Refused as refusal:
            raise CommandError(refusal.sentence) from None

    def _read(self, portfolio: Portfolio, into: Source | None, file: Path) -> None:
        by = portfolio.learner
        with file.open("rb") as stream:
            sent = UploadedFile(stream, name=file.name, size=file.stat().st_size)
            upload = stage_upload(by=by, form_key=uuid.uuid4(), file=sent)
        with transaction.atomic():
            into = into or open_source(
                by=by,
                portfolio=portfolio,
                fields={"method": Method.SURVEY},
                record_fields={"title": file.stem[:160]},
            )
            batch = start_import(by=by, source=into, upload=upload)
            report = trial_of(_table(file), batch.mapping, source=into)
            made = write_rows(batch, _table(file))
            _finish(batch, report, made)
        self._say(report)
        self.stdout.write(f"{made} answers stand in {into.record.ref}.")

    def _say(self, report: Report) -> None:
        self.stdout.write(f"{report.describe}: {report.read} rows read, {report.usable} usable.")
        for note in report.notes:
            self.stdout.write(note)
        for count, reason in report.reasons():
            self.stdout.write(f"{count} left out: {reason}.")
        if report.personal_rows:
            self.stdout.write(f"{report.personal_rows} rows may hold personal details.")


def _portfolio(ref: str) -> Portfolio:
    rows = Portfolio.objects.select_related("centre", "learner__user", "learner__centre")
    try:
        return rows.get(ref=ref)
    except Portfolio.DoesNotExist:
        raise CommandError(f"There is no portfolio with the reference {ref}.") from None


def _source(portfolio: Portfolio, ref: str) -> Source:
    try:
        return Source.objects.select_related("record").get(record__portfolio=portfolio, record__ref=ref)
    except Source.DoesNotExist:
        raise CommandError(f"There is no source of feedback {ref} in {portfolio.ref}.") from None


def _table(file: Path) -> Any:
    return open_table(file, file.name)


def _trial(file: Path, into: Source | None) -> Report:
    verdict = check_file(file, file.name)
    if verdict.outcome == "reject":
        raise Refused(verdict.sentence)
    table = _table(file)
    guess = guess_mapping(table.headers, table.sample())
    return trial_of(table, {"columns": guess.to_dict(), "default_date": None}, source=into)


def _finish(batch: Import, report: Report, made: int) -> None:
    batch.status = Import.Status.DONE
    batch.report = kept(report) | {"made": made}
    batch.save(update_fields=["status", "report"])
