"""Forms filled in with ids, fields and keys of other people: nothing of theirs moves, nothing is granted."""

import uuid

import pytest
from django.test import Client

from assessment.models import Allocation, Claim, CriterionDecision, Enrolment
from portfolio.models import Membership, Record, RecordState, User
from tests.cast import client_for
from tests.permissions.world import World

EXTRA = {
    "learner": "1", "learner_id": "1", "centre": "2", "centre_id": "2",
    "status": "accepted", "state": "locked",
    "signed_off_by": "1", "assessor_id": "1", "version": "9", "hash": "0", "created": "2001-01-01", "id": "1",
    "pk": "1", "deleted_at": "2001-01-01", "author": "1", "ref": "WP-99", "portfolio": "2", "seq": "1",
    "is_staff": "1", "is_superuser": "1", "is_active": "1", "groups": "1", "password": "x", "by": "1",
    "decided_at": "2001-01-01", "on_behalf_of": "1", "prev_hash": "0",
    "recorded_at": "2001-01-01",
}  # fmt: skip


@pytest.fixture
def world(db) -> World:
    return World()


def typed() -> dict[str, str]:
    return {"title": "Mine", "medium": "text", "setting": "workplace", "origin": "own",
            "form_key": str(uuid.uuid4())}  # fmt: skip


def test_fields_that_no_form_shows_change_nothing_of_a_record(world):
    client_for(world.here.sam).post("/log/WP/", EXTRA | typed())
    record = Record.objects.get(title="Mine")
    assert (record.state, record.author, record.portfolio.learner) == (
        RecordState.DRAFT, world.here.sam, world.here.sam,
    )  # fmt: skip
    assert (record.centre, record.edit_no, record.recorded_at.year > 2001) == (world.here.centre, 1, True)
    assert record.ref == f"WP-{Record.objects.filter(portfolio=record.portfolio, kind='WP').count():02d}"


def test_fields_that_no_form_shows_give_a_new_person_nothing(world):
    sent = EXTRA | {"name": "Nia Vaughan", "email": "nia@harbour.example", "role": "learner"}
    client_for(world.here.coordinator).post("/people/add/", sent)
    member = Membership.objects.get(user__email="nia@harbour.example")
    assert (member.centre, member.role, member.user.has_usable_password()) == (
        world.here.centre, "learner", False,
    )  # fmt: skip


def test_a_coordinator_makes_nobody_an_administrator(world):
    sent = {"name": "Nia", "email": "nia@harbour.example", "role": "administrator"}
    assert client_for(world.here.coordinator).post("/people/add/", sent).status_code == 422
    assert not User.objects.filter(email="nia@harbour.example").exists()


def test_a_claim_on_another_learners_unit_is_not_made(world):
    theirs = world.here.other_enrolment.units.get()
    far = world.elsewhere.unit
    keys = [f"{row.pk}-{each.pk}" for row in (theirs, far) for each in row.unit.criteria.all()]
    sent = {"shown": keys} | {f"claim-on-{key}": "on" for key in keys}
    address = f"/p/{world.here.portfolio.ref}/{world.draft.ref}/"
    client_for(world.here.sam).post(f"{address}criteria/", sent)
    client_for(world.here.sam).post("/log/WP/", typed() | sent)
    assert not Claim.objects.filter(enrolment_unit__in=[theirs, far]).exists()


def test_a_file_of_another_record_is_not_taken_off_through_ones_own(world):
    file = world.handed.attachments.get()
    address = f"/p/{world.here.portfolio.ref}/{world.draft.ref}/files/{file.pk}/remove/"
    assert client_for(world.here.sam).post(address).status_code == 404
    sent = typed() | {f"file-{file.pk}-remove": "on", f"file-{file.pk}-caption": "Mine now", "edit_no": "1"}
    client_for(world.here.sam).post(f"/p/{world.here.portfolio.ref}/{world.draft.ref}/edit/", sent)
    file.refresh_from_db()
    assert (file.removed_at, file.caption) == (None, "")


