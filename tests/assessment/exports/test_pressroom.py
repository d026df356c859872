"""The render child opens nothing but what it was handed, whatever a narrative says."""

import http.server
import json
import threading
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from assessment.exports import render
from assessment.exports.errors import ExportError
from assessment.exports.layout import lay_out
from assessment.exports.narrative import clean_html
from assessment.exports.portfolio_pdf import write_portfolio
from tests.assessment.exports import sample
from tests.assessment.exports.conftest import Printed

CASES = {
    "picture": '<img src="{url}" alt="x">',
    "attachment": '<link rel="attachment" href="{url}">',
    "attached link": '<a rel="attachment" href="{url}">x</a>',
    "stylesheet": '<link rel="stylesheet" href="{url}">',
    "background": '<p style="background: url({url})">x</p>',
    "import": "<style>@import url({url});</style><p>x</p>",
    "face": "<style>@font-face {{ font-family: f; src: url({url}) }} p {{ font-family: f }}</style><p>x</p>",
    "object": '<object data="{url}"></object>',
    "embed": '<embed src="{url}">',
    "drawing": '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><image href="{url}"/></svg>',
    "base": '<base href="{url}/"><img src="pixel.png" alt="x">',
}


@pytest.fixture(scope="module")
def listener():
    """A server on this machine that writes down who asked."""
    asked: list[str] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            self.send_error(404)

        def log_message(self, *args):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", asked
    server.shutdown()
    server.server_close()


def one_page(tmp_path: Path, html: str) -> Path:
    pack = lay_out(sample.portfolio(tmp_path), "")
    job = tmp_path / "job"
    job.mkdir()
    render.write_job(job, f'<html lang="en"><title>x</title><body>{html}', {}, pack)
    return job


def test_no_case_reaches_a_file_a_host_or_inline_data(tmp_path, listener):
    host, asked = listener
    secret = tmp_path / "secret.txt"
    secret.write_text("the secret of this machine")
    urls = (f"{host}/x", secret.as_uri(), "data:text/plain,the%20secret", "ftp://127.0.0.1/x", "blob:guess")
    job = one_page(tmp_path, "".join(case.format(url=url) for case in CASES.values() for url in urls))
    with pytest.raises(ExportError):
        render.run_job(job)
    result = json.loads((job / "result.json").read_text())
    assert {url.split(":")[0] for url in result["refused"]} == {"http", "file", "data", "ftp", "blob"}
    assert asked == []
    with pikepdf.open(job / "pack.pdf") as pdf:
        assert "/EmbeddedFiles" not in pdf.Root.get("/Names", {})
        assert b"secret" not in (job / "pack.pdf").read_bytes()


def test_a_hostile_narrative_is_printed_as_words_and_fetches_nothing(tmp_path, listener):
    host, asked = listener
    hostile = "".join(case.format(url=f"{host}/y") for case in CASES.values())
    ids = '<p id="part-3" onclick="x()">I rang <a href="#part-1">them</a>.</p>'
    content = sample.portfolio(tmp_path)
    record = replace(content.records[1], narrative_html=hostile + ids, files=())
    content = replace(content, records=(record,), units=())
    exported = Printed(content, tmp_path / "out.pdf", write_portfolio(content, out=tmp_path / "out.pdf"))
    assert asked == []
    assert "I rang them." in exported.page_of("record-ra-01")
    assert "Checklist of parts" in exported.page_of("part-3")


def test_cleaning_keeps_words_lists_and_web_links_only():
    html = '<h1 id="a">Head</h1><p>See <a href="https://a.example" onclick="x">a</a> or <a href="/x">b</a>'
    assert clean_html(html) == '<h4>Head</h4><p>See <a href="https://a.example">a</a> or <a>b</a></p>'


def test_a_link_without_a_target_stops_the_export(tmp_path):
    with pytest.raises(ExportError, match="without a target") as caught:
        render.run_job(one_page(tmp_path, '<p><a href="#nowhere">x</a></p>'))
    assert "#nowhere" in caught.value.detail


def test_a_render_that_takes_too_long_is_stopped(tmp_path):
    with pytest.raises(ExportError, match="too long"):
        render.run_job(one_page(tmp_path, "<p>x</p>"), wall=0.05)


def test_a_render_that_takes_too_much_memory_is_stopped(tmp_path):
    job = one_page(tmp_path, "<p>x</p>")
    facts = json.loads((job / "job.json").read_text())
    facts["limits"]["memory"] = 60 * render.MEGABYTE
    (job / "job.json").write_text(json.dumps(facts))
    with pytest.raises(ExportError, match="could not be rendered"):
        render.run_job(job)


def test_the_child_gets_no_secret_from_the_environment(tmp_path, monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "hush")
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:9")
    assert set(render._clean_environment(tmp_path)) <= {
        "PATH",
        "DYLD_FALLBACK_LIBRARY_PATH",
        "LANG",
        "HOME",
        "TMPDIR",
    }
