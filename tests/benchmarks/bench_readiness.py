"""Facts and rules beside the bare rows they rest on: script/bench readiness.

One learner with 300 records and ten turns of the loop. Each round asks in turn for the whole of progress, for
what decisions alone say, for the facts alone, and for the same rows of the same tables as plain tuples and as
plain objects, so that the ratio holds on a busy machine. What is counted in the database is counted bare too,
and texts that nobody loads (frozen copies, other people's words) are left out. SQLite always, and PostgreSQL
where DATABASE_URL names one. Ends with one line of JSON.
"""

import gc
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from typing import Any

import django

ROUNDS = 15
LIMIT = 15


def _prepare() -> str:
    os.environ["DATA_DIR"] = tempfile.mkdtemp(prefix="loopfolio-bench-")
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    django.setup()
    from django.core.management import call_command
    from django.db import connection

    if connection.vendor == "sqlite":
        call_command("migrate", verbosity=0)
        return ""
    connection.settings_dict["TEST"]["NAME"] = f"bench_readiness_{os.getpid()}"
    return connection.creation.create_test_db(verbosity=0)


def _learner() -> Any:
    from assessment.models import Qualification
    from assessment.services.enrolments import enrol
    from assessment.services.specifications import built_in_files, load_specifications
    from tests.benchmarks.readiness_rows import fill
    from tests.cast import make_cast

    load_specifications(paths=built_in_files())
    cast = make_cast()
    by_units = sorted(Qualification.objects.current(), key=lambda each: each.units.count())
    most = by_units[-1]
    enrolment = enrol(
        by=cast.coordinator, portfolio=cast.portfolio, qualification=most, units=most.units.all()
    )
    fill(cast, enrolment)
    return enrolment


def _bare(enrolment: Any) -> list[Any]:
    """The rows of every table that progress reads, as querysets without joins of their own."""
    return [*_loaded(enrolment), *_judged(enrolment)]


def _loaded(enrolment: Any) -> Iterator[Any]:
    from assessment.readiness.loading.asking import Scope
    from assessment.readiness.loading.links import LINKS
    from assessment.readiness.loading.tables import TABLES
    from portfolio.models import Record

    ids = {"portfolio": enrolment.portfolio_id, "enrolment": enrolment.pk, "centre": enrolment.centre_id}
    scope = Scope(**{name: frozenset([key]) for name, key in ids.items()})
    for table in TABLES:
        rows = table.model.objects.filter(**{f"{table.within}__in": getattr(scope, table.scope)}).order_by()
        rows = rows.filter(table.where) if table.where else rows
        if table.adds:  # counted bare as well
            plain = [path for path in table.paths if path not in table.adds]
            rows = rows.values(*plain).annotate(**table.adds).values_list(*plain, *table.adds)
        yield rows
    for link in LINKS:
        yield link.asked(scope)
    yield Record.objects.filter(portfolio=enrolment.portfolio_id)


def _judged(enrolment: Any) -> Iterator[Any]:
    from assessment import models as m
    from portfolio import models as p

    unit = {"enrolment_unit__enrolment": enrolment}
    yield m.EnrolmentUnit.objects.filter(enrolment=enrolment)
    yield m.Unit.objects.filter(pk__in=enrolment.units.values("unit")).defer("source")
    criteria = m.Criterion.objects.filter(unit__in=enrolment.units.values("unit"))
    yield criteria
    yield m.Criterion.outcomes.through.objects.filter(criterion__in=criteria)
    yield m.Outcome.objects.filter(criteria__in=criteria).distinct()
    yield m.Claim.objects.filter(**unit)
    yield m.SubmittedClaim.objects.filter(**unit)
    yield m.SubmissionItem.objects.filter(submission__enrolment=enrolment)
    yield m.Submission.objects.filter(enrolment=enrolment)
    versions = p.Version.objects.filter(record__portfolio=enrolment.portfolio_id)
    yield versions.defer("snapshot")
    yield m.Judgement.objects.filter(item__submission__enrolment=enrolment)
    yield m.ClaimVerdict.objects.filter(judgement__item__submission__enrolment=enrolment)
    yield m.CriterionDecision.objects.filter(**unit)
    yield p.VersionFile.objects.filter(version__in=versions)
    yield p.Blob.objects.filter(attachments__record__portfolio=enrolment.portfolio_id).distinct()
    yield p.Signature.objects.filter(portfolio=enrolment.portfolio_id)
    yield m.Manifest.objects.filter(**unit).defer("body")
    yield m.UnitSignature.objects.filter(manifest__enrolment_unit__enrolment=enrolment)


