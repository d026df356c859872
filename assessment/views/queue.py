"""What waits to be judged, oldest first."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Prefetch, QuerySet
from django.db.models.fields.json import KeyTextTransform
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from assessment.filters.queue import SORTS, QueueFilter
from assessment.models import Enrolment, EnrolmentUnit, Judgement, SubmissionItem, SubmittedClaim
from assessment.permissions import JUDGES
from assessment.queues import waiting_for
from assessment.templatetags.since import days_since
from portfolio.access import member_required
from portfolio.filters import in_order
from portfolio.kinds import kind_of
from portfolio.middleware import MemberRequest
from portfolio.models import Membership
from portfolio.sheets import sheet_response

HEADERS = (
    "Learner",
    "Record",
    "Kind",
    "Title",
    "Criteria",
    "Handed in",
    "Days waiting",
    "Judged by a trainee",
)
PER_PAGE = 25


@require_GET
@member_required
def queue(request: MemberRequest) -> HttpResponse:
    if request.member.role not in JUDGES:
        raise PermissionDenied
    filterset = QueueFilter(request.GET, queryset=waiting_items(request.member), **_choices(request.member))
    rows = in_order(filterset.qs, request.GET, SORTS, "waiting")
    if request.GET.get("format") == "xlsx":
        return sheet_response("queue.xlsx", HEADERS, (_sheet_row(row_of(item)) for item in rows))
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    context = {"filter": filterset, "page": page, "rows": [row_of(item) for item in page]}
    return render(request, "assessment/queue/list.html", context)


def waiting_items(member: Membership) -> QuerySet[SubmissionItem]:
    """The queue with all that a row of it shows, in a fixed number of queries."""
    claims = SubmittedClaim.objects.visible_to(member).select_related("criterion__unit")
    judgements = Judgement.objects.visible_to(member).select_related("judged_by__user").order_by("sequence")
    items = waiting_for(member).annotate(title=KeyTextTransform("title", "version__snapshot"))
    items = items.select_related("version__record", "submission__enrolment__portfolio__learner__user")
    return items.prefetch_related(Prefetch("claims", claims), Prefetch("judgements", judgements)).defer(
        "version__snapshot", "version__record__narrative", "version__record__details"
    )


def row_of(item: SubmissionItem) -> dict[str, Any]:
    """One line of the queue. The title is the one that was handed in, not the draft's since."""
    record = item.version.record
    judged = list(item.judgements.all())
    return {
        "url": reverse("assessment:judge", args=[item.pk]),
        "learner": item.submission.enrolment.portfolio.learner.user.name,
        "ref": record.ref,
        "version": item.version.number,
        "title": item.title,  # type: ignore[attr-defined]
        "kind": kind_of(record.kind),
        "codes": [claim.criterion.label for claim in item.claims.all()],
        "submitted_at": item.submission.submitted_at,
        "trainee": judged[-1].judged_by.user.name if judged else "",
    }


def _choices(member: Membership) -> dict[str, list[tuple]]:
    mine = Enrolment.objects.evidence_visible_to(member).allocated_to(member)
    learners = mine.order_by("portfolio__learner__user__name").distinct()
    units = (
        EnrolmentUnit.objects.evidence_visible_to(member)
        .filter(enrolment__in=mine)
        .order_by("unit__code")
        .distinct()
    )
    return {
        "learners": list(learners.values_list("portfolio", "portfolio__learner__user__name")),
        "units": list(units.values_list("unit", "unit__code")),
    }


def _sheet_row(row: dict[str, Any]) -> tuple[Any, ...]:
    return (
        row["learner"],
        f"{row['ref']} version {row['version']}",
        row["kind"].label,
        row["title"],
        ", ".join(row["codes"]),
        timezone.localdate(row["submitted_at"]),
        days_since(row["submitted_at"]),
        row["trainee"],
    )