def test_judging_with_claims_of_another_item_judges_only_what_is_on_the_page(world):
    sent = {"outcome": "accepted", "feedback": "x", "authenticity_confirmed": "on", "seen": "0",
            "content_hash": world.submission.items.get().version.content_hash}  # fmt: skip
    for claim in Claim.objects.all():
        prefix = f"c{world.elsewhere.unit.pk}-{claim.criterion_id}"
        sent |= {f"{prefix}-varc": "yes", f"{prefix}-decision": "met", f"{prefix}-seen": "0"}
    item = world.submission.items.get()
    assert client_for(world.here.assessor).post(f"/judge/{item.pk}/", sent).status_code == 422
    assert not item.judgements.exists()
    assert not CriterionDecision.objects.exists()


@pytest.mark.parametrize("field", ["learner", "assessor", "iqa"])
def test_nobody_of_another_centre_is_enrolled_or_given_a_learner(world, field):
    names = {"learner": "sam", "assessor": "assessor", "iqa": "iqa"}
    sent = {"name": "Nia", "email": "nia@harbour.example", "started_on": "2026-01-05"}
    sent |= {"units": world.here.unit.unit_id, field: getattr(world.elsewhere, names[field]).pk}
    before = Enrolment.objects.count()
    address = f"/learners/enrol/?qualification={world.here.enrolment.qualification_id}"
    assert client_for(world.here.coordinator).post(address, sent).status_code == 422
    assert Enrolment.objects.count() == before


def test_nobody_of_another_centre_is_allocated(world):
    before = Allocation.objects.count()
    sent = {"member": world.elsewhere.assessor.pk}
    address = f"/e/{world.here.enrolment.ref}/allocate/"
    assert client_for(world.here.coordinator).post(address, sent).status_code == 422
    assert Allocation.objects.count() == before


def test_nobody_acts_as_somebody_else(world):
    client = client_for(world.here.sam)
    assert client.post("/switch/", {"membership": world.here.coordinator.pk}).status_code == 404
    assert client.get("/people/").status_code == 403


def test_a_suspended_person_is_told_so_and_changes_nothing(world):
    client = client_for(world.here.sam)
    Membership.objects.filter(pk=world.here.sam.pk).update(is_active=False)
    assert client.get("/records/").status_code == 403
    assert client.post("/log/WP/", typed()).status_code == 403
    assert not Record.objects.filter(title="Mine").exists()


def test_a_page_of_another_site_cannot_write_for_somebody_signed_in(world):
    client = Client(enforce_csrf_checks=True)
    client.cookies = client_for(world.here.sam).cookies
    answer = client.post("/log/WP/", typed(), headers={"Origin": "https://evil.example"})
    assert answer.status_code == 403
    assert not Record.objects.filter(title="Mine").exists()


@pytest.mark.parametrize("method", ["put", "patch", "delete", "trace"])
def test_methods_that_no_page_uses_are_refused(world, method):
    client = client_for(world.here.sam)
    for address in ("/", "/records/", "/log/WP/", f"/p/{world.here.portfolio.ref}/{world.draft.ref}/edit/"):
        assert getattr(client, method)(address).status_code == 405


@pytest.mark.parametrize(
    "address", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:x"]
)
def test_signing_in_leads_to_no_other_site(world, address):
    user = world.here.sam.user
    user.set_password("a-long-pass-phrase")
    user.save()
    sent = {"login": user.email, "password": "a-long-pass-phrase", "next": address}
    assert Client().post(f"/accounts/sign-in/?next={address}", sent).url == "/"


def test_a_stranger_learns_nobodys_address(world, mailoutbox):
    client = Client()
    for path, field in (("/accounts/sign-in/", "login"), ("/accounts/password/forgotten/", "email")):
        answers = [
            client.post(path, {field: email, "password": "wrong-wrong-wrong"})
            for email in (world.here.sam.user.email, "nobody@harbour.example")
        ]
        assert len({(each.status_code, each.headers.get("Location")) for each in answers}) == 1
