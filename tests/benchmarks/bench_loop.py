"""The loop at size: script/bench loop.

A learner with 40 improvements and 20,000 items opens the same pages as one with 2 and 50, in turn, so that
the ratio holds on a busy machine; then a survey file of 15,000 rows is tried out, read in and analysed,
beside a bare reading of the same file. Ends with one line of JSON.
"""

import csv
import json
import os
import random
import statistics
import tempfile
import time
import tracemalloc
from datetime import date, timedelta
from pathlib import Path

import django

ROUNDS = 9
BIG, SMALL = (40, 20_000), (2, 50)
ROWS = 15_000
WORDS = (
    "Nobody rang me back.",
    "Quick and friendly, thank you.",
    "The queue at the counter was long.",
    "I had to ring twice about the same repair.",
    "They told me what would happen next.",
    "Call back came a day late.",
)


def _prepare() -> None:
    os.environ["DATA_DIR"] = tempfile.mkdtemp(prefix="loopfolio-bench-")
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)


def _loop(member, turns: int, items: int):
    """Sources with items and themes, measures with readings, and turns that use them."""
    from feedback.services.analyses import add_finding, open_analysis
    from feedback.services.items import log_items
    from feedback.services.measures import add_readings, open_measure
    from feedback.services.sources import open_source
    from feedback.services.themes import add_theme, apply_theme, open_theme_list
    from improvements.services.turns import begin, link

    portfolio = member.portfolio
    entry = {"happened_on": date(2026, 3, 31), "pii_checked": True, "ai_use": "none"}
    sources = [
        open_source(
            by=member,
            portfolio=portfolio,
            fields={"method": "survey"},
            record_fields=entry | {"title": f"Survey {number}"},
        )
        for number in range(turns)
    ]
    for source in sources:
        rows = (
            {
                "text": WORDS[n % 6],
                "score": n % 5 + 1,
                "scale_low": 1,
                "scale_high": 5,
                "sentiment": n % 3 - 1,
                "said_on": date(2026, 1, 1) + timedelta(days=n % 90),
                "pii_checked": True,
            }
            for n in range(items // turns)
        )
        log_items(by=member, source=source, rows=rows)
    themes = open_theme_list(by=member, portfolio=portfolio, name="What went wrong")
    for words in WORDS:
        theme = add_theme(by=member, theme_list=themes, name=words[:30])
        tagged = [item for source in sources for item in source.items.filter(text=words)]
        apply_theme(by=member, theme=theme, items=tagged)
    measure = open_measure(
        by=member,
        portfolio=portfolio,
        fields={"name": "Call-backs late", "unit": "%", "direction": -1, "kind": "outcome"},
    )
    days = [{"taken_on": date(2026, 1, 5) + timedelta(weeks=n), "value": 30 - n, "n": 50} for n in range(24)]
    add_readings(by=member, measure=measure, rows=days, way="typed")
    for number in range(turns):
        turn = begin(by=member, portfolio=portfolio, fields={"title": f"Call-backs {number}"})
        analysis = open_analysis(
            by=member,
            portfolio=portfolio,
            fields={"technique": "pareto", "theme_list": themes, "sources": sources, "measures": [measure]},
            record_fields=entry | {"title": f"Why {number}"},
        )
        add_finding(by=member, analysis=analysis, fields={"statement": "Late calls lead."})
        link(by=member, improvement=turn, sources=sources[:3], measures=[measure], analyses=[analysis])
    return portfolio, sources[0], themes, measure, turn, analysis


def _pages(made) -> dict[str, str]:
    portfolio, source, themes, measure, turn, analysis = made
    start = f"/p/{portfolio.ref}"
    return {
        "home": "/",
        "board": f"{start}/improvements/",
        "story": f"{start}/improvements/{turn.ref}/",
        "trail": f"{start}/{source.record.ref}/trail/",
        "sources": f"{start}/feedback/",
        "source": f"{start}/{source.record.ref}/feedback/",
        "themes": f"{start}/themes/{themes.pk}/",
        "measures": f"{start}/measures/",
        "measure": f"{start}/measures/{measure.ref}/",
        "analysis": f"{start}/{analysis.record.ref}/analysis/",
        "record of a source": f"{start}/{source.record.ref}/",
    }


def _compare(big, small) -> dict[str, dict[str, float]]:
    """Each page of either learner in turn; the ratio is between the medians."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    figures = {}
    for name in _pages(big[1]):
        took: list[list[float]] = [[], []]
        queries = []
        for client, made in (big, small):
            path = _pages(made)[name]
            with CaptureQueriesContext(connection) as asked:
                answer = client.get(path)
            queries.append(len(asked))
            assert len(set(queries)) == 1, (path, queries)
            assert answer.status_code == 200, (path, answer.status_code)
        for _ in range(ROUNDS):
            for column, (client, made) in zip(took, (big, small), strict=True):
                start = time.perf_counter()
                client.get(_pages(made)[name])
                column.append(time.perf_counter() - start)
        much, little = (statistics.median(column) for column in took)
        figures[name] = {
            "queries": queries[0],
            "queries_small": queries[1],
            "ms": round(1000 * much, 1),
            "ratio": round(much / little, 2),
        }
        print(
            f"{name:<20} {queries[0]:>3} queries ({queries[1]} small) {1000 * much:>7.1f} ms, "
            f"{much / little:4.2f} × the small learner's"
        )
    return figures


def _survey(folder: Path) -> Path:
    chance = random.Random(7)
    path = folder / "survey.csv"
    with path.open("w", newline="", encoding="utf-8-sig") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(["Response ID", "Submitted", "How satisfied were you? (1-5)", "Any other comments?"])
        for number in range(ROWS):
            day = date(2026, 1, 1) + timedelta(days=number % 180)
            words = chance.choice(WORDS) if number % 3 else ""
            writer.writerow([f"R{number}", day.strftime("%d/%m/%Y"), chance.randint(1, 5), words])
    return path


def _import(member, path: Path) -> dict[str, float]:
    import uuid

    from django.core.files.uploadedfile import UploadedFile

    from feedback.importers.reading import open_table
    from feedback.services import imports
    from feedback.services.sources import open_source
    from portfolio.services.attachments import stage_upload

    source = open_source(
        by=member,
        portfolio=member.portfolio,
        fields={"method": "survey"},
        record_fields={"title": "Big survey", "happened_on": date(2026, 6, 30)},
    )
    start = time.perf_counter()
    assert sum(1 for _ in open_table(path, path.name).rows()) == ROWS
    bare = time.perf_counter() - start
    with path.open("rb") as stream:
        sent = UploadedFile(stream, name=path.name, size=path.stat().st_size)
        upload = stage_upload(by=member, form_key=uuid.uuid4(), file=sent)
    batch = imports.start_import(by=member, source=source, upload=upload)
    start = time.perf_counter()
    report = imports.trial_of(imports.table_of(batch), batch.mapping, source=source)
    tried = time.perf_counter() - start
    tracemalloc.start()
    imports.write_rows(batch, imports.table_of(batch))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    again = imports.trial_of(imports.table_of(batch), batch.mapping, source=source)
    assert (report.usable, again.usable) == (ROWS, 0)
    print(f"15,000 rows: trial {tried:.1f} s, {tried / bare:.1f} × reading alone; peak {peak / 1e6:.0f} MB")
    return {
        "rows": ROWS,
        "trial_s": round(tried, 2),
        "trial_ratio": round(tried / bare, 1),
        "peak_mb": round(peak / 1e6, 1),
    }


def main() -> None:
    _prepare()
    from tests.cast import client_for, make_cast

    cast = make_cast()
    big = (client_for(cast.sam), _loop(cast.sam, *BIG))
    small = (client_for(cast.other_learner), _loop(cast.other_learner, *SMALL))
    figures = {"pages": _compare(big, small)}
    figures["import"] = _import(cast.sam, _survey(Path(tempfile.mkdtemp(prefix="loopfolio-bench-"))))
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
