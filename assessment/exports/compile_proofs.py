"""Database -> what a ZIP pack proves itself with: frozen versions, signed lists, ledger entries."""

from assessment.exports import seal
from assessment.exports.compile_ledger import state_entries
from assessment.exports.content import PortfolioContent
from assessment.exports.zip_pack import Proofs
from assessment.models import Enrolment, Manifest
from portfolio.canonical import canonical_json
from portfolio.models import Version


def proofs_of(content: PortfolioContent, enrolment: Enrolment) -> Proofs:
    """Three queries. ``content`` was compiled for somebody who may read all that it names."""
    return Proofs(
        records=_records(content, enrolment),
        signed={seal.signed_path(code, number): body for code, number, body in _signed(content, enrolment)},
        ledger=[
            {"seq": seq, "previous": previous, "body": body, "hash": sha256}
            for seq, previous, body, sha256 in state_entries(enrolment.portfolio).values_list(
                "seq", "previous_hash", "body", "hash"
            )
        ],
    )


def _records(content: PortfolioContent, enrolment: Enrolment) -> dict[str, str]:
    wanted = {(each.ref, each.version): seal.record_path(each) for each in content.records}
    rows = Version.objects.filter(
        record__portfolio=enrolment.portfolio, record__ref__in=[ref for ref, _ in wanted]
    ).values_list("record__ref", "number", "snapshot")
    return {
        wanted[ref, number]: canonical_json(snapshot)
        for ref, number, snapshot in rows.iterator()
        if (ref, number) in wanted
    }


def _signed(content: PortfolioContent, enrolment: Enrolment) -> list[tuple[str, int, str]]:
    wanted = {(unit.code, line.round) for unit in content.units for line in unit.signoffs if line.when}
    rows = Manifest.objects.filter(enrolment_unit__enrolment=enrolment).values_list(
        "enrolment_unit__unit__code", "round", "body"
    )
    return [row for row in rows if row[:2] in wanted]
