"""The plan on one page: rows are added without a script, and nothing typed is lost."""

import re

import pytest
from django.urls import reverse

from improvements.models import Objective, Plan
from improvements.services.plans import set_objectives, set_options, write_plan
from tests.cast import client_for
from tests.improvements import loop


@pytest.fixture
def turn(cast):
    return loop.turn(cast)


def sheet(objectives=1, options=0, criteria=1, **fields):
    """What a browser sends: as many rows as the page had, the first objective with its signs."""
    sent = {"title": "Shared diary", "happened_on": "2026-03-02", "edit_no": ""}
    for name, count in (("objectives", objectives), ("options", options)):
        sent |= {f"{name}-TOTAL_FORMS": str(count), f"{name}-INITIAL_FORMS": "0"}
    for number in range(objectives):
        prefix = f"objectives-{number}-criteria"
        sent |= {f"{prefix}-TOTAL_FORMS": str(criteria), f"{prefix}-INITIAL_FORMS": "0"}
    return sent | fields


def write(cast, turn, **fields):
    address = reverse("improvements:plan-write", args=[cast.portfolio.ref, turn.ref])
    return client_for(cast.sam).post(address, sheet(**fields))


FIRST = {
    "objectives-0-text": "Fewer late call-backs",
    "objectives-0-criteria-0-text": "One in ten or fewer is late",
}


def test_objectives_signs_and_options_are_saved_with_the_plan(cast, turn):
    finding, measure = loop.finding(loop.analysis(cast, turn)), loop.measure(cast, turn)
    linked = {"objectives-0-findings": [str(finding.pk)], "objectives-0-measure": str(measure.pk)}
    response = write(
        cast, turn, options=2, **FIRST, **linked,
        **{"options-0-text": "Leave it", "options-1-text": "A diary", "options-1-chosen": "on"},
    )  # fmt: skip
    assert response.url == reverse("improvements:plan", args=[cast.portfolio.ref, "PLAN-01"])
    objective = Objective.objects.get()
    assert (objective.measure, list(objective.findings.all())) == (measure, [finding])
    assert objective.success_criteria.get().text == "One in ten or fewer is late"
    assert [(each.text, each.chosen) for each in Plan.objects.get().options.all()] == [
        ("Leave it", False), ("A diary", True),
    ]  # fmt: skip


def test_asking_for_another_row_saves_and_shows_it(cast, turn):
    response = write(cast, turn, more="objectives", **FIRST)
    assert response.url.endswith("/PLAN-01/plan/?more=objectives#objectives-1")
    page = client_for(cast.sam).get(response.url).content.decode()
    assert 'id="objectives-1"' in page
    assert "Fewer late call-backs" in page


def test_asking_for_another_row_with_a_mistake_keeps_all_and_shows_the_row(cast, turn):
    response = write(cast, turn, more="objectives-0-criteria", **FIRST, title="", happened_on="2026-03-02")
    page = response.content.decode()
    assert response.status_code == 422
    assert "One in ten or fewer is late" in page
    assert 'name="objectives-0-criteria-1-text"' in page
    assert Plan.objects.count() == 0


def test_a_sign_under_an_objective_without_words_is_not_lost(cast, turn):
    response = write(cast, turn, **{"objectives-0-criteria-0-text": "One in ten is late"})
    page = response.content.decode()
    assert response.status_code == 422
    assert "Say what should be better" in page
    assert "One in ten is late" in page


def test_a_mistake_in_a_sign_is_summed_up(cast, turn):
    response = write(cast, turn, **FIRST, **{"objectives-0-criteria-0-set_on": "soon"})
    page = response.content.decode()
    assert response.status_code == 422
    assert 'href="#id_objectives-0-criteria-0-set_on"' in page


def test_where_there_is_a_plan_writing_one_leads_to_it(cast, turn):
    plan = loop.plan(cast, turn)
    address = reverse("improvements:plan-write", args=[cast.portfolio.ref, turn.ref])
    response = client_for(cast.sam).get(address)
    assert response.url == reverse("improvements:plan", args=[cast.portfolio.ref, plan.record.ref])


