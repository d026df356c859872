"""manage.py checksignoffs [--centre SLUG]: is each signed unit still what was signed? design.md 7."""

import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from assessment.services.checking import check_signoffs
from portfolio.models import Centre


class Command(BaseCommand):
    help = "Compares every signed unit with what was signed, and opens again what differs. Exit 1 if any did."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--centre", metavar="SLUG", default="", help="Only this centre.")

    def handle(self, *, centre: str, **options: Any) -> None:
        found = 0
        for line in check_signoffs(centre=_centre(centre)):
            found += 1
            self.stdout.write(f"Reopened: {line}")
        if found:
            sys.exit(1)
        self.stdout.write("Every signed unit is what was signed.")


def _centre(slug: str) -> Centre | None:
    if not slug:
        return None
    row = Centre.objects.filter(slug=slug).first()
    if row is None:
        raise CommandError(f"There is no centre {slug}.")
    return row
