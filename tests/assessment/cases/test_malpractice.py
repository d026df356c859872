"""A suspicion of malpractice: who reads it, and what it freezes."""

import pytest
from django.core.exceptions import PermissionDenied

from assessment.models import Case
from assessment.services.cases import move_case, name_reader, open_malpractice
from assessment.services.eligibility import certificate_faults
from portfolio import clock
from portfolio.refusals import Moved, Refused
from portfolio.services.records import change_record, log_record, withdraw_record
from tests.assessment.cases.desk import suspected
from tests.cast import log

STEPS = ("reported", "investigating", "decided", "closed")
READERS = ("coordinator", "lead_iqa", "administrator", "assessor", "iqa", "exams_officer", "sam")


def reads(cast, *names):
    return [n for n in names if Case.objects.evidence_visible_to(getattr(cast, n)).exists()]


def move(cast, case, *steps):
    for step in steps:
        move_case(by=cast.lead_iqa, case=case, to=step, words="Done.", reference="AO-7")


def test_who_reads_a_case(cast):
    case = suspected(cast)
    assert reads(cast, *READERS) == ["coordinator", "lead_iqa"]
    name_reader(by=cast.lead_iqa, case=case, member=cast.iqa)
    assert reads(cast, *READERS) == ["coordinator", "lead_iqa", "iqa"]


def test_nobody_reads_a_case_about_themselves(cast):
    suspected(cast, about=cast.lead_iqa)
    assert reads(cast, *READERS) == ["coordinator"]
    assert not Case.objects.visible_to(cast.lead_iqa).exists()


def test_nobody_opens_one_about_themselves_and_no_assessor_opens_one(cast):
    with pytest.raises(Refused, match="somebody else"):
        suspected(cast, about=cast.coordinator)
    given = {"enrolment": cast.enrolment, "about": cast.sam, "words": "Copied."}
    with pytest.raises(PermissionDenied):
        open_malpractice(by=cast.assessor, **given)


def test_the_steps_come_in_order(cast):
    case = suspected(cast)
    with pytest.raises(Moved):
        move(cast, case, "decided")
    move(cast, case, *STEPS)
    assert Case.objects.get().state == "case_closed"


def test_a_report_has_its_reference(cast):
    with pytest.raises(Refused, match="reference"):
        move_case(by=cast.lead_iqa, case=suspected(cast), to="reported", words="Told them.")


def test_nothing_is_changed_or_withdrawn_until_it_closes(cast):
    record = log(cast)
    case = suspected(cast)
    with pytest.raises(Refused, match="on hold"):
        change_record(by=cast.sam, record=record, fields={"title": "Other"}, edit_no=record.edit_no)
    with pytest.raises(Refused, match="on hold"):
        withdraw_record(by=cast.sam, record=record, reason="Mine.")
    move(cast, case, *STEPS)
    assert withdraw_record(by=cast.sam, record=record, reason="Mine.").state == "withdrawn"


def test_logging_goes_on(cast):
    suspected(cast)
    fresh = log_record(by=cast.sam, portfolio=cast.portfolio, kind="WP", fields={"title": "New"})
    fields = {"title": "Newer"}
    assert change_record(by=cast.sam, record=fresh, fields=fields, edit_no=fresh.edit_no).title == "Newer"


def test_an_open_case_keeps_the_certificate(cast):
    suspected(cast)
    assert "A case is open." in certificate_faults(cast.enrolment, clock.today())
