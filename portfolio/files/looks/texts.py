"""Plain text, CSV and Markdown. A customer may write anything; the file may not be a page or a program."""

import re
from pathlib import Path

import magic

from portfolio.files.findings import Fault, Finding

from .signature import describe

# NUL and the other controls that no text editor writes; tab, line ends, form feed and escape are common.
CONTROLS = re.compile(r"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f]")
NOT_TEXT = re.compile(
    r"#!|MZ|PK\x03\x04|%PDF-|%!PS|\{\\rtf|<(!doctype|html|head|body|script|svg|iframe|\?xml|\?php)",
    re.IGNORECASE,
)
RUNNABLE = {"text/x-shellscript", "text/x-msdos-batch", "text/x-php", "image/svg+xml"}


def look(path: Path, media_type: str) -> Finding:
    check_text(path.read_bytes())
    found = magic.from_file(str(path), mime=True)
    if found in RUNNABLE:
        raise Fault("mismatch", describe(found))
    return Finding()


def check_text(data: bytes) -> None:
    """Refuse what is not text, and what a browser or a computer would take for something else."""
    text = decode(data)
    if start := NOT_TEXT.match(text.lstrip()):
        raise Fault("mismatch", "a web page" if start[0].startswith("<") else "another kind of file")
    if CONTROLS.search(text):
        raise Fault("mismatch", "not text")


def decode(data: bytes) -> str:
    """As UTF-16 with its mark, as UTF-8, or in the encoding of older Windows programs."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return data.decode("utf-16")
        except UnicodeDecodeError as error:
            raise Fault("damaged") from error
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")
