"""One call from content to a finished file: check the files, render, assemble, seal."""

import hashlib
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pikepdf

from assessment.exports import assemble, seal
from assessment.exports.content import PortfolioContent
from assessment.exports.intake import check_files
from assessment.exports.layout import lay_out
from assessment.exports.printed import Pack
from assessment.exports.render import Rendered, render_pack
from assessment.exports.zip_pack import Proofs, write_zip

ProofsOf = Callable[[PortfolioContent], Proofs]


@dataclass(frozen=True, slots=True)
class ExportResult:
    """What was written. `problems` are the sentences on page 1; with any, the export is incomplete."""

    pages: int
    seconds: float
    peak_bytes: int
    sha256: str
    manifest_hash: str
    problems: tuple[str, ...]
    bytes: int


def write_portfolio(content: PortfolioContent, *, out: Path) -> ExportResult:
    """Write the pack to `out`, whole or not at all. Raises ExportError with a sentence to show."""
    return write_checked(check_files(content), out=out)


def write_evidence(content: PortfolioContent, proofs_of: ProofsOf, *, out: Path) -> ExportResult:
    """The same as one ZIP with every original and what proves it. Pages and seconds are of the PDF inside."""
    content = check_files(content)
    out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="loopfolio-pack-", dir=out.parent) as name:
        pdf = Path(name) / "portfolio.pdf"
        result = write_checked(content, out=pdf)
        write_zip(content, proofs_of(content), pdf=pdf, pdf_sha256=result.sha256, out=out)
    with out.open("rb") as stream:
        sha256 = hashlib.file_digest(stream, "sha256").hexdigest()
    return replace(result, sha256=sha256, bytes=out.stat().st_size)


def write_checked(content: PortfolioContent, *, out: Path) -> ExportResult:
    """`content` comes from `check_files`."""
    started = time.monotonic()
    manifest_hash = seal.manifest_hash(content)
    pack = lay_out(content, manifest_hash)
    out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="loopfolio-export-") as name:
        rendered = render_pack(pack, Path(name))
        _finish(rendered, pack, out)
    with out.open("rb") as stream:
        sha256 = hashlib.file_digest(stream, "sha256").hexdigest()
    return ExportResult(
        pages=rendered.pages,
        seconds=round(time.monotonic() - started, 2),
        peak_bytes=rendered.peak_bytes,
        sha256=sha256,
        manifest_hash=manifest_hash,
        problems=content.problems,
        bytes=out.stat().st_size,
    )


def _finish(rendered: Rendered, pack: Pack, out: Path) -> None:
    with (
        pikepdf.Pdf.open(rendered.path) as pdf,
        assemble.place_sheets(pdf, _placements(pack), rendered.frames),
    ):
        seal.embed(pdf, pack.content)
        seal.publish(pdf, out)


def _placements(pack: Pack) -> list[assemble.Placement]:
    files = [file for view in pack.printed for file in view.files]
    return [
        assemble.Placement(each.anchor, file.file.original_path, each.sheet.number)
        for file in files
        if file.file.original_path
        for each in file.sheets
    ]
