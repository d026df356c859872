"""Office files: zip archives that are listed and read piece by piece, and never unpacked to disk."""

import re
import stat
import zipfile
from pathlib import Path

from portfolio.files.findings import Fault, Finding

MEGABYTE = 1024 * 1024
MAX_MEMBERS = 5000
MAX_UNPACKED = 300 * MEGABYTE
MAX_RATIO = 200
KEPT_FOR_CHECK = 2 * MEGABYTE
PIECE = 256 * 1024
CONTENT_TYPES = "[Content_Types].xml"
OFFICE_OPEN = "application/vnd.openxmlformats-officedocument."
MAIN_TYPES = {
    f"{OFFICE_OPEN}wordprocessingml.document": b"wordprocessingml.document.main+xml",
    f"{OFFICE_OPEN}spreadsheetml.sheet": b"spreadsheetml.sheet.main+xml",
    f"{OFFICE_OPEN}presentationml.presentation": b"presentation.main+xml",
}
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
PASSWORD_STREAM = "EncryptedPackage".encode("utf-16-le")
MACROS = re.compile(r"(^|/)(vbaproject\.bin|vbadata\.xml)$|^(basic|scripts)/|macrosheets/", re.IGNORECASE)
DOCTYPE = re.compile(rb"<!(DOCTYPE|ENTITY)")
REMOTE_TEMPLATE = re.compile(rb"attachedTemplate\"[^>]*TargetMode=\"External\"")
PROGRAM = b"MZ"


def look(path: Path, media_type: str) -> Finding:
    with path.open("rb") as file:
        head = file.read(8)
    if head == OLE:
        raise Fault("password" if PASSWORD_STREAM in path.read_bytes() else "mismatch", "an old Office file")
    if not head.startswith(b"PK\x03\x04"):
        raise Fault("damaged")
    with zipfile.ZipFile(path) as archive:
        return _look_inside(archive, media_type)


def _look_inside(archive: zipfile.ZipFile, media_type: str) -> Finding:
    members = archive.infolist()
    _check_list(members)
    names = {member.filename for member in members}
    if media_type in MAIN_TYPES:
        _check_office_open(archive, names, media_type)
    elif _open_document_type(archive, names) != media_type:
        raise Fault("mismatch", "another kind of archive")
    caution = ""
    for member in members:
        caution = _check_member(member.filename, _read(archive, member)) or caution
    return Finding(caution=caution)


def _check_list(members: list[zipfile.ZipInfo]) -> None:
    """What the directory alone gives away. A size that lies is found: `zipfile` reads no further than it."""
    if len(members) > MAX_MEMBERS or sum(member.file_size for member in members) > MAX_UNPACKED:
        raise Fault("bomb")
    for member in members:
        if member.flag_bits & 1:
            raise Fault("password")
        if MACROS.search(member.filename):
            raise Fault("macros")
        parts = member.filename.replace("\\", "/").split("/")
        if (
            ".." in parts
            or member.filename.startswith(("/", "\\"))
            or stat.S_ISLNK(member.external_attr >> 16)
        ):
            raise Fault("disguised")
        if member.file_size > MEGABYTE and member.file_size > MAX_RATIO * max(member.compress_size, 1):
            raise Fault("bomb")


def _check_office_open(archive: zipfile.ZipFile, names: set[str], media_type: str) -> None:
    """By the declared type of the main part, whose name differs between programs."""
    if CONTENT_TYPES not in names:
        raise Fault("mismatch", "an archive")
    with archive.open(CONTENT_TYPES) as file:
        declared = file.read(KEPT_FOR_CHECK)
    if b"macroEnabled" in declared:
        raise Fault("macros")
    if MAIN_TYPES[media_type] not in declared:
        known = any(main_type in declared for main_type in MAIN_TYPES.values())
        raise Fault("mismatch", "another kind of Office document" if known else "an archive")


def _open_document_type(archive: zipfile.ZipFile, names: set[str]) -> str:
    if not {"mimetype", "content.xml"} <= names:
        return ""
    with archive.open("mimetype") as file:
        return file.read(100).decode("ascii", "replace").strip()


def _read(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    """The first part of a member; reading on to its end proves its check sum."""
    start = b""
    with archive.open(member) as file:
        while piece := file.read(PIECE):
            if len(start) < KEPT_FOR_CHECK:
                start += piece
    return start


def _check_member(name: str, start: bytes) -> str:
    """A reason to keep the document as a download only, if a member gives one."""
    if start.startswith(PROGRAM):
        raise Fault("program")
    if name == "META-INF/manifest.xml" and b"encryption-data" in start:
        raise Fault("password")
    if name.endswith((".xml", ".rels")) and DOCTYPE.search(start) and name != "META-INF/manifest.xml":
        raise Fault("bomb")
    return "remote" if name.endswith(".rels") and REMOTE_TEMPLATE.search(start) else ""
