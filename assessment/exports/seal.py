"""The manifest of what a pack stands on, and the last, atomic write of the file.

The manifest is canonical JSON: sorted keys, no spaces, UTF-8. It holds no time of export, so the same
state of the portfolio always has the same manifest hash. A copy travels inside the PDF, in the private data
of its catalogue.
"""

import hashlib
import os
import re
import tempfile
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

import pikepdf
from django.utils.text import slugify

from assessment.exports.content import (
    FileContent,
    Ledger,
    PortfolioContent,
    RecordContent,
    RuleAside,
    UnitContent,
)
from portfolio.canonical import canonical_json, sha256_hex
from portfolio.files.store import sync

FORMAT = "loopfolio-manifest-2"


def manifest(content: PortfolioContent) -> dict[str, Any]:
    """Every record version, file, signature, rule set aside and ledger entry, as plain JSON data."""
    return {
        "format": FORMAT,
        "portfolio": content.ref,
        "enrolment": content.enrolment_ref,
        "records": [_record(record) for record in sorted(content.records, key=lambda each: each.ref)],
        "signoffs": [line for unit in content.units for line in _signoffs(unit)],
        "ledger": _ledger(content.ledger),
        "set_aside": [line for each in content.readiness.asides for line in _set_aside(each)],
    }


def _ledger(ledger: Ledger) -> dict[str, Any]:
    """This portfolio's own entries: what happens to other learners does not change its state."""
    number, head = ledger.links[-1] if ledger.links else (0, "")
    return {"number": number, "head": head, "entries": [list(link) for link in ledger.links]}


def canonical(data: dict[str, Any]) -> bytes:
    return canonical_json(data).encode()


def manifest_hash(content: PortfolioContent) -> str:
    """SHA-256 of the canonical manifest, in hex."""
    return hash_of(canonical(manifest(content)))


def embed(pdf: pikepdf.Pdf, content: PortfolioContent) -> None:
    """Put the manifest where verifyexport finds it: /PieceInfo of the catalogue (ISO 32000, 14.5)."""
    data = canonical(manifest(content))
    private = pikepdf.Dictionary(Manifest=pdf.make_stream(data), Hash=pikepdf.String(hash_of(data)))
    stamp = pikepdf.String(f"D:{content.made_at:%Y%m%d%H%M%S}")
    pdf.Root.PieceInfo = pikepdf.Dictionary(
        Loopfolio=pikepdf.Dictionary(LastModified=stamp, Private=pdf.make_indirect(private))
    )


def read_manifest(path: Path) -> bytes:
    """The canonical manifest inside an export; KeyError if the file carries none."""
    with pikepdf.Pdf.open(path) as pdf:
        return pdf.Root["/PieceInfo"]["/Loopfolio"]["/Private"]["/Manifest"].read_bytes()


def read_hash(path: Path) -> str:
    """The hash that stands beside the manifest in an export, and is printed in part 18."""
    with pikepdf.Pdf.open(path) as pdf:
        return str(pdf.Root["/PieceInfo"]["/Loopfolio"]["/Private"]["/Hash"])


def hash_of(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


@contextmanager
def whole_file(out: Path) -> Iterator[BinaryIO]:
    """Write beside `out`, sync, then rename: a reader sees the whole file or none."""
    handle, name = tempfile.mkstemp(dir=out.parent, prefix=f".{out.name}.")
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        part.replace(out)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    sync(out.parent)


def publish(pdf: pikepdf.Pdf, out: Path) -> None:
    """Write the finished PDF to ``out``, whole or not at all."""
    with whole_file(out) as stream:
        pdf.save(stream, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)


def _record(record: RecordContent) -> dict[str, Any]:
    return {
        "ref": record.ref,
        "version": record.version,
        "hash": record.content_hash,
        "path": record_path(record),
        "files": [_file(record, place, file) for place, file in enumerate(record.files, start=1)],
    }


def record_path(record: RecordContent) -> str:
    """Where a ZIP pack keeps the version as canonical JSON, whose SHA-256 is the content hash."""
    return f"records/{record.ref}-v{record.version}.json"


def file_path(record: RecordContent, place: int, file: FileContent) -> str:
    """Where a ZIP pack keeps an original. The name is for people; every system can write it."""
    plain = unicodedata.normalize("NFKD", file.name).encode("ascii", "ignore").decode()
    safe = re.sub(r"[^A-Za-z0-9._-]+", "-", plain).strip("-.")[-60:] or "file"
    return f"files/{record.ref}/{place:02d}-{safe}"


def signed_path(unit: str, number: int) -> str:
    """Where a ZIP pack keeps the list that was signed, as the signers saw it."""
    return f"signoffs/{slugify(unit)}-{number}.json"


def _file(record: RecordContent, place: int, file: FileContent) -> dict[str, Any]:
    known = {
        "name": file.name,
        "sha256": file.sha256,
        "size": file.size,
        "path": file_path(record, place, file),
    }
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
            "path": signed_path(unit.code, line.round),
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
