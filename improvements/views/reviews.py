"""Looking back: one page for before and after, each criterion, the words of customers and your own."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from improvements.models import Improvement, Review
from improvements.permissions import may_work_on
from improvements.services.reviews import open_review, write_review
from portfolio.access import member_required
from portfolio.middleware import MemberRequest
from portfolio.models import Membership
from portfolio.refusals import AlreadyDone, Moved, Refused

from .finding import own_improvement
from .review_sheet import ReviewSheet
from .saving import stands, went_on


def review_or_404(member: Membership, portfolio_ref: str, ref: str) -> Review:
    """To be worked on: staff who can see it are told that it is not theirs (403)."""
    rows = Review.objects.visible_to(member).select_related(
        "record__portfolio__learner__user", "improvement__portfolio"
    )
    review = get_object_or_404(rows, record__portfolio__ref=portfolio_ref, record__ref=ref)
    if not may_work_on(member, review.improvement):
        raise PermissionDenied
    return review


@require_http_methods(["GET", "POST"])
@member_required
def review_write(request: MemberRequest, pref: str, iref: str) -> HttpResponse:
    """A new review; opened while one is still being written, it leads to that one."""
    improvement = own_improvement(request.member, pref, iref)
    begun = open_review(improvement) if request.method == "GET" else None
    if begun:
        return redirect("improvements:review", pref, begun.record.ref)
    return _work(request, improvement, None)


@require_http_methods(["GET", "POST"])
@member_required
def review(request: MemberRequest, pref: str, ref: str) -> HttpResponse:
    found = review_or_404(request.member, pref, ref)
    if request.method == "GET" and not found.record.is_editable:
        return stands(request, found.record)
    return _work(request, found.improvement, found)


def _work(request: MemberRequest, improvement: Improvement, review: Review | None) -> HttpResponse:
    data = request.POST if request.method == "POST" else None
    sheet = ReviewSheet(request.member, improvement, review, data)
    if data is None:
        return _page(request, sheet)
    if not sheet.is_valid():
        return _page(request, sheet, 422)
    if "reckon" in data:
        return _page(request, sheet)
    try:
        saved = _save(request.member, sheet)
    except AlreadyDone as again:
        saved = again.made
    except (Refused, ValidationError) as error:
        return _refused(request, sheet, error)
    return went_on(request, saved.record, improvement)


def _save(member: Membership, sheet: ReviewSheet) -> Review:
    return write_review(
        by=member,
        improvement=sheet.improvement,
        fields=sheet.form.review_fields(),
        record_fields=sheet.form.record_fields(),
        lines=sheet.lines_given(),
        verdicts=sheet.verdicts_given(),
        edit_no=sheet.form.cleaned_data["edit_no"],
        form_key=sheet.form.cleaned_data["form_key"],
        review=sheet.review,
    )


def _refused(request: MemberRequest, sheet: ReviewSheet, error: Refused | ValidationError) -> HttpResponse:
    """Why the service said no, beside the field at fault; everything typed stays."""
    if isinstance(error, Refused):
        sheet.form.add_error(None, error.sentence)
    elif hasattr(error, "error_dict"):
        for name, sentences in error.message_dict.items():
            form, field = sheet.form_at(name)
            form.add_error(field or None, sentences)
    else:
        sheet.form.add_error(None, error)
    if isinstance(error, Moved) and sheet.review and isinstance(sheet.data, QueryDict):
        sheet.form.data = sheet.data.copy()
        sheet.form.data["edit_no"] = str(sheet.review.record.edit_no)
        return _page(request, sheet, 409)
    return _page(request, sheet, 422)


def _page(request: MemberRequest, sheet: ReviewSheet, status: int = 200) -> HttpResponse:
    context = {
        "improvement": sheet.improvement,
        "sheet": sheet,
        "form": sheet.form,
        "record": sheet.review.record if sheet.review else None,
        "reckoned": request.method == "POST" and status == 200,
    }
    return render(request, "improvements/review/review.html", context, status=status)
