"""manage.py verifyexport FILE: is an export still what was made? Offline, without the database."""

import json
import zipfile
from pathlib import Path
from typing import Any

import pikepdf
from django.core.management.base import BaseCommand, CommandError, CommandParser

from assessment.exports import seal, verify


class Command(BaseCommand):
    help = "Checks an evidence pack (ZIP) as a whole, or the manifest that a portfolio PDF carries."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", metavar="FILE", type=Path)

    def handle(self, *, file: Path, **options: Any) -> None:
        if not file.is_file():
            raise CommandError(f"There is no file {file}.")
        try:
            lines = _pack(file) if zipfile.is_zipfile(file) else _pdf(file)
        except verify.NotValid as fault:
            raise CommandError(f"NOT VALID: {fault}") from fault
        self.stdout.write("\n".join(lines))


def _pack(file: Path) -> list[str]:
    try:
        return verify.report(verify.check_pack(verify.Archive(file)))
    except (KeyError, TypeError, ValueError) as error:
        raise CommandError("NOT VALID: this is not an evidence pack, or it is damaged.") from error


def _pdf(file: Path) -> list[str]:
    """The manifest inside; whether pages were changed shows only in the evidence pack around the PDF."""
    try:
        carried = seal.read_manifest(file)
        manifest = json.loads(carried)
        verify.check_manifest(manifest)
    except (pikepdf.PdfError, KeyError, TypeError, ValueError) as error:
        raise CommandError("NOT VALID: this is not a portfolio PDF of ours, or it is damaged.") from error
    if verify.canonical(manifest) != carried or seal.read_hash(file) != seal.hash_of(carried):
        raise CommandError("NOT VALID: the manifest was changed after the PDF was made.")
    return [
        *verify.report(manifest),
        "The manifest is whole. The files themselves are checked in the evidence pack.",
    ]
