"""Every page of the loop, as Sam and as his assessor meet it after a whole turn: no barrier on any."""

from typing import Any

import pytest
from django.urls import reverse

from assessment.models import SubmissionItem
from assessment.services.submissions import submit
from feedback.importers.mapping import Mapping
from feedback.models import Benchmark, Item
from feedback.services.imports import map_columns
from feedback.services.sources import open_source
from improvements.services.approvals import ask_for_approval, ask_for_confirmation
from improvements.services.plans import add_stakeholder
from tests.browser.barriers import faults_of
from tests.cast import claim
from tests.whole_turn import Turn, survey_file, told

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

#: What Sam may open while everything is still his: the page, and whose address it has.
OWN = (
    "assessment:home", "feedback:source-list-own", "feedback:source-new", "feedback:item-quick",
    "feedback:measure-list-own", "feedback:measure-new", "feedback:analysis-new",
    "improvements:board-own", "improvements:begin",
)  # fmt: skip
OF_PORTFOLIO = ("feedback:source-list", "feedback:themes", "feedback:measure-list", "feedback:analysis-list")
OF_TURN = (
    "board", "story", "improvement-edit", "reasons", "gather", "source-start", "measure-start",
    "analysis-start", "move", "next-turn", "plan-write", "stakeholder-add", "action-new", "journal",
    "review-write",
)  # fmt: skip
OF_SOURCE = ("source", "source-edit", "privacy", "import-start")
OF_FINDING = ("finding-edit", "finding-remove", "causes")
OF_MEASURE = ("measure", "measure-edit", "readings-paste", "rebase", "benchmark-add")
READ_BY_ASSESSOR = (
    "feedback:source-list", "feedback:themes", "feedback:measure-list", "feedback:analysis-list",
    "improvements:board",
)  # fmt: skip


@pytest.fixture
def turn(cast) -> Turn:
    return told(cast)


def _at(turn: Turn, page: str, *more: Any) -> str:
    return reverse(page, args=[turn.cast.portfolio.ref, *more])


def _writing(turn: Turn) -> list[str]:
    """Pages about one record or row that Sam writes."""
    source, analysis, plan = turn.source.record.ref, turn.analysis.record.ref, turn.plan.record.ref
    action, entry, review = turn.action.record.ref, turn.telling.record.ref, turn.review.record.ref
    iref, item = turn.improvement.ref, Item.objects.first()
    return [
        *(
            _at(turn, f"feedback:{page}", source)
            for page in ("source", "source-edit", "privacy", "import-start")
        ),
        _at(turn, "feedback:item-edit", source, item.number if item else 0),
        _at(turn, "feedback:item-remove", source, item.number if item else 0),
        _at(turn, "feedback:import", source, turn.import_file.pk),
        _at(turn, "feedback:theme-list", turn.themes.pk),
        _at(turn, "feedback:theme-edit", turn.themes.pk, turn.themes.themes.get().pk),
        _at(turn, "feedback:theme-suggestions", turn.themes.pk),
        *(_at(turn, f"feedback:{page}", turn.measure.ref) for page in OF_MEASURE),
        _at(turn, "feedback:benchmark-edit", turn.measure.ref, Benchmark.objects.get().pk),
        *(_at(turn, f"feedback:{page}", analysis) for page in ("analysis", "analysis-edit", "finding-add")),
        *(
            _at(turn, f"feedback:{page}", analysis, 1)
            for page in ("finding-edit", "finding-remove", "causes")
        ),
        *(_at(turn, f"improvements:{page}", plan) for page in ("plan", "approval-ask", "approval-record")),
        _at(turn, "improvements:consultation-add", plan),
        _at(turn, "improvements:stakeholder-edit", iref, turn.pat.pk),
        *(_at(turn, f"improvements:{page}", action) for page in ("action", "action-done", "confirm-ask")),
        _at(turn, "improvements:entry", entry),
        _at(turn, "improvements:entry-new", iref, "compliance"),
        _at(turn, "improvements:review", review),
        f"{_at(turn, 'improvements:move', iref)}?to=abandoned",
        _at(turn, "assessment:improvement-criteria", iref),
    ]


