"""Survey files as tools write them, made where a test needs one."""

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from feedback.importers.reading import Table, open_table


def write(folder: Path, content: str | bytes, *, encoding: str = "utf-8", name: str = "survey.csv") -> Table:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
    return open_table(path, name)


def as_csv(rows: Iterable[Sequence[Any]], delimiter: str = ",") -> str:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue()


def write_excel(folder: Path, *rows: Sequence[Any], formats: dict[str, str] | None = None) -> Table:
    """``formats`` is the number format by cell: {"B2": "0%"}."""
    book = Workbook()
    for row in rows:
        book.active.append(row)
    for cell, number_format in (formats or {}).items():
        book.active[cell].number_format = number_format
    book.save(folder / "survey.xlsx")
    return open_table(folder / "survey.xlsx", "survey.xlsx")


def cells(table: Table) -> list[list[Any]]:
    return [row.cells for row in table.rows()]
