"""The manifest of what a pack stands on, and the last, atomic write of the file.

The manifest is canonical JSON: sorted keys, no spaces, UTF-8. It holds no time of export, so the same
state of the portfolio always has the same manifest hash. A copy travels inside the PDF, in the private data
of its catalogue.
"""

import hashlib
import os
import tempfile
from pathlib import Path
from typing import Any

import pikepdf

from assessment.exports.content import (
    FileContent,
    PortfolioContent,
    RecordContent,
    RuleAside,
    UnitContent,
)
from portfolio.canonical import canonical_json, sha256_hex
from portfolio.files.store import sync

FORMAT = "loopfolio-manifest-1"


def manifest(content: PortfolioContent) -> dict[str, Any]:
    """Every record version, file, declaration, rule set aside and the ledger head, as plain JSON data."""
    return {
        "format": FORMAT,
        "portfolio": content.ref,
        "enrolment": content.enrolment_ref,
        "records": [_record(record) for record in sorted(content.records, key=lambda each: each.ref)],
        "signoffs": [line for unit in content.units for line in _signoffs(unit)],
        "ledger": {"number": content.ledger.number, "head": content.ledger.head},
        "set_aside": [line for each in content.readiness.asides for line in _set_aside(each)],
    }


def canonical(data: dict[str, Any]) -> bytes:
    return canonical_json(data).encode()


def manifest_hash(content: PortfolioContent) -> str:
    """SHA-256 of the canonical manifest, in hex."""
    return hashlib.sha256(canonical(manifest(content))).hexdigest()


def embed(pdf: pikepdf.Pdf, content: PortfolioContent) -> None:
    """Put the manifest where verifyexport finds it: /PieceInfo of the catalogue (ISO 32000, 14.5)."""
    private = pikepdf.Dictionary(Manifest=pdf.make_stream(canonical(manifest(content))))
    stamp = pikepdf.String(f"D:{content.made_at:%Y%m%d%H%M%S}")
    pdf.Root.PieceInfo = pikepdf.Dictionary(
        Loopfolio=pikepdf.Dictionary(LastModified=stamp, Private=pdf.make_indirect(private))
    )


def read_manifest(path: Path) -> bytes:
    """The canonical manifest inside an export; KeyError if the file carries none."""
    with pikepdf.Pdf.open(path) as pdf:
        return pdf.Root["/PieceInfo"]["/Loopfolio"]["/Private"]["/Manifest"].read_bytes()


def publish(pdf: pikepdf.Pdf, out: Path) -> None:
    """Write beside `out`, sync, then rename: a reader sees the whole file or none."""
    handle, name = tempfile.mkstemp(dir=out.parent, prefix=f".{out.name}.")
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            pdf.save(stream, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)
            stream.flush()
            os.fsync(stream.fileno())
        part.replace(out)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    sync(out.parent)


def _record(record: RecordContent) -> dict[str, Any]:
    return {
        "ref": record.ref,
        "version": record.version,
        "hash": record.content_hash,
        "files": [_file(file) for file in record.files],
    }


def _file(file: FileContent) -> dict[str, Any]:
    known = {"name": file.name, "sha256": file.sha256, "size": file.size}
    return known | ({"problem": file.problem} if file.problem else {})


def _signoffs(unit: UnitContent) -> list[dict[str, Any]]:
    return [
        {
            "unit": unit.code,
            "stage": line.stage,
            "name": line.name,
            "when": line.when.isoformat(),
            "hash": line.manifest_hash,
            "void": bool(line.void),
        }
        for line in unit.signoffs
        if line.when
    ]


def _set_aside(aside: RuleAside) -> list[dict[str, Any]]:
    return [
        {
            "rule": aside.rule,
            "about": aside.about,
            "applies": word.applies,
            "reason": sha256_hex(word.reason),
            "name": word.name,
            "when": word.when.isoformat(),
        }
        for word in aside.words
    ]