def _records(turn: Turn) -> list[str]:
    return [_at(turn, "assessment:record", record.ref) for record in turn.records]


def _barriers(opened: Any, addresses: list[str]) -> dict[str, list[str]]:
    return {each: found for each in addresses if (found := faults_of(opened(each)))}


def test_sam_meets_no_barrier_where_lists_and_turns_are(turn, look):
    addresses = [reverse(page) for page in OWN]
    addresses += [_at(turn, page) for page in OF_PORTFOLIO]
    addresses += [_at(turn, "improvements:board")]
    addresses += [_at(turn, f"improvements:{page}", turn.improvement.ref) for page in OF_TURN[1:]]
    assert _barriers(look(turn.cast.sam), addresses) == {}


def test_sam_meets_no_barrier_where_he_writes(turn, look):
    assert _barriers(look(turn.cast.sam), _writing(turn)) == {}


def test_sam_meets_no_barrier_where_he_reads(turn, look):
    trails = [_at(turn, "improvements:trail", record.ref) for record in turn.records]
    assert _barriers(look(turn.cast.sam), _records(turn) + trails) == {}


def test_an_empty_portfolio_has_no_barrier(cast, look):
    """Other than Sam's: Olga has logged nothing."""
    pref = [cast.other_learner.portfolio.ref]
    addresses = [reverse(page) for page in (*OWN[:2], "feedback:measure-list-own", "improvements:board-own")]
    addresses += [reverse(page, args=pref) for page in ("feedback:themes", "feedback:analysis-list")]
    assert _barriers(look(cast.other_learner), addresses) == {}


def test_a_file_that_was_tried_out_and_read_in_has_no_barrier(cast, look):
    source = open_source(
        by=cast.sam,
        portfolio=cast.portfolio,
        fields={"method": "survey"},
        record_fields={"title": "Repairs survey"},
    )
    batch = survey_file(cast, source)
    columns = Mapping.from_dict(batch.mapping["columns"])
    map_columns(by=cast.sam, batch=batch, mapping=columns, default_date=None, cover=True)
    address = reverse("feedback:import", args=[cast.portfolio.ref, source.record.ref, batch.pk])
    assert _barriers(look(cast.sam), [address]) == {}


def test_a_guest_meets_no_barrier(turn, look):
    boss = {"name": "Ann Hill", "group": "manager", "has_authority": True}
    ann = add_stakeholder(by=turn.cast.sam, improvement=turn.improvement, fields=boss)
    _, token = ask_for_approval(by=turn.cast.sam, plan=turn.plan, stakeholder=ann)
    record = turn.telling.record
    _, other = ask_for_confirmation(by=turn.cast.sam, record=record, name="Ann Hill", email="")
    addresses = [
        reverse("improvements:approve", args=[token]),
        reverse("improvements:confirm", args=[other]),
    ]
    assert _barriers(look(None), addresses) == {}


def test_the_assessor_meets_no_barrier_where_the_loop_is_read_and_judged(turn, look):
    cast = turn.cast
    for record in turn.records:
        claim(cast, record, "TST-01")
    submit(by=cast.sam, enrolment=cast.enrolment, records=turn.records, declared=True)
    addresses = [reverse("assessment:judge", args=[item.pk]) for item in SubmissionItem.objects.all()]
    assert len(addresses) == len(turn.records)
    addresses += _records(turn) + [_at(turn, page) for page in READ_BY_ASSESSOR]
    addresses += [_at(turn, f"improvements:{page}", turn.improvement.ref) for page in ("story", "journal")]
    addresses += [_at(turn, "improvements:trail", turn.source.record.ref)]
    addresses += [_at(turn, "feedback:source", turn.source.record.ref)]
    addresses += [_at(turn, "feedback:analysis", turn.analysis.record.ref)]
    addresses += [_at(turn, "feedback:measure", turn.measure.ref)]
    addresses += [reverse("assessment:enrolment", args=[cast.enrolment.ref])]
    assert _barriers(look(cast.assessor), addresses) == {}
