"""The render child: `python -m assessment.exports.pressroom JOBDIR`.

It imports no Django and opens nothing but what lies in its job folder: URLs are `blob:` and `asset:`
names of the job's own list, memory and time are limited, and once WeasyPrint is loaded an audit hook
refuses other files, sockets and processes. Reads job.json; writes the PDF and result.json.
"""

import gc
import json
import logging
import os
import resource
import sys
import time
from pathlib import Path
from typing import Any

OUTSIDE = ("socket.", "subprocess.", "os.exec", "os.posix_spawn", "os.system", "os.fork", "ctypes.dlopen")


def main(folder: Path) -> None:
    job = json.loads((folder / "job.json").read_text())
    limit(memory=job["limits"]["memory"], seconds=job["limits"]["cpu"])
    started = time.monotonic()
    log = keep_log()
    refused: list[str] = []
    finish = finisher(job["labels"])
    document = lay_out(job, folder, refused)
    document.write_pdf(folder / job["out"], finisher=finish, pdf_variant=job["variant"])
    result = {
        "pages": len(document.pages),
        "frames": frames(document),
        "seconds": round(time.monotonic() - started, 3),
        "peak_bytes": peak_bytes(),
        "log": log,
        "refused": refused,
    }
    (folder / "result.json").write_text(json.dumps(result))


def limit(*, memory: int, seconds: int) -> None:
    """Hard limits for this process; a platform without one of them keeps the parent's wall clock."""
    for kind, value in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_CORE, 0),
    ):
        try:
            resource.setrlimit(kind, (value, value))
        except (ValueError, OSError):  # pragma: no cover - macOS has no RLIMIT_AS
            continue
    gc.disable()  # one short life: collecting cycles costs a seventh of the time


def keep_log() -> list[str]:
    """Collects what WeasyPrint says, as `LEVEL message`; a lost link is only ever a log line there."""
    lines: list[str] = []

    class Keeper(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            lines.append(f"{record.levelname} {record.getMessage()}")

    logger = logging.getLogger("weasyprint")
    logger.handlers = [Keeper()]
    logger.setLevel(logging.WARNING)
    logger.propagate = False
    return lines


def lay_out(job: dict[str, Any], folder: Path, refused: list[str]) -> Any:
    """The laid-out WeasyPrint document of a job."""
    from weasyprint import CSS, HTML  # noqa: PLC0415 - after the limits, so that they cover the import
    from weasyprint.text.fonts import FontConfiguration  # noqa: PLC0415

    fetcher = deny_all(job["files"], folder, refused)
    lock_down(folder)
    fonts = FontConfiguration()
    css = CSS(string=(folder / job["css"]).read_text(), font_config=fonts, url_fetcher=fetcher)
    html = HTML(string=(folder / job["html"]).read_text(), url_fetcher=fetcher)
    return html.render(font_config=fonts, stylesheets=[css], pdf_variant=job["variant"])


def deny_all(files: dict[str, dict[str, str]], folder: Path, refused: list[str]) -> Any:
    """A fetcher that knows the job's own names and nothing else: no path or host is ever looked up."""
    from weasyprint.urls import URLFetcher, URLFetcherResponse  # noqa: PLC0415

    class DenyAll(URLFetcher):
        def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
            known = files.get(url)
            if known is None:
                refused.append(url[:200])
                raise ValueError("Refused: not part of this job.")
            body = (folder / known["file"]).read_bytes()
            return URLFetcherResponse(url, body, {"Content-Type": known["type"]})

    return DenyAll()


def lock_down(folder: Path) -> None:
    """From here on Python code can read its libraries, use its folder, and do nothing else outside."""
    own = os.path.realpath(folder) + os.sep
    status = os.path.realpath("/proc/self/status")
    readable = (own, status, *(os.path.realpath(place) + os.sep for place in (sys.prefix, sys.base_prefix)))

    def guard(event: str, args: tuple[Any, ...]) -> None:
        if event.startswith(OUTSIDE):
            raise PermissionError(f"Refused: {event}.")
        if event == "open" and not isinstance(args[0], int):
            path = os.path.realpath(os.fsdecode(args[0]))
            writes = args[2] & (os.O_WRONLY | os.O_RDWR)
            if not path.startswith(own if writes else readable):
                raise PermissionError(f"Refused: {path}.")

    sys.addaudithook(guard)


def frames(document: Any) -> dict[str, list[float]]:
    """Anchor -> [page from 1, left, top, width, height] in points."""
    found = {}
    for number, page in enumerate(document.pages, start=1):
        for name, (left, top, right, bottom) in page.anchors.items():
            box = (left, top, right - left, bottom - top)
            found[name] = [number, *(round(value * 0.75, 3) for value in box)]
    return found


def finisher(labels: dict[str, str]) -> Any:
    """Last touches before the file is written: spoken names of links, running heads as artifacts."""

    from assessment.exports import pressmarks  # noqa: PLC0415 - after the limits, like WeasyPrint itself

    def finish(document: Any, pdf: Any) -> None:
        pressmarks.name_links(pdf, labels)
        pressmarks.free_margin_boxes(pdf)

    return finish


def peak_bytes() -> int:
    """The most memory this process held. Linux's ru_maxrss would count the parent's before the exec."""
    status = Path("/proc/self/status")
    if status.exists():
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) * 1024
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024


if __name__ == "__main__":
    main(Path(sys.argv[1]))
