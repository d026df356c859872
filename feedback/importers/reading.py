"""Opens a file that a survey tool wrote, whatever it calls itself, as one table of rows."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from .cells import MAX_ROWS, BadSheet, Row, Source
from .excel_files import open_excel
from .headings import read_headings
from .text_files import LOOKED_AT, open_text

ZIP = b"PK\x03\x04"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@dataclass(frozen=True)
class Table:
    """Headings, each once, and the rows below them, read from the file anew whenever they are asked for."""

    name: str
    headers: list[str]
    source: Source
    first: int

    @property
    def describe(self) -> str:
        """How the file was read: "CSV, semicolons, Windows-1252"."""
        return self.source.describe

    def rows(self) -> Iterator[Row]:
        """Each row of answers, at least as wide as the headings. Raises BadSheet where it is too much."""
        width = len(self.headers)
        answers = (row for row in self.source.records() if row.number >= self.first)
        for count, (number, cells) in enumerate(answers, 1):
            if count > MAX_ROWS:
                raise BadSheet(f"This file has more than {MAX_ROWS:,} rows. Split it and import the parts.")
            yield Row(number, cells + [None] * (width - len(cells)))

    def sample(self, count: int = 200) -> list[Row]:
        """The first rows, for a guess and for the person to look at."""
        return list(islice(self.rows(), count))


def open_table(path: Path, name: str) -> Table:
    """The table in the file at ``path``, which the upload gate has passed and the person calls ``name``.

    The content decides what it is, not the name. Raises BadSheet with one sentence.
    """
    with path.open("rb") as file:
        start = file.read(8)
    if start == OLE:
        raise BadSheet(
            f"“{name}” is an old kind of Excel file. Save it as .xlsx or .csv and choose it again."
        )
    source: Source = open_excel(path) if start.startswith(ZIP) else open_text(path)
    head = list(islice(source.records(), LOOKED_AT))
    if not head:
        raise BadSheet(f"“{name}” is empty.")
    headers, used = read_headings(head)
    first = head[used].number if used < len(head) else head[-1].number + 1
    return Table(name=name, headers=headers, source=source, first=first)
