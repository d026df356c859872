"""Looks at every file before anything is printed, so that no gap is silent.

A file that is missing, changed or unreadable is marked, named in `problems` and printed as a slip; the
others get what layout needs to know (how many sheets, which way they read).
"""

import hashlib
from dataclasses import replace
from pathlib import Path

import pikepdf
from PIL import Image, ImageFile, UnidentifiedImageError

from assessment.exports import sheets
from assessment.exports.content import FileContent, PortfolioContent, RecordContent, Sheet

SENTENCES = {
    "missing": "{ref}: the file “{name}” is missing from the store.",
    "damaged": "{ref}: the file “{name}” is damaged; it is not what was handed in.",
    "locked": "{ref}: the file “{name}” is locked with a password and cannot be printed.",
}


def check_files(content: PortfolioContent) -> PortfolioContent:
    """The same content with each file's `problem` and `sheets` filled in and every problem in words."""
    hashes: dict[Path, str] = {}
    records = tuple(_checked(record, hashes) for record in content.records)
    found = [
        SENTENCES[file.problem].format(ref=record.ref, name=file.name)
        for record in records
        for file in record.files
        if file.problem
    ]
    new = [sentence for sentence in found if sentence not in content.problems]
    return replace(content, records=records, problems=(*content.problems, *new))


def _checked(record: RecordContent, hashes: dict[Path, str]) -> RecordContent:
    return replace(record, files=tuple(_look_at(file, hashes) for file in record.files))


def _look_at(file: FileContent, hashes: dict[Path, str]) -> FileContent:
    path = file.original_path
    problem = file.problem or _stored_problem(path, file.sha256, hashes)
    if problem or path is None:
        return replace(file, problem=problem)
    if file.family == "pdf":
        return _read_sheets(file, path)
    if file.family == "image":
        return replace(file, problem=_photo_problem(file.print_path))
    return file


def _stored_problem(path: Path | None, sha256: str, hashes: dict[Path, str]) -> str:
    if path is None or not path.is_file():
        return "missing"
    if path not in hashes:
        with path.open("rb") as stream:
            hashes[path] = hashlib.file_digest(stream, "sha256").hexdigest()
    return "" if hashes[path] == sha256 else "damaged"


def _read_sheets(file: FileContent, path: Path) -> FileContent:
    try:
        with sheets.open_inert(path) as pdf:
            found = tuple(_sheet(pdf, number) for number in range(1, len(pdf.pages) + 1))
    except pikepdf.PasswordError:
        return replace(file, problem="locked")
    except (pikepdf.PdfError, ValueError, RuntimeError, TypeError, AttributeError, KeyError):
        return replace(file, problem="damaged")  # libqpdf reports odd structures as any of these
    if not found or (file.pages and file.pages != len(found)):
        return replace(file, problem="damaged")
    return replace(file, sheets=found, pages=len(found))


def _sheet(pdf: pikepdf.Pdf, number: int) -> Sheet:
    width, height = sheets.shown_size(sheets.form_of(pdf, number))
    return Sheet(number=number, wide=width > height)


def _photo_problem(path: Path | None) -> str:
    if path is None or not path.is_file():
        return "missing"
    try:
        ImageFile.LOAD_TRUNCATED_IMAGES = False  # another library, once imported, turns it on for all
        with Image.open(path) as photo:
            photo.load()  # verify() lets half a JPEG pass
    except (OSError, UnidentifiedImageError, Image.DecompressionBombError, ValueError):
        return "damaged"
    return ""
