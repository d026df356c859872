"""manage.py loadspec FILE…: loads qualification specifications; design.md section 7."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from assessment.importers.specification_items import SpecificationError
from assessment.services.specifications import LoadReport, built_in_files, load_specifications
from portfolio.models import Centre


class Command(BaseCommand):
    help = "Loads qualification specifications, all of them or none; without a FILE, the built-in ones."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("files", metavar="FILE", nargs="*", type=Path)
        parser.add_argument("--centre", metavar="SLUG", help="Load for this centre alone, not for all.")

    def handle(self, *, files: list[Path], centre: str | None = None, **options: Any) -> None:
        owner = _centre(centre) if centre else None
        try:
            report = load_specifications(paths=files or built_in_files(), centre=owner)
        except SpecificationError as error:
            raise CommandError(str(error)) from None
        self._print(report)

    def _print(self, report: LoadReport) -> None:
        for item in report.items:
            self.stdout.write(f"{item.code}  version {item.version}  {item.status}")
        for wording in report.wordings:
            self.stdout.write(f"Wording: {wording}")


def _centre(slug: str) -> Centre:
    try:
        return Centre.objects.get(slug=slug)
    except Centre.DoesNotExist:
        raise CommandError(f"There is no centre with the slug {slug}.") from None
