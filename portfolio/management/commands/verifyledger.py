"""Walks the hash chain of every centre, or of one."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from portfolio.models import Centre, LedgerEntry
from portfolio.services.ledger import ChainReport, verify_whole


class Command(BaseCommand):
    help = (
        "Checks that nobody changed, removed or moved an entry of the ledger, and that judgements and "
        "decisions are those it tells of. Exit code 1 if not."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--centre", metavar="SLUG", help="only this centre")
        parser.add_argument(
            "--head", metavar="HASH", help="a head noted earlier (a PDF prints it); it must be in the chain"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        centres = Centre.objects.order_by("slug")
        if options["centre"]:
            centres = centres.filter(slug=options["centre"])
            if not centres.exists():
                raise CommandError(f"There is no centre called {options['centre']}.")
        reports = {centre: verify_whole(centre) for centre in centres}
        for centre, report in reports.items():
            self._print(centre, report)
        if not all(report.holds for report in reports.values()):
            raise CommandError("The ledger does not hold.", returncode=1)
        self._refuse_lost_head(list(reports), options["head"])

    def _print(self, centre: Centre, report: ChainReport) -> None:
        verdict = report.fault or ("DOES NOT MATCH" if report.strays else "VALID")
        self.stdout.write(f"{centre.slug}: {report.entries} entries, head {report.head or 'none'}: {verdict}")
        for sentence in report.strays:
            self.stdout.write(f"  {sentence}")

    def _refuse_lost_head(self, centres: list[Centre], noted: str | None) -> None:
        """A chain that lost its end still holds; only a head that was noted elsewhere can tell."""
        if noted and not LedgerEntry.objects.filter(centre__in=centres, hash=noted.lower()).exists():
            raise CommandError(
                "The head you noted is not in the ledger, so entries were removed.", returncode=1
            )
