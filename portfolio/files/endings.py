"""The kinds of file that may come in, by the ending of their name. Everything else is refused."""

from typing import NamedTuple


class Kind(NamedTuple):
    media_type: str
    family: str


FAMILIES = {
    "pdf": {"application/pdf": "pdf"},
    "image": {
        "image/jpeg": "jpg jpeg jpe jfif",
        "image/png": "png",
        "image/gif": "gif",
        "image/webp": "webp",
        "image/heic": "heic heif hif",
        "image/tiff": "tif tiff",
        "image/bmp": "bmp",
    },
    "audio": {
        "audio/mpeg": "mp3",
        "audio/mp4": "m4a",
        "audio/aac": "aac",
        "audio/wav": "wav",
        "audio/ogg": "ogg oga opus",
        "audio/amr": "amr",
        "audio/flac": "flac",
        "audio/webm": "weba",
    },
    "video": {
        "video/mp4": "mp4 m4v",
        "video/quicktime": "mov qt",
        "video/webm": "webm",
        "video/x-matroska": "mkv",
        "video/3gpp": "3gp 3gpp",
        "video/3gpp2": "3g2",
        "video/ogg": "ogv",
        "video/x-msvideo": "avi",
    },
    "office": {
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "xlsx",
        "application/vnd.openxmlformats-officedocument.presentationml.presentation": "pptx",
        "application/vnd.oasis.opendocument.text": "odt",
        "application/vnd.oasis.opendocument.spreadsheet": "ods",
        "application/vnd.oasis.opendocument.presentation": "odp",
    },
    "text": {
        "text/plain": "txt",
        "text/csv": "csv",
        "text/tab-separated-values": "tsv tab",
        "text/markdown": "md",
    },
    "email": {"message/rfc822": "eml", "application/vnd.ms-outlook": "msg"},
}

KINDS: dict[str, Kind] = {
    ending: Kind(media_type, family)
    for family, media_types in FAMILIES.items()
    for media_type, endings in media_types.items()
    for ending in endings.split()
}

MACRO_ENDINGS = frozenset({
    "docm", "dotm", "xlsm", "xltm", "xlam", "xlsb", "pptm", "potm", "ppam", "ppsm", "sldm",
})  # fmt: skip

PROGRAM_ENDINGS = frozenset({
    "app", "apk", "bat", "cmd", "com", "cpl", "dll", "dmg", "exe", "gadget", "hta", "inf", "jar",
    "js", "jse", "lnk", "msc", "msi", "msp", "pif", "ps1", "psm1", "py", "pl", "rb", "reg", "scf",
    "scr", "sh", "swf", "sys", "vb", "vbe", "vbs", "ws", "wsc", "wsf", "wsh",
})  # fmt: skip


def ending_of(name: str) -> str:
    """The ending of a file name in lower case without its dot; empty if there is none."""
    stem, dot, ending = name.rpartition(".")
    return ending.lower() if dot and stem else ""
