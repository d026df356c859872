"""PDFs: whole, without a password, and whether they hold anything that acts or overwhelms.

A half PDF opens without complaint as fewer pages, and is only found out by the repair warnings together with
its missing end. Many whole PDFs in daily use need small repairs too, so a warning alone refuses nothing.
"""

from pathlib import Path

import pikepdf

from portfolio.files.findings import Fault, Finding

from . import active, streams

BEFORE_HEADER = b"\xef\xbb\xbf \t\r\n\0"
END_REACH = 2048
# What qpdf says when a repair lost something. Ordinary repairs (a wrong offset or length) say none of these.
LOST = (
    "unexpected EOF",
    "EOF while reading",
    "unable to find trailer",
    "unable to find /Root",
    "parse error while reading object",
    "kid is null",
)


def look(path: Path, media_type: str) -> Finding:
    head, tail = _ends(path)
    if not head.lstrip(BEFORE_HEADER).startswith(b"%PDF-"):
        raise Fault("disguised" if b"%PDF-" in head else "damaged")
    try:
        with pikepdf.open(path, suppress_warnings=True) as pdf:
            return _look_inside(pdf, ended=b"%%EOF" in tail)
    except pikepdf.PasswordError as error:
        raise Fault("password") from error


def _ends(path: Path) -> tuple[bytes, bytes]:
    with path.open("rb") as file:
        head = file.read(1024)
        file.seek(max(0, path.stat().st_size - END_REACH))
        return head, file.read()


def _look_inside(pdf: pikepdf.Pdf, *, ended: bool) -> Finding:
    declared = pdf.Root.Pages.get("/Count")
    pages = len(pdf.pages)
    weight = streams.weigh(pdf)
    if pages == 0 or (isinstance(declared, int) and declared > pages) or _is_cut(pdf, weight, ended):
        raise Fault("damaged")
    if active.is_active(pdf):
        return Finding(pages=pages, caution="active")
    return Finding(pages=pages, caution="complex" if weight.heavy else "")


def _is_cut(pdf: pikepdf.Pdf, weight: streams.Weight, ended: bool) -> bool:
    said = " ".join(str(warning) for warning in pdf.get_warnings())
    lost = weight.broken or any(phrase in said for phrase in LOST)
    return lost if ended else bool(said)
