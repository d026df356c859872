"""Content -> HTML -> PDF. Templates see plain data; WeasyPrint runs in a child that can open nothing else.

The parent writes a job folder (HTML, CSS, fonts, prepared photos under their hash) and starts `pressroom` on
it with a clean environment and a wall clock.
"""

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.template.loader import render_to_string

from assessment.exports.assemble import Frame
from assessment.exports.errors import ExportError
from assessment.exports.printed import Pack

MEGABYTE = 1024 * 1024
MEMORY = 4096 * MEGABYTE
CPU_SECONDS = 540
WALL_SECONDS = 570
FONTS = "vendor/fonts"
STYLESHEETS = ("faces.css", "page.css", "pack.css", "record.css", "story.css")
LOST = ("No anchor", "Content discarded", "Failed to load")


@dataclass(frozen=True, slots=True)
class Rendered:
    """The PDF as WeasyPrint wrote it, where everything is on it, and what it cost."""

    path: Path
    pages: int
    frames: dict[str, Frame]
    seconds: float
    peak_bytes: int
    warnings: tuple[str, ...] = ()


def render_pack(pack: Pack, folder: Path) -> Rendered:
    """Render the pack in `folder`, which must be empty and private to this export."""
    write_job(folder, pack_html(pack), photos_of(pack), pack)
    return run_job(folder)


def photos_of(pack: Pack) -> dict[str, Path]:
    """Original's SHA-256 -> the copy to print."""
    files = [file for view in pack.printed for file in view.files]
    shown = [file.file for file in files if file.shown == "photo"]
    return {file.sha256: file.print_path for file in shown if file.print_path}


def pack_html(pack: Pack) -> str:
    return render_to_string("export/pack.html", {"pack": pack, "content": pack.content})


def write_job(folder: Path, html: str, photos: dict[str, Path], pack: Pack) -> None:
    """Everything the child may see, in one folder."""
    (folder / "pack.html").write_text(html)
    source = Path(settings.BASE_DIR) / "static"
    css = "\n".join((source / "export" / name).read_text() for name in STYLESHEETS)
    (folder / "pack.css").write_text(css)
    files = _copy_fonts(source / FONTS, folder) | _copy_photos(photos, folder)
    shutil.copyfile(source / "export" / "sheet.png", folder / "sheet.png")
    files["asset:sheet"] = {"file": "sheet.png", "type": "image/png"}
    job = {
        "html": "pack.html",
        "css": "pack.css",
        "out": "pack.pdf",
        "variant": "pdf/ua-1",
        "files": files,
        "labels": pack.labels,
        "limits": {"memory": MEMORY, "cpu": CPU_SECONDS},
    }
    (folder / "job.json").write_text(json.dumps(job))


def run_job(folder: Path, *, wall: int = WALL_SECONDS) -> Rendered:
    """Run the child on a written job. ExportError when it dies, runs too long or loses a link."""
    command = [sys.executable, "-m", "assessment.exports.pressroom", str(folder)]
    try:
        done = subprocess.run(
            command, cwd=settings.BASE_DIR, env=_clean_environment(folder), timeout=wall,
            capture_output=True, text=True, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired as error:
        raise ExportError("The PDF took too long to render.", str(error)) from error
    if done.returncode != 0:
        raise ExportError("The PDF could not be rendered.", done.stderr[-4000:])
    return _read_result(folder)


def _read_result(folder: Path) -> Rendered:
    result = json.loads((folder / "result.json").read_text())
    lost = [line for line in result["log"] if any(word in line for word in LOST)]
    if lost or result["refused"]:
        raise ExportError(
            "The PDF has a link or picture without a target.", "\n".join(lost + result["refused"])
        )
    frames = {name: Frame(box[0], box[3], box[4]) for name, box in result["frames"].items()}
    return Rendered(
        path=folder / "pack.pdf",
        pages=result["pages"],
        frames=frames,
        seconds=result["seconds"],
        peak_bytes=result["peak_bytes"],
        warnings=tuple(result["log"]),
    )


def _copy_fonts(source: Path, folder: Path) -> dict[str, dict[str, str]]:
    files = {}
    for path in sorted(source.glob("*.woff2")):
        shutil.copyfile(path, folder / path.name)
        files[f"asset:{path.stem}"] = {"file": path.name, "type": "font/woff2"}
    return files


def _copy_photos(photos: dict[str, Path], folder: Path) -> dict[str, dict[str, str]]:
    files = {}
    for sha256, path in photos.items():
        shutil.copyfile(path, folder / sha256)
        files[f"blob:{sha256}"] = {"file": sha256, "type": "image/jpeg"}
    return files


def _clean_environment(folder: Path) -> dict[str, str]:
    """No secret, proxy or Python setting reaches the child."""
    kept = {name: os.environ[name] for name in ("PATH", "DYLD_FALLBACK_LIBRARY_PATH") if name in os.environ}
    return kept | {"LANG": "C.UTF-8", "HOME": str(folder), "TMPDIR": str(folder)}
