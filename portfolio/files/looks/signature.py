"""Does the content agree with the name, and is it one kind of file only?"""

import mmap
import re
from pathlib import Path

import magic

from portfolio.files.findings import Fault

# What libmagic may say besides the media type itself. "application/octet-stream" means that it does not know,
# which decides nothing: the look that follows opens the file.
BOXES = {
    "video/mp4",
    "audio/mp4",
    "audio/x-m4a",
    "video/x-m4v",
    "video/quicktime",
    "video/3gpp",
    "video/3gpp2",
}
OGG = {"audio/ogg", "video/ogg", "application/ogg"}
MATROSKA = {"video/webm", "audio/webm", "video/x-matroska"}
ZIPPED = {"application/zip", "application/x-zip"}
OLE = {"application/x-ole-storage", "application/cdfv2", "application/encrypted", "application/vnd.ms-office"}
ALSO = {
    "image/heic": {"image/heif", "image/heic-sequence", "image/heif-sequence"},
    "image/bmp": {"image/x-ms-bmp"},
    "audio/mpeg": {"audio/mpegADTS".lower(), "audio/x-mp3"},
    "audio/aac": {"audio/x-hx-aac-adts", "audio/x-aac"},
    "audio/wav": {"audio/x-wav", "audio/vnd.wave"},
    "audio/flac": {"audio/x-flac"},
    "video/x-msvideo": {"video/avi"},
    **dict.fromkeys(("video/mp4", "audio/mp4", "video/quicktime", "video/3gpp", "video/3gpp2"), BOXES),
    **dict.fromkeys(("audio/ogg", "video/ogg"), OGG),
    **dict.fromkeys(("video/webm", "audio/webm", "video/x-matroska"), MATROSKA),
}
BY_FAMILY = {"office": ZIPPED | OLE}
UNSURE = {"application/octet-stream"}
# Text has no signature: the look decides, and only what libmagic knows to be runnable is refused here.
WORDS = {
    "application/pdf": "a PDF",
    "application/zip": "an archive",
    "application/x-dosexec": "a program",
    "application/x-msdownload": "a program",
    "application/vnd.microsoft.portable-executable": "a program",
    "application/x-executable": "a program",
    "application/x-pie-executable": "a program",
    "application/x-mach-binary": "a program",
    "text/x-shellscript": "a program",
    "text/x-msdos-batch": "a program",
    "text/html": "a web page",
    "image/svg+xml": "an SVG drawing",
}
MARKUP = re.compile(rb"<(script|html|body|iframe|svg|!doctype html|\?php)\b", re.IGNORECASE)
# Offset of the bytes after the signature, where a script would begin to hide the picture as a comment.
SCRIPT_OFFSETS = {"image/gif": 6, "image/jpeg": 4, "image/bmp": 2, "image/webp": 4, "audio/wav": 4}
HEAD = {"pdf": 1024, "image": 65536, "audio": 1024, "video": 1024}
END_OF_ZIP = b"PK\x05\x06"


def check(path: Path, media_type: str, family: str) -> None:
    if family in ("text", "email"):
        return
    found = magic.from_file(str(path), mime=True).lower()
    agreed = {media_type} | UNSURE | ALSO.get(media_type, set()) | BY_FAMILY.get(family, set())
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        if family in HEAD and _is_disguised(data, media_type, HEAD[family]):
            raise Fault("disguised")
    if found not in agreed:
        raise Fault("mismatch", describe(found))


def describe(media_type: str) -> str:
    """A media type in plain words, with its article."""
    if media_type in WORDS:
        return WORDS[media_type]
    family, _, subtype = media_type.partition("/")
    if family == "image":
        return f"a {subtype.removeprefix('x-').upper()} picture"
    return {"audio": "a sound recording", "video": "a video", "text": "text"}.get(
        family, "another kind of file"
    )


def _is_disguised(data: mmap.mmap, media_type: str, reach: int) -> bool:
    head, tail = data[:reach], data[-reach:]
    return bool(
        MARKUP.search(head)
        or (MARKUP.search(tail) and media_type.startswith("image/"))
        or _is_script(head, media_type)
        or _ends_as_zip(data)
    )


def _is_script(head: bytes, media_type: str) -> bool:
    """Whether the picture is also a script: a comment or an assignment follows right after its signature."""
    offset = SCRIPT_OFFSETS.get(media_type)
    if offset is None:
        return False
    start = head[offset : offset + 2]
    if (
        media_type == "image/gif"
        and start[:1] in b"=;(,.+-*/`"
        and start[1:].isalnum() | (start[1:] in b"*/\"'(")
    ):
        return True  # as a width this would be above 8,000 pixels
    return start == b"/*" and b"*/" in head


def _ends_as_zip(data: mmap.mmap) -> bool:
    """Whether an archive's directory closes the file exactly, as every unpacker would find it."""
    at = data.rfind(END_OF_ZIP, max(0, len(data) - 65557))
    if at < 0 or at + 22 > len(data):
        return False
    return at + 22 + int.from_bytes(data[at + 20 : at + 22], "little") == len(data)
