"""Seconds, pages and peak memory of an export beside one plain WeasyPrint pass: script/bench export.

The plain pass lays out the same HTML, CSS and photos in a process of its own, untagged, with WeasyPrint's
defaults and nothing around it: no file is checked, no attached page put in, nothing sealed. Both are done in
turn, and processor time is what the ratio compares, so that it holds on a busy machine. Ends with one line of
JSON.
"""

import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import django

ROOT = Path(__file__).resolve().parents[2]
ROUNDS = 3
PLAIN = """
import json, resource, sys
from pathlib import Path
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from assessment.exports.pressroom import deny_all, peak_bytes
folder = Path(sys.argv[1])
job = json.loads((folder / "job.json").read_text())
fetcher = deny_all(job["files"], folder, [])
fonts = FontConfiguration()
css = CSS(string=(folder / job["css"]).read_text(), font_config=fonts, url_fetcher=fetcher)
html = HTML(string=(folder / job["html"]).read_text(), url_fetcher=fetcher)
html.write_pdf(folder / "plain.pdf", stylesheets=[css], font_config=fonts)
print(peak_bytes())
"""


class Clock:
    """Wall and processor seconds from now on, of this process and of the children it waited for."""

    def __init__(self) -> None:
        self._from = self._now()

    def stop(self) -> "Clock":
        self.wall, self.cpu = (now - start for now, start in zip(self._now(), self._from, strict=True))
        return self

    def _now(self) -> tuple[float, float]:
        used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
        return time.perf_counter(), sum(each.ru_utime + each.ru_stime for each in used)


def _median(values) -> float:
    return round(statistics.median(values), 2)


def main() -> None:
    data = _prepare()
    content = _biggest_portfolio()
    rounds = [(_export(content, data / "out.pdf"), _plain(content)) for _ in range(ROUNDS)]
    ours, plain = ([pair[side][0] for pair in rounds] for side in (0, 1))
    result = rounds[-1][0][1]
    figures = {
        "pages": result.pages,
        "records": len(content.records),
        "criteria": content.total,
        "export_s": _median(each.wall for each in ours),
        "plain_s": _median(each.wall for each in plain),
        "export_cpu_s": _median(each.cpu for each in ours),
        "plain_cpu_s": _median(each.cpu for each in plain),
        "ratio": round(_median(each.cpu for each in ours) / _median(each.cpu for each in plain), 2),
        "export_peak_mb": round(result.peak_bytes / 1024 / 1024),
        "plain_peak_mb": round(max(peak for _, (_, peak) in rounds) / 1024 / 1024),
        "export_mb": round(result.bytes / 1024 / 1024, 2),
        "problems": len(result.problems),
    }
    for name, value in figures.items():
        print(f"{name:16} {value}")
    print(json.dumps({"bench": "export", **figures}))


def _prepare() -> Path:
    data = Path(tempfile.mkdtemp(prefix="loopfolio-bench-"))
    os.environ["DATA_DIR"] = str(data)
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    call_command("demo", verbosity=0)
    return data


def _biggest_portfolio():
    """The demonstration learner with most records."""
    from django.db.models import Count

    from assessment.exports.compile import compile_portfolio
    from assessment.models import Enrolment

    records = Count("portfolio__records__current_version")
    enrolment = Enrolment.objects.annotate(size=records).order_by("-size", "pk").first()
    return compile_portfolio(enrolment=enrolment, member=enrolment.portfolio.learner, pack="full")


def _export(content, out: Path):
    from assessment.exports.portfolio_pdf import write_portfolio

    clock = Clock()
    result = write_portfolio(content, out=out)
    return clock.stop(), result


def _plain(content):
    """What the whole process took, and bytes at its peak."""
    from assessment.exports import render
    from assessment.exports.intake import check_files
    from assessment.exports.layout import lay_out

    pack = lay_out(check_files(content), "")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        render.write_job(folder, render.pack_html(pack), render.photos_of(pack), pack)
        clock = Clock()
        done = subprocess.run(
            [sys.executable, "-c", PLAIN, name], cwd=ROOT, capture_output=True, text=True, check=True
        )
        return clock.stop(), int(done.stdout)


if __name__ == "__main__":
    main()
