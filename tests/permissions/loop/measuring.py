from datetime import date

from feedback.services.measures import add_benchmark, add_reading, open_measure
from tests.permissions.row import READERS, Row

STAFF = READERS.replace("L", "")
OWN = {"ok": "Ll", "no": "AaTQUECXM", "own": True}
READ = {"about": "measuring_measure", "ok": READERS}
WRITE = {"about": "measuring_measure", "ok": "L", "no": STAFF}
READING = {"about": "measuring_reading", "ok": "L", "no": STAFF}
BENCHMARK = {"about": "measuring_benchmark", "ok": "L", "no": STAFF}

ROWS: list[Row] = [
    Row("feedback:measure-list-own", **OWN),
    Row("feedback:measure-new", **OWN),
    Row("feedback:measure-new", "POST", **OWN),
    Row("feedback:measure-list", about="measuring_portfolio", ok=READERS),
    Row("feedback:measure", **READ),
    Row("feedback:measure-sheet", **READ),
    Row("feedback:measure-edit", **WRITE),
    Row("feedback:measure-edit", "POST", **WRITE),
    Row("feedback:reading-add", "POST", **WRITE),
    Row("feedback:readings-paste", **WRITE),
    Row("feedback:readings-paste", "POST", **WRITE),
    Row("feedback:readings-compute", **WRITE),
    Row("feedback:readings-compute", "POST", **WRITE),
    Row("feedback:rebase", **WRITE),
    Row("feedback:rebase", "POST", **WRITE),
    Row("feedback:reading-set-aside", "POST", **READING),
    Row("feedback:benchmark-add", **WRITE),
    Row("feedback:benchmark-add", "POST", **WRITE),
    Row("feedback:benchmark-edit", **BENCHMARK),
    Row("feedback:benchmark-edit", "POST", **BENCHMARK),
    Row("feedback:benchmark-remove", **BENCHMARK),
    Row("feedback:benchmark-remove", "POST", **BENCHMARK),
]


def about(cast):
    portfolio = {"pref": cast.portfolio.ref}
    fields = {"name": "Answered in time at HARB", "formula": "share"}
    measure = open_measure(by=cast.sam, portfolio=cast.portfolio, fields=fields)
    day = {"taken_on": date(2025, 3, 3), "part": 7, "whole": 9}
    reading = add_reading(by=cast.sam, measure=measure, fields=day)
    told = {"kind": "industry", "value": 70, "source": "Trade survey"}
    benchmark = add_benchmark(by=cast.sam, measure=measure, fields=told)
    found = portfolio | {"mref": measure.ref}
    return {
        "measuring_portfolio": portfolio,
        "measuring_measure": found,
        "measuring_reading": found | {"pk": reading.pk},
        "measuring_benchmark": found | {"pk": benchmark.pk},
    }
