from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from portfolio.files.gate import check_file
from portfolio.files.names import clean_name
from portfolio.files.sandbox import SandboxError


class Command(BaseCommand):
    help = "Say for each file whether it could be uploaded, and what the person would read."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE")

    def handle(self, *, files: list[Path], **options: object) -> None:
        """One line per file: verdict, name, sentence, between tabs. Exits with 2 if a path cannot be read."""
        for path in files:
            try:
                verdict = check_file(path, path.name)
            except OSError as error:
                reason = error.strerror or "it is not a file"
                raise CommandError(f"{path} cannot be read: {reason}.", returncode=2) from error
            except SandboxError as error:
                raise CommandError(str(error), returncode=2) from error
            self.stdout.write(f"{verdict.outcome}\t{clean_name(path.name)}\t{verdict.sentence}")
