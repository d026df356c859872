"""Judging one record as it was handed in."""

from datetime import datetime

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from assessment.forms.deciding import AnswerForm
from assessment.forms.judging import LATER
from assessment.models import Judgement, SubmissionItem
from assessment.permissions import may_judge
from assessment.queues import waiting_for
from assessment.services.judging import DecisionInput, JudgementInput, VerdictInput
from assessment.services.judging import judge as write_judgement
from improvements.records import is_in_a_turn
from improvements.views.planned import answers_about
from portfolio.access import member_required
from portfolio.middleware import MemberRequest
from portfolio.models import Role
from portfolio.refusals import AlreadyDone, Moved, Refused
from portfolio.typed import words_kept

from .answering import answer_to
from .page import JudgePage, as_seen_now, build_page, given_verdicts, items_for, newest_of

IN_TURN = ("submission__submitted_at", "pk")
DONE = {
    Judgement.Outcome.ACCEPTED: "accepted",
    Judgement.Outcome.RETURNED: "returned",
    Judgement.Outcome.NOT_VALID: "marked as not valid",
}


@words_kept(
    feedback="Feedback",
    next_action="What they should do next",
    reason="Why you judge it again",
    why="Why something does not hold",
)
@require_http_methods(["GET", "POST"])
@member_required
def judge(request: MemberRequest, pk: int) -> HttpResponse:
    item = get_object_or_404(items_for(request.member), pk=pk)
    if not may_judge(request.member, item.submission.enrolment):
        raise PermissionDenied
    if request.method == "POST":
        return _save(request, item)
    return show(request, build_page(item, request.member))


def _save(request: MemberRequest, item: SubmissionItem) -> HttpResponse:
    page = build_page(item, request.member, request.POST)
    if not all([form.is_valid() for form in page.forms]):  # noqa: C419  every form is to say what it lacks
        return show(request, page, status=422)
    queue = list(waiting_for(request.member).values_list(*IN_TURN))
    try:
        judgement = write_judgement(by=request.member, item=item, given=_given(page))
    except AlreadyDone:
        return _on_to_the_next(queue, item)
    except Moved as refusal:
        return _show_moved(request, item, refusal)
    except Refused as refusal:
        page.form.add_error(None, refusal.sentence)
    except ValidationError as error:
        page.form.add_error(None, error.messages)
    else:
        messages.success(request, _what_happened(page, judgement))
        return _on_to_the_next(queue, item)
    return show(request, page, status=422)


def _given(page: JudgePage) -> JudgementInput:
    given = page.form.cleaned_data
    decided = {
        card.claim.pk: card.form.cleaned_data
        for card in page.cards
        if card.form.cleaned_data["decision"] != LATER
    }
    return JudgementInput(
        outcome=given["outcome"],
        feedback=given["feedback"],
        content_hash=given["content_hash"],
        seen=given["seen"],
        next_action=given["next_action"],
        reason=given["reason"],
        authenticity_confirmed=given["authenticity_confirmed"],
        verdicts={pk: VerdictInput(**verdict) for pk, verdict in given_verdicts(page)},
        decisions={
            pk: DecisionInput(row["decision"], row["sufficient"] == "yes", row["feedback"], row["seen"])
            for pk, row in decided.items()
        },
    )


def show(
    request: MemberRequest, page: JudgePage, status: int = 200, answer: AnswerForm | None = None
) -> HttpResponse:
    queue = list(waiting_for(request.member).values_list("pk", flat=True))
    record = page.item.version.record
    context = {
        "page": page,
        "answer": answer_to(page, request.member, answer),
        "typed": answer,
        "place": _place(queue, page.item.pk),
        "answers": answers_about(request.member, record),
        "has_trail": is_in_a_turn(record, request.member),
    }
    return render(request, "assessment/judging/judge.html", context, status=status)


def _show_moved(request: MemberRequest, item: SubmissionItem, refusal: Moved) -> HttpResponse:
    """409: what is there now, with all that was typed, and a sentence that says who was first."""
    fresh = newest_of(items_for(request.member).get(pk=item.pk), request.member)
    page = build_page(fresh, request.member, request.POST)
    page = build_page(fresh, request.member, as_seen_now(page, request.POST))
    page.form.is_valid()
    page.form.add_error(None, refusal.sentence)
    return show(request, page, status=409)


def _place(queue: list[int], pk: int) -> dict[str, int | None]:
    """Where an item stands in the queue, and its neighbours there; 0 for one that no longer waits."""
    if pk not in queue:
        return {"number": 0, "total": len(queue), "before": None, "after": queue[0] if queue else None}
    at = queue.index(pk)
    before = queue[at - 1] if at else None
    after = queue[at + 1] if at + 1 < len(queue) else None
    return {"number": at + 1, "total": len(queue), "before": before, "after": after}


def _what_happened(page: JudgePage, judgement: Judgement) -> str:
    record, learner = page.item.version.record, page.item.submission.enrolment.portfolio.learner.user.name
    said = f"{record.ref} of {learner} is {DONE[Judgement.Outcome(judgement.outcome)]}"
    if judgement.role == Role.TRAINEE_ASSESSOR:
        return f"Saved: {said} by you. It counts once a qualified colleague has confirmed it."
    met = sum(card.form.cleaned_data["decision"] == "met" for card in page.cards)
    return f"{said}. {met} of {len(page.cards)} criteria on it {'is' if met == 1 else 'are'} met."


def _on_to_the_next(queue: list[tuple[datetime, int]], item: SubmissionItem) -> HttpResponse:
    """The item after this one in the queue, or the first, or the empty queue; sent twice, the same."""
    here = (item.submission.submitted_at, item.pk)
    rest = [each for each in queue if each != here]
    after = [each for each in rest if each > here] or rest
    return redirect("assessment:judge", pk=after[0][1]) if after else redirect("assessment:queue")
