"""E-mails: as text with header lines (.eml), or as Outlook's compound file (.msg)."""

import email.policy
from email.message import Message
from email.parser import BytesParser
from pathlib import Path

from portfolio.files.endings import MACRO_ENDINGS, PROGRAM_ENDINGS, ending_of
from portfolio.files.findings import Fault, Finding

from .office import OLE

EXPECTED_HEADERS = ("From", "To", "Date", "Subject", "Received", "Message-ID", "MIME-Version")
PROPERTIES_STREAM = "__properties_version1.0".encode("utf-16-le")
ATTACHED_NAMES = tuple(
    f".{ending}\0".encode("utf-16-le") for ending in ("exe", "scr", "bat", "cmd", "js", "vbs")
)


def look(path: Path, media_type: str) -> Finding:
    data = path.read_bytes()
    if media_type == "message/rfc822":
        _check_eml(data)
    else:
        _check_msg(data)
    return Finding()


def _check_eml(data: bytes) -> None:
    message = BytesParser(policy=email.policy.compat32).parsebytes(data)
    if sum(header in message for header in EXPECTED_HEADERS) < 2:
        raise Fault("mismatch", "not an email")
    if b"\0" in data:
        raise Fault("damaged")
    if any(_is_program(part) for part in message.walk()):
        raise Fault("program")


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
