"""The evidence pack as one ZIP: the PDF, every original, what was signed, the ledger's part, and a checker.

Written in one pass, piece by piece, so that memory does not grow with the portfolio. The same state gives the
same list of the same parts; only the PDF inside says when it was printed.
"""

import json
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from assessment.exports import seal, verify
from assessment.exports.content import PortfolioContent
from portfolio.canonical import canonical_json, sha256_hex

PDF = "portfolio.pdf"
DAY = (2020, 1, 1, 0, 0, 0)  # of every part: when a pack was made stands in its PDF
CHUNK = 1024 * 1024
READ_ME = """\
portfolio.pdf   the portfolio, to be read
files/          every original, in the folder of its record
records/        each record as it was handed in
signoffs/       each list that somebody signed
ledger.json     this portfolio's part of the centre's ledger
manifest.json   the fingerprints of all of these
verify.py       checks them:  python verify.py
"""


@dataclass(frozen=True, slots=True)
class Proofs:
    """What a pack holds besides the printed content, as canonical JSON by its path in the pack."""

    records: dict[str, str]
    signed: dict[str, str]
    ledger: list[dict[str, object]]


def write_zip(content: PortfolioContent, proofs: Proofs, *, pdf: Path, pdf_sha256: str, out: Path) -> None:
    """``content`` has had its files checked. ``out`` appears whole or not at all."""
    with seal.whole_file(out) as stream, zipfile.ZipFile(stream, "w", allowZip64=True) as archive:
        _fill(archive, content, proofs, pdf, pdf_sha256)


def _fill(
    archive: zipfile.ZipFile, content: PortfolioContent, proofs: Proofs, pdf: Path, pdf_sha256: str
) -> None:
    manifest = canonical_json(seal.manifest(content))
    pack = {"manifest": sha256_hex(manifest), "pdf": {"path": PDF, "sha256": pdf_sha256}}
    _write(archive, "README.txt", READ_ME)
    _write(archive, "verify.py", Path(verify.__file__).read_text())
    _write(archive, "pack.json", json.dumps(pack, indent=2))
    _write(archive, "manifest.json", manifest)
    _write(archive, "ledger.json", canonical_json(proofs.ledger))
    for name, text in sorted({**proofs.records, **proofs.signed}.items()):
        _write(archive, name, text)
    _copy(archive, PDF, pdf)
    for name, path in _originals(content):
        _copy(archive, name, path)


def _originals(content: PortfolioContent) -> Iterator[tuple[str, Path]]:
    """Of every file that is there and is what was handed in; the manifest names those that are not."""
    for record in content.records:
        for place, file in enumerate(record.files, start=1):
            if file.original_path and not file.problem:
                yield seal.file_path(record, place, file), file.original_path


def _write(archive: zipfile.ZipFile, name: str, text: str) -> None:
    with _opened(archive, name, zipfile.ZIP_DEFLATED) as target:
        target.write(text.encode())


def _copy(archive: zipfile.ZipFile, name: str, path: Path) -> None:
    """Stored as it is: pictures, films and PDF files are compressed already."""
    with _opened(archive, name, zipfile.ZIP_STORED) as target, path.open("rb") as source:
        while chunk := source.read(CHUNK):
            target.write(chunk)


@contextmanager
def _opened(archive: zipfile.ZipFile, name: str, how: int) -> Iterator[IO[bytes]]:
    info = zipfile.ZipInfo(name, DAY)
    info.compress_type = how
    info.external_attr = 0o644 << 16
    with archive.open(info, "w", force_zip64=True) as target:
        yield target
