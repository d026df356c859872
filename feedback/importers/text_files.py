"""CSV, TSV and their cousins: which encoding, which delimiter, then row by row."""

import codecs
import csv
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO, TextIO

from .cells import MAX_CELL, MAX_COLUMNS, BadSheet, Row, check_size, is_blank, too_long
from .headings import find_header

DELIMITERS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}
#: Stands for "no delimiter at all": a file of comments alone, whose commas are only commas.
ONE_COLUMN = "\x1f"
ENCODINGS = {
    "utf-8": "UTF-8",
    "utf-8-sig": "UTF-8",
    "utf-16": "UTF-16",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
    "cp1252": "Windows-1252",
}
PIECE = 256 * 1024
LONGEST_LINE = 1_000_000
LONGEST_RECORD = MAX_CELL * MAX_COLUMNS
LOOKED_AT = 40
#: With fewer lines as wide as the header, the delimiter is only punctuation.
LEAST_FIT = 0.5


@dataclass(frozen=True)
class TextFile:
    path: Path
    encoding: str
    delimiter: str

    @property
    def describe(self) -> str:
        kind = "TSV" if self.delimiter == "\t" else "CSV"
        return f"{kind}, {DELIMITERS.get(self.delimiter, 'one column')}, {ENCODINGS[self.encoding]}"

    def records(self) -> Iterator[Row]:
        # Bytes that the encoding does not know become "�": one odd character must not cost the whole file.
        with self.path.open(encoding=self.encoding, errors="replace", newline="") as file:
            lines = _Lines(file)
            reader = csv.reader(lines, delimiter=self.delimiter)
            for number, cells in enumerate(_until_broken(reader), 1):
                lines.since_record = 0
                if not all(map(is_blank, cells)):
                    row = Row(number, [cell or None for cell in cells])
                    check_size(*row)
                    yield row


class _Lines:
    """The lines of a file, none of them and no record endlessly long, without Excel's "sep=;" line."""

    def __init__(self, file: TextIO) -> None:
        self.file = file
        self.since_record = 0
        self.first = True

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        line = self.file.readline(LONGEST_LINE + 1)
        self.since_record += len(line)
        if len(line) > LONGEST_LINE or self.since_record > LONGEST_RECORD:
            raise BadSheet("One line is far too long for a survey. Perhaps this is not a table.")
        if not line:
            raise StopIteration
        first, self.first = self.first, False
        return next(self) if first and _separator(line) else line


def _separator(line: str) -> str:
    """The delimiter that Excel was told of in a first line such as "sep=;"."""
    told = line.rstrip("\r\n").strip('"')
    return told[4:] if told[:4].lower() == "sep=" and told[4:] in DELIMITERS else ""


def _until_broken(reader: Any) -> Iterator[list[str]]:
    while True:
        try:
            yield next(reader)
        except StopIteration:
            return
        except csv.Error:
            raise BadSheet(too_long(reader.line_num)) from None


def open_text(path: Path) -> TextFile:
    encoding = _encoding(path)
    return TextFile(path, encoding, _delimiter(path, encoding))


def _encoding(path: Path) -> str:
    with path.open("rb") as file:
        head = file.read(4096)
        if head.startswith(codecs.BOM_UTF8):
            return "utf-8-sig"
        if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            return "utf-16"
        if b"\0" in head:
            return _unmarked_utf16(head)
        file.seek(0)
        return "utf-8" if _is_utf8(file) else "cp1252"


def _unmarked_utf16(head: bytes) -> str:
    """English in UTF-16 has a zero in every second byte; anything else with zeros is no text."""
    for encoding, zeros in (("utf-16-le", head[1::2]), ("utf-16-be", head[::2])):
        if zeros.count(0) > 0.8 * len(zeros):
            return encoding
    raise BadSheet("This file is not a table of text. Choose a CSV, TSV or XLSX file.")


def _is_utf8(file: BinaryIO) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        while piece := file.read(PIECE):
            decoder.decode(piece)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _delimiter(path: Path, encoding: str) -> str:
    with path.open(encoding=encoding, errors="replace", newline="") as file:
        told = _separator(file.readline(100))
    if told:
        return told
    fits = {delimiter: _fit(TextFile(path, encoding, delimiter)) for delimiter in DELIMITERS}
    best = max(fits, key=lambda delimiter: fits[delimiter])
    return best if fits[best][0] >= LEAST_FIT else ONE_COLUMN


def _fit(file: TextFile) -> tuple[float, int]:
    """How well a delimiter explains the first lines: the share of lines as wide as the header, and its width.

    A shorter line counts half: some tools leave out empty answers at the end of a line.
    """
    rows: list[Row] = []
    with suppress(BadSheet):  # it comes again, for the person to see, when the file is read in earnest
        rows.extend(islice(file.records(), LOOKED_AT))
    if not rows:
        return 0.0, 0
    width = len(rows[find_header(rows)].cells)
    if width < 2:
        return 0.0, 0
    fits = sum(1.0 if len(row.cells) == width else 0.5 * (1 < len(row.cells) < width) for row in rows)
    return round(fits / len(rows), 3), width
