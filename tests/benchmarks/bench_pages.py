"""Queries and milliseconds of every list and work page, at demonstration size: script/bench pages.

Each page is asked in turn with a bare template of 150 rows, so that the ratio holds on a busy machine.
Ends with one line of JSON.
"""

import json
import os
import statistics
import tempfile
import time

import django

ROUNDS = 15


def _prepare() -> None:
    os.environ["DATA_DIR"] = tempfile.mkdtemp(prefix="loopfolio-bench-")
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    call_command("demo", verbosity=0)


def _bare() -> float:
    from django.template import engines

    template = engines["django"].from_string(
        "{% for n in rows %}<tr><td>{{ n }}</td><td>{{ n }}</td></tr>{% endfor %}"
    )
    start = time.perf_counter()
    template.render({"rows": range(150)})
    return time.perf_counter() - start


def _pages():
    from assessment.models import Enrolment, SubmissionItem
    from portfolio.models import Membership, Record

    people = {row.user.email.split("@")[0]: row for row in Membership.objects.select_related("user")}
    enrolment = Enrolment.objects.order_by("pk").first()
    unit = enrolment.units.first()
    record = Record.objects.filter(portfolio=enrolment.portfolio, current_version__isnull=False).first()
    item = SubmissionItem.objects.waiting().order_by("pk").first()
    return [
        ("learner home", people["sam.learner"], "/"),
        ("learner records", people["sam.learner"], "/records/"),
        ("record", people["sam.learner"], f"/p/{enrolment.portfolio.ref}/{record.ref}/"),
        ("unit grid", people["sam.learner"], f"/e/{enrolment.ref}/u/{unit.pk}/"),
        ("assessor home", people["priya.assessor"], "/"),
        ("queue", people["priya.assessor"], "/queue/"),
        ("judge", people["priya.assessor"], f"/judge/{item.pk}/"),
        ("coordinator home", people["joanne.coordinator"], "/"),
        ("learner list", people["joanne.coordinator"], "/learners/"),
    ]


def main() -> None:
    _prepare()
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from tests.cast import client_for

    figures = {}
    for name, member, path in _pages():
        client = client_for(member)
        client.get(path)
        with CaptureQueriesContext(connection) as asked:
            answer = client.get(path)
        queries = len(asked)  # counted now: the next request empties the log
        assert answer.status_code == 200, (path, answer.status_code)
        took, bare = [], []
        for _ in range(ROUNDS):
            bare.append(_bare())
            start = time.perf_counter()
            client.get(path)
            took.append(time.perf_counter() - start)
        ratio = statistics.median(took) / statistics.median(bare)
        ms = round(1000 * statistics.median(took), 1)
        figures[name] = {"queries": queries, "ms": ms, "ratio": round(ratio, 1)}
        print(f"{name:<20} {queries:>3} queries {ms:>7} ms, {ratio:5.1f} × a bare table of 150 rows")
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
