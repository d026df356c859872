"""What an import would do, and the rows it would make: the same verdicts for both, in bounded memory."""

from collections.abc import Container, Iterator
from datetime import date

from .fingerprints import Recogniser
from .mapping import Mapping
from .parsing import ParsedRow, RowReader, Skip
from .reading import Table
from .report import Report
from .settling import settle

NOTHING: frozenset[str] = frozenset()


def dry_run(
    table: Table,
    mapping: Mapping,
    *,
    today: date,
    known: Container[str] = NOTHING,
    default_date: date | None = None,
) -> Report:
    """The report on a file, with nothing saved.

    ``known`` are the fingerprints of the source's items; ``default_date`` stands in where a row has no date.
    Raises BadSheet with one sentence where the file cannot be read or the mapping does not suit it.
    """
    settled = settle(table, mapping)
    recogniser = Recogniser(known)
    report = Report(describe=table.describe, headers=table.headers, notes=list(settled.notes))
    for verdict in _verdicts(
        table, RowReader(table.headers, mapping, settled, today, default_date), recogniser
    ):
        report.add(verdict)
    report.alike = recogniser.alike
    return report


def parsed_rows(
    table: Table,
    mapping: Mapping,
    *,
    today: date,
    known: Container[str] = NOTHING,
    default_date: date | None = None,
) -> Iterator[ParsedRow]:
    """The rows that the dry run with the same arguments counts as usable, in the order of the file."""
    reader = RowReader(table.headers, mapping, settle(table, mapping), today, default_date)
    for verdict in _verdicts(table, reader, Recogniser(known)):
        if isinstance(verdict, ParsedRow):
            yield verdict


def _verdicts(table: Table, reader: RowReader, recogniser: Recogniser) -> Iterator[ParsedRow | Skip]:
    for row in table.rows():
        parsed = reader.read(row)
        yield recogniser.judge(parsed) if isinstance(parsed, ParsedRow) else parsed
