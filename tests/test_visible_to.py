"""Every table of a centre answers visible_to, and never shows a row of another centre (promise 2)."""

import pytest
from django.apps import apps

from assessment.models import Unit
from assessment.services.readiness import choose_rules, set_aside, set_parameter
from portfolio.canonical import sha256_hex
from portfolio.models import Membership
from portfolio.services.profiles import accept_text, write_centre_text, write_profile
from tests.cast import STAFF, all_yes, claim, log
from tests.permissions.quality import fill_all
from tests.whole_turn import whole_turn

APPS = ["portfolio", "feedback", "improvements", "assessment"]


def tenant_models():
    models = [model for app in APPS for model in apps.get_app_config(app).get_models()]
    named = [m for m in models if not m.__name__.startswith("Historical")]
    return [m for m in named if any(f.name == "centre" for f in m._meta.fields)]


@pytest.mark.parametrize("model", tenant_models(), ids=lambda model: model.__name__)
def test_every_tenant_table_has_one_way_in(model):
    assert hasattr(model.objects, "visible_to")


@pytest.fixture
def busy(cast, elsewhere):
    """Both centres have a record that went all the way to a signed unit."""
    from assessment.progress import progress_of
    from assessment.services.judging import judge
    from assessment.services.signoffs import sign_unit
    from assessment.services.submissions import submit

    for centre in (cast, elsewhere):
        record = log(centre)
        claim(centre, record)
        submission = submit(by=centre.sam, enrolment=centre.enrolment, records=[record], declared=True)
        item = submission.items.get()
        judge(by=centre.assessor, item=item, given=all_yes(item))
        unit = progress_of(centre.enrolment).units[0]
        for who, stage in ((centre.sam, "learner"), (centre.assessor, "assessor")):
            signed = {"words": "Yes.", "manifest_hash": unit.manifest_hash}
            sign_unit(by=who, enrolment_unit=unit.row, stage=stage, **signed)
        speak_of_rules(centre)
        start(centre)
        fill_all(centre)
    return cast, elsewhere


def speak_of_rules(centre):
    """A rule set aside, a figure of the centre's own, and rules chosen for a unit that it wrote."""
    why = "We do it another way here."
    set_aside(by=centre.assessor, enrolment=centre.enrolment, rule="FB-01", reason=why, seen=0)
    set_parameter(by=centre.coordinator, name="min_feedback_methods", value=3, reason=why)
    own = Unit.objects.create(code="OWN", title="Ours", wording="W.", source={}, centre=centre.centre)
    line = {"code": "OWN-01", "text": "Ask", "kind": "performance", "position": 1}
    choose_rules(by=centre.coordinator, criterion=own.criteria.create(**line), rules=["FB-01"])


def start(centre):
    """The learner says who they are, and has read what the centre tells at the start."""
    about = {"about": "I like calls.", "job_description": "I answer them.", "edit_no": 0}
    write_profile(by=centre.sam, portfolio=centre.portfolio, **about)
    text = write_centre_text(by=centre.coordinator, kind="appeals", text="Say so.", number=0)
    accept_text(by=centre.sam, portfolio=centre.portfolio, kind="appeals", text_hash=sha256_hex(text.text))


@pytest.fixture
def turning(cast, elsewhere):
    """Both centres have a learner with a whole turn of the loop behind them."""
    for centre in (cast, elsewhere):
        whole_turn(centre)
    return cast, elsewhere


def leaks(here, elsewhere):
    return [
        f"{member} sees {model.__name__}"
        for member in Membership.objects.filter(centre=elsewhere.centre)
        for model in tenant_models()
        if model.objects.visible_to(member).filter(centre=here.centre).exists()
    ]


def empty(here):
    return {m.__name__ for m in tenant_models() if not m.objects.filter(centre=here.centre).exists()}


def test_nobody_sees_a_row_of_another_centre(busy):
    assert leaks(*busy) == []


def test_nobody_sees_a_row_of_another_centres_loop(turning):
    assert leaks(*turning) == []


def test_the_rows_that_could_leak_are_there(busy):
    """The tests above prove something only if there is something to leak."""
    here, _ = busy
    of_the_loop = {m.__name__ for m in tenant_models() if m._meta.app_label in APPS[1:3]}
    assert empty(here) - of_the_loop <= {
        *("Attachment", "Blob", "Upload", "Job", "Export", "Voiding", "Qualification", "Unit"),
        *("GuestLink", "GuestVisit"),
    }


def test_the_rows_of_the_loop_that_could_leak_are_there(turning):
    here, _ = turning
    of_the_loop = {m.__name__ for m in tenant_models() if m._meta.app_label in APPS[1:3]}
    assert empty(here) & (of_the_loop | {"GuestLink", "GuestVisit"}) == set()


@pytest.mark.parametrize("role", ["other_assessor", "exams_officer", "administrator"])
def test_staff_who_are_not_allocated_read_no_evidence(busy, role):
    from portfolio.models import Record, Version

    here, _ = busy
    member = getattr(here, role)
    assert not Record.objects.visible_to(member).filter(portfolio=here.portfolio).exists()
    assert not Version.objects.visible_to(member).filter(record__portfolio=here.portfolio).exists()


@pytest.mark.parametrize("role", ["assessor", "trainee", "iqa", "eqa", "lead_iqa", "coordinator"])
def test_staff_who_work_with_the_learner_read_what_was_handed_in_but_no_draft(busy, role):
    from portfolio.models import Record

    here, _ = busy
    draft = log(here, title="Not ready for anyone")
    seen = Record.objects.visible_to(getattr(here, role)).filter(portfolio=here.portfolio)
    assert draft not in seen
    assert seen.filter(author=here.sam).count() == 1


def test_all_staff_roles_are_in_the_cast():
    assert len(STAFF) == 8
