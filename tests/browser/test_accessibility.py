"""Every kind of page, as each role meets it: axe finds nothing, one h1, no sideways scrolling, no CSP fault.

Wide and narrow differ in layout, light and dark in colours; each page is checked wide in light and
narrow in dark.
"""

from dataclasses import replace
from typing import Any

import pytest
from django.urls import reverse

from assessment.models import EnrolmentUnit
from assessment.progress import progress_of
from assessment.services.judging import judge
from assessment.services.signoffs import sign_unit
from assessment.services.submissions import submit
from portfolio.models import Record
from tests.browser.barriers import faults_of
from tests.cast import all_yes, claim, log
from tests.permissions.world import World

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

EVERYBODY = (
    "home", "export-list", "specification-list", "specification:shared_unit", "enrolment:enrolment", "rules",
)  # fmt: skip
READERS = ("record:handed_in", "version:version", "unit:unit", "export:export")
PAGES = {
    "guest": (
        "account_login", "account_reset_password", "account_reset_password_done",
        "portfolio:help", "portfolio:accessibility", "portfolio:privacy",
    ),
    "sam": (
        *EVERYBODY, *READERS, "record-list", "record-new", "record-log:kind", "record:draft",
        "record-edit:draft", "record-claims:draft", "record-withdraw:draft", "submit:enrolment",
        "portfolio:help", "account_change_password", "account_logout",
    ),
    "assessor": (
        *EVERYBODY, *READERS, "learner-list", "learner-records:portfolio", "queue", "judge:item",
        "record-new-for:portfolio", "record-log-for:portfolio_kind",
        "record-finish:observation", "record-edit:observation",
        "set-aside:rules_sam", "apply-again:rules_sam",
    ),
    "trainee": ("home", "queue", "judge:item"),
    "iqa": ("home", "learner-list", "enrolment:enrolment", "unit:unit"),
    "eqa": ("home", "unit:unit", "portfolio:ledger"),
    "lead_iqa": ("home", "learner-list", "rule-choice:rules_own"),
    "coordinator": (
        *EVERYBODY, "unit:unit", "learner-list", "learner-enrol", "learner-enrol:qualification",
        "portfolio:people", "portfolio:people:suspend", "portfolio:person-add", "portfolio:ledger:check",
        "parameter:rules_figure", "rule-choice:rules_own",
    ),
    "exams_officer": ("home", "enrolment:enrolment"),
    "administrator": ("home", "portfolio:people"),
}  # fmt: skip
SENT_EMPTY = {
    "sam": ("record-log:kind", "submit:enrolment"),
    "assessor": ("judge:item", "set-aside:rules_sam"),
}


@pytest.fixture
def world(transactional_db) -> World:
    built = World()
    claim(built.here, built.draft)
    return built


def _address(world: World, name: str) -> str:
    """ "record:draft" is the page of that name about that thing; more are special cases of a page."""
    query = {
        "learner-enrol:qualification": f"?qualification={world.here.enrolment.qualification_id}",
        "portfolio:people:suspend": f"?suspend={world.here.other_assessor.pk}",
        "portfolio:ledger:check": "?check=1",
    }.get(name, "")
    if query:
        return reverse({"learner": "assessment:learner-enrol"}.get(name[:7], name.rsplit(":", 1)[0])) + query
    if name.startswith(("account_", "portfolio:")):
        return reverse(name)
    route, _, about = name.partition(":")
    return reverse(f"assessment:{route}", kwargs=world.about[about])


@pytest.mark.parametrize("who", PAGES)
def test_nobody_meets_a_barrier(who, world, look):
    opened = look(None if who == "guest" else getattr(world.here, who))
    faults = {}
    for name in PAGES[who]:
        if found := faults_of(opened(_address(world, name))):
            faults[name] = found
    for name in SENT_EMPTY.get(who, ()):
        page = opened(_address(world, name))
        page.evaluate("document.querySelector('main form[method=post]').noValidate = true")
        page.locator("main form[method=post] [type=submit], main form[method=post] button").last.click()
        page.wait_for_load_state()
        if found := faults_of(page):
            faults[f"{name} with mistakes"] = found
    assert faults == {}


def test_signing_a_unit_has_no_barrier_for_either_who_signs(world, look):
    olga = replace(world.here, sam=world.here.other_learner, enrolment=world.here.other_enrolment)
    row = _every_criterion_met(olga, by=world.here.other_assessor)
    address = reverse("assessment:unit-sign", args=[olga.enrolment.ref, row.pk])
    assert faults_of(look(olga.sam)(address)) == []
    unit = progress_of(olga.enrolment).units[0]
    sign_unit(
        by=olga.sam, enrolment_unit=row, stage="learner", words="Mine.", manifest_hash=unit.manifest_hash
    )
    assert faults_of(look(world.here.other_assessor)(address)) == []


def _every_criterion_met(cast: Any, *, by: Any) -> EnrolmentUnit:
    record: Record = log(cast)
    claim(cast, record)
    item = submit(by=cast.sam, enrolment=cast.enrolment, records=[record], declared=True).items.get()
    judge(by=by, item=item, given=all_yes(item))
    return cast.unit
