"""manage.py exportportfolio ENROLMENT --out FILE.pdf [--pack full|records|learner|evidence]."""

from functools import partial
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from assessment.exports.compile import compile_portfolio
from assessment.exports.compile_proofs import proofs_of
from assessment.exports.content import PACKS
from assessment.exports.errors import ExportError
from assessment.exports.portfolio_pdf import ExportResult, write_evidence, write_portfolio
from assessment.models import Enrolment, Export
from portfolio.models import Membership, Role


class Command(BaseCommand):
    help = "Writes the portfolio of an enrolment as a PDF and prints pages, seconds and peak memory."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("enrolment", metavar="ENROLMENT", help="Its reference, as the pages show it.")
        parser.add_argument("--out", metavar="FILE", type=Path, required=True)
        parser.add_argument("--pack", choices=(*PACKS, Export.Pack.EVIDENCE.value), default=Export.Pack.FULL)

    def handle(self, *, enrolment: str, out: Path, pack: str, **options: Any) -> None:
        row = _enrolment(enrolment)
        is_zip = pack == Export.Pack.EVIDENCE
        prints_as = Export.Pack.FULL.value if is_zip else pack
        content = compile_portfolio(enrolment=row, member=_reader(row, pack), pack=prints_as)
        try:
            if is_zip:
                result = write_evidence(content, partial(proofs_of, enrolment=row), out=out)
            else:
                result = write_portfolio(content, out=out)
        except (ExportError, OSError) as error:
            raise CommandError(str(error)) from error
        self._print(result, out)

    def _print(self, result: ExportResult, out: Path) -> None:
        size = result.bytes / 1024 / 1024
        peak = result.peak_bytes / 1024 / 1024
        self.stdout.write(
            f"{out}: {result.pages} pages, {result.seconds:.1f} s, peak {peak:.0f} MB, {size:.1f} MB written."
        )
        self.stdout.write(f"Manifest {result.manifest_hash}")
        for problem in result.problems:
            self.stdout.write(f"Incomplete: {problem}")


def _enrolment(ref: str) -> Enrolment:
    try:
        return Enrolment.objects.select_related("centre", "portfolio__learner").get(ref=ref)
    except Enrolment.DoesNotExist:
        raise CommandError(f"There is no enrolment with the reference {ref}.") from None


def _reader(row: Enrolment, pack: str) -> Membership:
    """In whose name the pack is made: the learner's own for their pack, else the coordinator's."""
    staff = Membership.objects.active().filter(centre=row.centre, role=Role.COORDINATOR).order_by("pk")
    return (None if pack == Export.Pack.LEARNER else staff.first()) or row.portfolio.learner