def _as_tuples(enrolment: Any) -> int:
    return sum(len(list(_tuples(each))) for each in _bare(enrolment))


def _tuples(rows: Any) -> Any:
    """All columns but the deferred ones; what is counted stays as it was asked."""
    if rows._fields is not None:
        return rows
    deferred = rows.query.deferred_loading[0]
    return rows.values_list(
        *(each.attname for each in rows.model._meta.concrete_fields if each.attname not in deferred)
    )


def _as_objects(enrolment: Any) -> int:
    return sum(len(list(each)) for each in _bare(enrolment))


def _timed(work: Callable[[], Any]) -> float:
    gc.collect()  # nobody pays for what the one before left behind
    start = time.perf_counter()
    work()
    return 1000 * (time.perf_counter() - start)


def _measure(enrolment: Any) -> dict[str, float]:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from assessment.progress import judged_of_many, progress_of
    from assessment.readiness import run
    from assessment.readiness.loading import load

    judged = judged_of_many([enrolment])
    facts = load(judged)[enrolment.pk]
    works: dict[str, Callable[[], Any]] = {
        "whole": lambda: progress_of(enrolment),
        "judged": lambda: judged_of_many([enrolment]),
        "load": lambda: load(judged),
        "rules": lambda: run(facts.enrolment, facts.given, facts.asides),
        "tuples": lambda: _as_tuples(enrolment),
        "objects": lambda: _as_objects(enrolment),
    }
    took: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(ROUNDS):
        for name, work in works.items():
            took[name].append(_timed(work))
    with CaptureQueriesContext(connection) as asked:
        result = progress_of(enrolment)
    assert len(asked) <= LIMIT, len(asked)
    middle = {name: round(statistics.median(times), 1) for name, times in took.items()}
    return {
        **middle,
        "rows": _as_tuples(enrolment),
        "queries": len(asked),
        "results": len(result.readiness.results),
        "ratio": round(middle["whole"] / middle["tuples"], 2),
        "ratio_facts_and_rules": round((middle["load"] + middle["rules"]) / middle["tuples"], 2),
        "ratio_objects": round(middle["whole"] / middle["objects"], 2),
    }


def _one() -> None:
    made = _prepare()
    from django.db import connection

    try:
        print(json.dumps({connection.vendor: _measure(_learner())}))
    finally:
        if made:
            connection.creation.destroy_test_db("postgres", verbosity=0)


def main() -> None:
    figures: dict[str, dict[str, float]] = {}
    given = os.environ.get("DATABASE_URL", "")
    for url in ("", given) if given.startswith("postgres") else ("",):
        environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
        environment |= {"DATABASE_URL": url} if url else {}
        again = [sys.executable, "-m", "tests.benchmarks.bench_readiness", "--one"]
        told = subprocess.run(again, env=environment, check=True, capture_output=True, text=True)
        figures |= json.loads(told.stdout.splitlines()[-1])
    for name, found in figures.items():
        print(
            f"{name:<11} {found['queries']} queries, {found['rows']} rows: progress {found['whole']} ms "
            f"(decisions {found['judged']}, facts {found['load']}, rules {found['rules']}); "
            f"bare {found['tuples']} ms, as objects {found['objects']} ms: {found['ratio']} × bare"
        )
    print(json.dumps(figures))


if __name__ == "__main__":
    _one() if "--one" in sys.argv else main()
