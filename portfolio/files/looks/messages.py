"""E-mails: as text with header lines (.eml), or as Outlook's compound file (.msg)."""

import email.policy
import re
from collections.abc import Iterable, Iterator
from email.message import Message
from email.parser import BytesParser
from pathlib import Path

from portfolio.files.endings import MACRO_ENDINGS, PROGRAM_ENDINGS, ending_of
from portfolio.files.findings import Fault, Finding

from .office import OLE

EXPECTED_HEADERS = ("From", "To", "Date", "Subject", "Received", "Message-ID", "MIME-Version")
BASE64 = re.compile(rb"[A-Za-z0-9+/]{56,}\s*")
PROPERTIES_STREAM = "__properties_version1.0".encode("utf-16-le")
ATTACHED_NAMES = tuple(
    f".{ending}\0".encode("utf-16-le") for ending in ("exe", "scr", "bat", "cmd", "js", "vbs")
)


def look(path: Path, media_type: str) -> Finding:
    if media_type == "message/rfc822":
        _check_eml(path)
    else:
        _check_msg(path.read_bytes())
    return Finding()


def _check_eml(path: Path) -> None:
    with path.open("rb") as file:
        thin = b"".join(_thinned(file))
    message = BytesParser(policy=email.policy.compat32).parsebytes(thin)
    if sum(header in message for header in EXPECTED_HEADERS) < 2:
        raise Fault("mismatch", "not an email")
    if b"\0" in thin:
        raise Fault("damaged")
    if any(_is_program(part) for part in message.walk()):
        raise Fault("program")


def _thinned(file: Iterable[bytes]) -> Iterator[bytes]:
    """The message with only the first lines of each attachment, which say what it is."""
    run = 0
    for line in file:
        run = run + 1 if BASE64.fullmatch(line) else 0
        if run <= 4:
            yield line


def _is_program(part: Message) -> bool:
    name = part.get_filename() or ""
    if ending_of(name) in PROGRAM_ENDINGS | MACRO_ENDINGS:
        return True
    body = part.get_payload(decode=True)
    return isinstance(body, bytes) and body.startswith(b"MZ")


def _check_msg(data: bytes) -> None:
    if not data.startswith(OLE):
        raise Fault("mismatch", "not an Outlook message")
    if PROPERTIES_STREAM not in data:
        raise Fault("mismatch", "an old Office file")
    if any(name in data for name in ATTACHED_NAMES):
        raise Fault("program")
