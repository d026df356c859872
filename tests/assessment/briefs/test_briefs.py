"""A brief is checked by somebody who did not write it before it is issued (domain.md 5.11)."""

import pytest
from django.core.exceptions import PermissionDenied

from assessment.models import Brief
from assessment.services.briefs import issue_brief
from portfolio.models import Membership, Role
from portfolio.refusals import Moved, Refused

from . import desk


def versions():
    return list(Brief.objects.order_by("version").values_list("version", "text"))


def test_an_unchecked_brief_is_changed_in_place(cast):
    brief = desk.write(desk.btec(cast))
    assert desk.write(cast, old=brief, text="Handle four.") == brief
    assert versions() == [(1, "Handle four.")]


def test_changing_a_checked_brief_makes_a_new_version_that_is_checked_anew(cast):
    brief = desk.write(desk.btec(cast))
    desk.verify(cast, brief)
    again = desk.write(cast, old=brief, text="Handle four.")
    assert versions() == [(1, "Handle three enquiries and say what you learned."), (2, "Handle four.")]
    with pytest.raises(Refused, match="must find this version fit"):
        issue_brief(by=cast.assessor, brief=again)


def test_nobody_issues_what_nobody_checked(cast):
    brief = desk.write(desk.btec(cast))
    with pytest.raises(Refused, match="must find this version fit"):
        issue_brief(by=cast.assessor, brief=brief)


def test_changes_needed_after_fit_holds_the_issue(cast):
    brief = desk.write(desk.btec(cast))
    desk.verify(cast, brief)
    desk.verify(cast, brief, "changes", by=cast.lead_iqa, seen=1)
    with pytest.raises(Refused, match="must find this version fit"):
        issue_brief(by=cast.assessor, brief=brief)


def test_alan_cannot_check_his_own_brief_as_verifier(cast):
    brief = desk.write(desk.btec(cast))
    as_iqa = Membership.objects.create(user=cast.assessor.user, centre=cast.centre, role=Role.IQA)
    with pytest.raises(PermissionDenied):
        desk.verify(cast, brief, by=as_iqa)


def test_the_first_author_cannot_check_what_a_colleague_made_of_it(cast):
    brief = desk.write(desk.btec(cast))
    again = desk.write(cast, by=cast.other_assessor, old=brief, text="Handle four.")
    as_iqa = Membership.objects.create(user=cast.assessor.user, centre=cast.centre, role=Role.IQA)
    assert again.version == 2
    with pytest.raises(PermissionDenied):
        desk.verify(cast, again, by=as_iqa)


@pytest.mark.parametrize("role", ["sam", "iqa", "lead_iqa", "eqa", "coordinator", "exams_officer"])
def test_only_assessors_write_briefs(cast, role):
    with pytest.raises(PermissionDenied):
        desk.write(desk.btec(cast), by=getattr(cast, role))


@pytest.mark.parametrize("role", ["sam", "assessor", "trainee", "eqa", "coordinator", "administrator"])
def test_only_verifiers_check_briefs(cast, role):
    brief = desk.write(desk.btec(cast))
    with pytest.raises(PermissionDenied):
        desk.verify(cast, brief, by=getattr(cast, role))


def test_an_nvq_has_no_briefs(cast):
    with pytest.raises(Refused, match="sets no assignments"):
        desk.write(cast)


def test_an_older_version_is_not_changed_any_more(cast):
    brief = desk.issued(desk.btec(cast))
    desk.write(cast, old=brief)
    with pytest.raises(Moved, match="newer version"):
        desk.write(cast, old=brief)


def test_a_check_of_what_changed_meanwhile_is_moved(cast):
    brief = desk.write(desk.btec(cast))
    desk.verify(cast, brief)
    with pytest.raises(Moved, match="changed or checked"):
        desk.verify(cast, brief, by=cast.lead_iqa, seen=0)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [({"criteria": []}, "at least one criterion"), ({"deadline": desk.days(-1)}, "cannot be before")],
)
def test_a_brief_covers_something_and_ends_after_it_begins(cast, changes, sentence):
    with pytest.raises(Refused, match=sentence):
        desk.write(desk.btec(cast), **changes)
