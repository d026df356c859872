"""Plans and records that Alan writes about Sam, in few words."""

from datetime import timedelta

from django.urls import reverse

from assessment.services.agreeing import agree_record
from assessment.services.finishing import finish_record
from assessment.services.plans import PlanInput, RowInput, begin_plan, write_row
from portfolio import clock
from tests.cast import log


def page(name, record, *more):
    return reverse(f"assessment:{name}", args=[record.portfolio.ref, record.ref, *more])


def plan(cast, *, kind="AP", by=None, **changes):
    given = {"title": "First month", "happened_on": clock.today(), **changes}
    by = by or cast.assessor
    return begin_plan(by=by, portfolio=cast.portfolio, kind=kind, given=PlanInput(**given))


def row(cast, record, **changes):
    given = {"activity": "Answers calls", "criteria": list(cast.unit.unit.criteria.all()[:1]), **changes}
    return write_row(by=record.author, record=record, given=RowInput(**given))


def signed(cast, record):
    finish_record(by=record.author, record=record, words="A true record.")
    record.refresh_from_db()
    return record


def signed_plan(cast, **changes):
    record = plan(cast, **changes)
    row(cast, record)
    return signed(cast, record)


def observation(cast, kind="O", **changes):
    return signed(cast, log(cast, by=cast.assessor, kind=kind, **changes))


def agree(cast, record, by=None, **changes):
    given = {"content_hash": record.current_version.content_hash, **changes}
    return agree_record(by=by or cast.sam, record=record, **given)


def days_ago(count):
    return clock.today() - timedelta(days=count)
