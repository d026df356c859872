"""How pages come by briefs and assignments: always through what the member may see."""

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from assessment.models import Assignment, Brief, BriefVerification
from assessment.models.briefs import BriefQuerySet
from assessment.permissions.briefs import may_see_assignments, may_see_briefs
from portfolio.models import Membership


def briefs_for(member: Membership) -> BriefQuerySet:
    """PermissionDenied for roles that have nothing to do with briefs."""
    if not may_see_briefs(member):
        raise PermissionDenied
    rows = Brief.objects.visible_to(member)
    return rows.select_related("qualification", "unit", "author__user", "issued_by__user", "centre").defer(
        "unit__source", "qualification__source"
    )


def brief_for(member: Membership, pk: int) -> Brief:
    """404 first: whoever is of another centre does not learn that there is one."""
    get_object_or_404(Brief.objects.visible_to(member), pk=pk)
    return get_object_or_404(briefs_for(member), pk=pk)


def checks_of(member: Membership, brief: Brief) -> list[BriefVerification]:
    rows = BriefVerification.objects.visible_to(member).filter(brief=brief)
    return list(rows.select_related("by__user").order_by("sequence"))


def assignments_for(member: Membership) -> QuerySet[Assignment]:
    if not may_see_assignments(member):
        raise PermissionDenied
    rows = Assignment.objects.visible_to(member)
    return rows.select_related(
        "brief__unit",
        "enrolment__qualification",
        "enrolment__portfolio__learner__user",
        "set_by__user",
        "centre",
    ).defer("brief__unit__source", "enrolment__qualification__source")


def assignment_for(member: Membership, pk: int) -> Assignment:
    get_object_or_404(Assignment.objects.visible_to(member), pk=pk)
    return get_object_or_404(assignments_for(member), pk=pk)
