"""The gate: may this file come in? The same answer for uploads, imports and e-mail.

Name and size are judged here; the bytes are opened only in the child process (`sandbox`, `examine`).
"""

from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from . import sandbox
from .endings import KINDS, MACRO_ENDINGS, Kind, ending_of
from .names import clean_name

ACCEPT, STORE_SAFE, REJECT = "accept", "store_safe", "reject"
NO_KIND = Kind("", "other")

# After the GOV.UK file upload component: one sentence for each way in which a file can be wrong.
SENTENCES = {
    "empty": "The selected file is empty.",
    "too_big": "The selected file must be smaller than {limit} MB.",
    "not_allowed": "The selected file must be a PDF, a picture, a sound or video recording, "
    "an Office document, a text file or an email.",
    "no_ending": "The selected file must have a name that shows what it is, such as “{name}.pdf”.",
    "macros": "The selected file must not contain macros, so save “{name}” without them and upload the copy.",
    "program": "The selected file must not contain a program, but “{name}” does.",
    "mismatch": "The selected file is {found}, although its name “{name}” ends in .{ending}.",
    "disguised": "The selected file is two kinds of file in one, so open “{name}”, save it again and upload "
    "the copy.",
    "password": "The selected file is password protected.",
    "damaged": "The selected file is damaged or incomplete, so check that “{name}” opens on your device and "
    "upload it again.",
    "too_many_pixels": "The selected file must be a picture of at most 120 megapixels.",
    "bomb": "The selected file unpacks to far more than its own size, so “{name}” cannot be opened safely.",
    "too_hard": "The selected file is too complicated to check, so save “{name}” in a simpler form "
    "and upload that.",
    "active": "The file “{name}” contains scripts, actions or other files, so it is kept as a download "
    "and shown without them.",
    "complex": "The file “{name}” has very complicated pages, so it is kept as a download "
    "and may not be shown.",
    "remote": "The file “{name}” fetches a part of itself from elsewhere, so it is kept as a download only.",
}


@dataclass(frozen=True)
class Verdict:
    """`outcome` is accept, store_safe (keep, but never show or merge as it is) or reject.

    `sentence` is what a person reads, empty for accept. `family` is image, pdf, audio, video, office, text,
    email or other. `pages`, `seconds` and pixels are None where the kind has none or does not say.
    """

    outcome: str
    sentence: str
    media_type: str
    family: str
    pages: int | None = None
    seconds: float | None = None
    width: int | None = None
    height: int | None = None


def check_file(path: Path, name: str) -> Verdict:
    """Judge the file at `path` that a person calls `name`.

    Raises OSError if it cannot be read and sandbox.SandboxError if a library is missing: neither says
    anything about the file.
    """
    shown = clean_name(name)
    ending = ending_of(shown)
    with path.open("rb"):
        size = path.stat().st_size
    if code := _fault_of_name(ending) or _fault_of_size(size):
        return _reject(code, shown, KINDS.get(ending, NO_KIND))
    kind = KINDS[ending]
    answer = sandbox.run("check", path=str(path.resolve()), **kind._asdict())
    if fault := answer.get("fault"):
        return _reject(fault, shown, kind, found=answer.get("found", ""))
    return _keep(answer["finding"], shown, kind)


def max_megabytes() -> int:
    return settings.MAX_UPLOAD_BYTES // (1024 * 1024)


def _fault_of_name(ending: str) -> str:
    if ending in KINDS:
        return ""
    if not ending:
        return "no_ending"
    return "macros" if ending in MACRO_ENDINGS else "not_allowed"


def _fault_of_size(size: int) -> str:
    if size == 0:
        return "empty"
    return "too_big" if size > settings.MAX_UPLOAD_BYTES else ""


def _reject(code: str, name: str, kind: Kind, found: str = "") -> Verdict:
    sentence = _sentence(code, name, found)
    return Verdict(REJECT, sentence, kind.media_type, kind.family)


def _keep(finding: dict, name: str, kind: Kind) -> Verdict:
    caution = finding.pop("caution")
    outcome = STORE_SAFE if caution else ACCEPT
    sentence = _sentence(caution, name) if caution else ""
    return Verdict(outcome, sentence, kind.media_type, kind.family, **finding)


def _sentence(code: str, name: str, found: str = "") -> str:
    return SENTENCES[code].format(name=name, ending=ending_of(name), found=found, limit=max_megabytes())
