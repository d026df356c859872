"""Pages for somebody without an account: one thing to read, one question. The token is their only key.

Looking answers nothing and ends nothing, so the preview of a mail scanner is harmless. Every link that
does not work gets the same page.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from improvements.forms.guests import AnswerForm, ApprovalAnswerForm, ConfirmationAnswerForm
from improvements.models import Approval, Confirmation
from improvements.services.approvals import answer_approval, plan_asked_about
from improvements.services.confirming import CONFIRMATION, answer_confirmation, deed_asked_about
from improvements.services.consulting import APPROVAL
from improvements.services.shown import Shown, shown_deed, shown_plan
from portfolio.models import GuestLink
from portfolio.refusals import Moved
from portfolio.sections import read_sections
from portfolio.services.guests import LinkDead, look_up, open_link, turn_away
from portfolio.tries import count_wrong_try, tried_too_often

#: Nothing of the address leaves the page, nothing of the page stays anywhere.
HEADERS = {
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
    "X-Robots-Tag": "noindex, nofollow",
}
CHANGED = "This changed while you were reading. Look at it again, then answer."


@dataclass(frozen=True)
class Question:
    purpose: str
    form: type[AnswerForm]
    shown: Callable[[GuestLink], Shown]
    answer: Callable[..., Approval | Confirmation]


PLAN = Question(
    APPROVAL, ApprovalAnswerForm, lambda link: shown_plan(plan_asked_about(link)), answer_approval
)
DEED = Question(
    CONFIRMATION, ConfirmationAnswerForm, lambda link: shown_deed(deed_asked_about(link)), answer_confirmation
)


def guest_page(view: Callable[[HttpRequest, str], HttpResponse]) -> Callable[..., HttpResponse]:
    """Open to whoever holds a token. CSRF-exempt: no cookie gives a guest any right that another site
    could borrow, and without a referrer browsers send no origin to check.
    """

    @login_not_required
    @csrf_exempt
    @require_http_methods(["GET", "HEAD", "POST"])
    @wraps(view)
    def guarded(request: HttpRequest, token: str) -> HttpResponse:
        if tried_too_often(request):
            return _sealed(_gone(request, 429))
        try:
            return _sealed(view(request, token))
        except LinkDead:
            count_wrong_try(request)
            turn_away(token=token)
            return _sealed(_gone(request, 404))

    return guarded


def _gone(request: HttpRequest, status: int) -> HttpResponse:
    return render(request, "improvements/guest/gone.html", status=status)


def _sealed(response: HttpResponse) -> HttpResponse:
    for name, value in HEADERS.items():
        response[name] = value
    return response


@guest_page
def approve(request: HttpRequest, token: str) -> HttpResponse:
    return _ask(request, token, PLAN)


@guest_page
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    return _ask(request, token, DEED)


def _ask(request: HttpRequest, token: str, question: Question) -> HttpResponse:
    find = open_link if request.method == "GET" else look_up
    link = find(token=token, purpose=question.purpose)
    shown = question.shown(link)
    form = question.form(request.POST if request.method == "POST" else None)
    status = 200
    if form.is_bound:
        status = 422 if form.data.get("seal", shown.seal) == shown.seal else 409
        if status == 409:
            form.add_error(None, CHANGED)
        elif form.is_valid():
            try:
                answer = question.answer(token=token, **form.cleaned_data)
            except ValidationError as error:
                form.add_error(None, error)
            except Moved as error:
                status = 409
                form.add_error(None, error.sentence)
            else:
                return render(request, "improvements/guest/done.html", _done(link, question, answer))
    context = _facts(link) | {"form": form, "shown": shown, "purpose": question.purpose}
    context |= {
        "sections": read_sections({"sections": shown.sections}),
        "changed": shown.seal != link.asked_hash,
    }
    return render(request, f"improvements/guest/{question.purpose}.html", context, status=status)


def _facts(link: GuestLink) -> dict[str, Any]:
    learner = link.made_by.user.name
    return {"link": link, "learner": learner, "centre": link.portfolio.centre.name}


def _done(link: GuestLink, question: Question, answer: Approval | Confirmation) -> dict[str, Any]:
    said = answer.get_outcome_display() if isinstance(answer, Approval) else answer.get_answer_display()
    return _facts(link) | {"said": said, "answer": answer, "purpose": question.purpose}
