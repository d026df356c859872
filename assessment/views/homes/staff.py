"""Homes of those who run the centre: the coordinator, the exams officer and the administrator."""

from collections.abc import Iterator
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Count, F, Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import render

from assessment.models import Enrolment
from assessment.queues import queues_of
from assessment.rosters import (
    ASSESSING,
    SignedRow,
    longest_waiting,
    roster,
    rows_of,
    signed_rows,
    signed_units,
    without_role,
)
from assessment.views.exports import export_row, exports_for
from portfolio.middleware import MemberRequest
from portfolio.models import Membership, Role
from portfolio.services.ledger import head
from portfolio.sheets import sheet_response
from portfolio.views.ledger import newest_lines

from .greeting import greeting

FEW = 5
SOME = 10
PER_PAGE = 25
BATCH = 200
HEADERS = ("Learner", "Registration", "Qualification", "Unit", "Title", "Signed off on", "By", "State today")


def coordinator_home(request: MemberRequest) -> HttpResponse:
    """Who needs somebody, what waits, who is due, and what was exported."""
    member = request.member
    running = roster(member).filter(ended_on=None)
    due = list(running.order_by(F("planned_end_on").asc(nulls_last=True), "pk")[:SOME])
    waiting = list(longest_waiting(running)[:FEW])
    rows = {row.enrolment.pk: row for row in rows_of({each.pk: each for each in (*due, *waiting)}.values())}
    context = {
        "queues": queues_of(member),
        "greeting": greeting(member),
        "needs": list(_needs(running)),
        "due": [rows[each.pk] for each in due],
        "total": running.count(),
        "waiting": [rows[each.pk] for each in waiting],
        "exports": [export_row(each, member) for each in exports_for(member).order_by("-pk")[:FEW]],
    }
    return render(request, "assessment/homes/coordinator_home.html", context)


def _needs(running: QuerySet[Enrolment]) -> Iterator[dict[str, Any]]:
    """Enrolments without an assessor, then those that only lack an IQA."""
    unassessed = list(without_role(running, *ASSESSING).order_by("started_on", "pk")[:SOME])
    unverified = {
        each.pk: each for each in without_role(running, Role.IQA).order_by("started_on", "pk")[:SOME]
    }
    for each in unassessed:
        both = unverified.pop(each.pk, None) is not None
        yield {"enrolment": each, "need": "an assessor and an IQA" if both else "an assessor"}
    for each in unverified.values():
        yield {"enrolment": each, "need": "an IQA"}


def exams_home(request: MemberRequest) -> HttpResponse:
    """What may be claimed: units that were signed off, by name only. No evidence, no feedback."""
    signatures = signed_units(request.member)
    if request.GET.get("format") == "xlsx":
        return sheet_response("signed-units.xlsx", HEADERS, _sheet_rows(signatures))
    page = Paginator(signatures, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "greeting": greeting(request.member),
        "queues": queues_of(request.member),
        "page": page,
        "rows": signed_rows(page.object_list),
    }
    return render(request, "assessment/homes/exams_home.html", context)


def _sheet_rows(signatures: QuerySet[Any]) -> Iterator[tuple[Any, ...]]:
    for page in Paginator(signatures, BATCH):
        for row in signed_rows(page.object_list):
            yield _sheet_row(row)


def _sheet_row(row: SignedRow) -> tuple[Any, ...]:
    enrolment, unit, signature = row.enrolment, row.unit.row.unit, row.signature.signature
    return (
        enrolment.portfolio.learner.user.name, enrolment.registration_number, enrolment.qualification.title,
        unit.code, unit.title, signature.signed_at, signature.signer.user.name, row.unit.word,
    )  # fmt: skip


def administrator_home(request: MemberRequest) -> HttpResponse:
    """Who is here, and what was written down lately."""
    member = request.member
    context = {
        "queues": queues_of(member),
        "greeting": greeting(member),
        "roles": _counts(member),
        "lines": newest_lines(member, SOME),
        "head": head(member.centre),
    }
    return render(request, "assessment/homes/administrator_home.html", context)


def _counts(member: Membership) -> list[dict[str, Any]]:
    """One line for each role that anybody has or had, in the order of the roles."""
    rows = Membership.objects.visible_to(member).values("role").order_by()
    active = Count("pk", filter=Q(is_active=True))
    found = {row["role"]: row for row in rows.annotate(active=active, all=Count("pk"))}
    return [
        {
            "role": role.value,
            "label": role.label,
            "active": found[role]["active"],
            "suspended": found[role]["all"] - found[role]["active"],
        }
        for role in Role
        if role in found
    ]
