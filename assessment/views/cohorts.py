"""A coordinator or assessor opens this to see who is stuck on what, and whom to help first."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from assessment.cohorts import Stuck, most_common, stuck_rows
from assessment.filters.cohorts import StuckFilter
from assessment.models import Enrolment, Qualification
from assessment.permissions import may_see_who_is_stuck
from assessment.readiness import Given, all_rules
from assessment.readiness.report import LEVEL_WORDS
from assessment.rosters import ASSESSING
from portfolio import clock
from portfolio.access import member_required
from portfolio.middleware import MemberRequest
from portfolio.models import Membership
from portfolio.sheets import sheet_response

PER_PAGE = 25
HEADERS = (
    "Learner", "Enrolment", "Qualification", "Criteria met", "Criteria", "How grave", "Rule",
    "What is missing", "Where", "Stands in the way of", "Whose turn",
)  # fmt: skip


@require_GET
@member_required
def stuck(request: MemberRequest) -> HttpResponse:
    if not may_see_who_is_stuck(request.member):
        raise PermissionDenied
    filterset = _filterset(request)
    chosen = filterset.form.cleaned_data if filterset.form.is_valid() else {}
    everyone = list(stuck_rows(filterset.qs))
    _offer_what_is_there(filterset, everyone)
    rows = _narrowed(everyone, chosen.get("rule", ""), chosen.get("level", ""))
    if request.GET.get("format") == "xlsx":
        return sheet_response("stuck.xlsx", HEADERS, _sheet_rows(rows))
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    context = {"filter": filterset, "page": page, "common": most_common(everyone), "words": LEVEL_WORDS}
    return render(request, "assessment/cohorts/stuck.html", context)


def _filterset(request: MemberRequest) -> StuckFilter:
    given = Given(clock.today())
    return StuckFilter(
        request.GET,
        queryset=_running(request.member),
        qualifications=Qualification.objects.visible_to(request.member).current(),
        assessors=_assessors(request.member),
        rules=[(each.id, f"{each.id} {each.sentence(given)}") for each in all_rules()],
    )


def _offer_what_is_there(filterset: StuckFilter, rows: Iterable[Stuck]) -> None:
    """Of 128 rules only those that somebody here does not meet, and the one that is chosen."""
    there = {each.rule for row in rows for each in row.missing} | {filterset.form["rule"].value()}
    field = filterset.form.fields["rule"]
    field.choices = [(value, words) for value, words in field.choices if not value or value in there]


def _running(member: Membership) -> QuerySet[Enrolment]:
    rows = Enrolment.objects.evidence_visible_to(member).filter(ended_on=None)
    rows = rows.select_related("portfolio__learner__user", "qualification", "centre")
    return rows.order_by("portfolio__learner__user__name", "pk")


def _assessors(member: Membership) -> QuerySet[Membership]:
    people = Membership.objects.visible_to(member).active().filter(role__in=ASSESSING)
    return people.select_related("user").order_by("user__name", "pk")


def _narrowed(rows: Iterable[Stuck], rule: str, level: str) -> list[Stuck]:
    """Those with anything left, who has most to put right first."""
    left = [row.only(rule, level) for row in rows]
    left = [row for row in left if row.missing]
    return sorted(left, key=lambda row: (-row.errors, -row.warnings, -row.todos, row.learner))


def _sheet_rows(rows: Iterable[Stuck]) -> Iterator[tuple[Any, ...]]:
    for row in rows:
        it = row.enrolment
        for each in row.missing:
            yield (
                row.learner, it.ref, it.qualification.title, row.met, row.total, LEVEL_WORDS[each.level],
                each.rule, each.sentence, ", ".join(each.at), ", ".join(each.codes), each.turn.capitalize(),
            )  # fmt: skip