def as_sent(page):
    """Every control of the plan's form as a browser would send it back, from the page itself."""
    fields = {}
    for tag in re.findall(r"<input[^>]*>", page):
        name, value = re.search(r'name="([^"]+)"', tag), re.search(r'value="([^"]*)"', tag)
        kind = re.search(r'type="([^"]+)"', tag).group(1)
        if name and (kind not in ("checkbox", "radio") or "checked" in tag):
            fields[name.group(1)] = value.group(1) if value else "on" if kind == "checkbox" else ""
    for name, inner in re.findall(r'<textarea[^>]*name="([^"]+)"[^>]*>\s*(.*?)</textarea>', page, re.S):
        fields[name] = inner
    return fields


def test_saving_the_page_as_it_came_changes_nothing(cast, turn):
    plan = write_plan(
        by=cast.sam, improvement=turn, fields={"risks": "Rain"},
        record_fields={"title": "A plan", "happened_on": loop.DAY},
    )  # fmt: skip
    signs = [{"text": "Ten", "threshold": "10 %", "set_on": loop.DAY}, {"text": "Five"}]
    set_objectives(by=cast.sam, plan=plan, rows=[{"text": "One", "criteria": signs}, {"text": "Two"}])
    set_options(by=cast.sam, plan=plan, rows=[{"text": "Leave it"}, {"text": "A diary", "chosen": True}])
    before = rows_of(plan)
    address = reverse("improvements:plan", args=[cast.portfolio.ref, plan.record.ref])
    client = client_for(cast.sam)
    response = client.post(address, as_sent(client.get(address).content.decode()))
    assert response.status_code == 302
    assert rows_of(plan) == before


def rows_of(plan):
    plan.refresh_from_db()
    return (
        plan.risks,
        list(plan.objectives.values()),
        list(plan.options.values()),
        [list(each.success_criteria.values()) for each in plan.objectives.all()],
    )


def test_what_another_window_saved_is_not_written_over_unseen(cast, turn):
    write(cast, turn, **FIRST)
    address = reverse("improvements:plan", args=[cast.portfolio.ref, "PLAN-01"])
    response = client_for(cast.sam).post(address, sheet(edit_no="7", risks="Rain", **FIRST))
    page = response.content.decode()
    assert response.status_code == 409
    assert "compare before you save" in page
    assert ">\nRain</textarea>" in page
    assert 'name="edit_no" value="1"' in page


def test_a_row_that_is_ticked_goes(cast, turn):
    write(cast, turn, **FIRST)
    objective = Objective.objects.get()
    gone = {
        "objectives-INITIAL_FORMS": "1",
        "objectives-0-pk": str(objective.pk),
        "objectives-0-DELETE": "on",
    }
    address = reverse("improvements:plan", args=[cast.portfolio.ref, "PLAN-01"])
    response = client_for(cast.sam).post(address, sheet(edit_no="1", **FIRST, **gone))
    assert response.status_code == 302
    assert Objective.objects.count() == 0


@pytest.mark.parametrize("count", [1, 4])
def test_the_number_of_queries_does_not_grow_with_the_rows(cast, turn, count, django_assert_num_queries):
    plan = loop.plan(cast, turn)
    finding, measure = loop.finding(loop.analysis(cast, turn)), loop.measure(cast, turn)
    aim = {"findings": [finding], "measure": measure, "criteria": [{"text": "Ten"}, {"text": "Five"}]}
    set_objectives(by=cast.sam, plan=plan, rows=[{"text": f"Aim {n}", **aim} for n in range(count)])
    set_options(by=cast.sam, plan=plan, rows=[{"text": f"Way {n}"} for n in range(count)])
    client = client_for(cast.sam)
    address = reverse("improvements:plan", args=[cast.portfolio.ref, plan.record.ref])
    with django_assert_num_queries(20):
        client.get(address)
