"""The page of a witness: what the learner wrote to read, one testimony to write and sign, nothing else."""

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from assessment.forms.testimonies import TestimonyForm
from feedback.views.refusing import show_refusal
from improvements.views.guests import guest_page
from portfolio.models import GuestLink, Record, TestimonyRequest
from portfolio.refusals import Moved
from portfolio.services.guests import LinkDead, look_up, open_link
from portfolio.services.testimonies import CHANGED, TESTIMONY, Said, give_testimony, request_of
from portfolio.testimonies import account_seal


@guest_page
def testify(request: HttpRequest, token: str) -> HttpResponse:
    """Looking signs nothing and ends nothing. A changed account answers 409 and keeps what was typed."""
    find = open_link if request.method == "GET" else look_up
    link = find(token=token, purpose=TESTIMONY)
    asked = request_of(link)
    if request.method != "POST":
        return _page(request, asked, TestimonyForm(initial=_known(asked)), 200)
    form = TestimonyForm(request.POST)
    status = _answer(asked.record, form, token)
    if status == 200:
        return render(request, "assessment/testimonies/done.html", _facts(link) | {"said": form.cleaned_data})
    return _page(request, asked, form, status)


def _answer(record: Record, form: TestimonyForm, token: str) -> int:
    """200 when it was signed, else 409 or 422 with the reason in the form."""
    if form.data.get("seal", "") != account_seal(record):
        form.add_error(None, CHANGED)
        return 409
    if not form.is_valid():
        return 422
    path = reverse("assessment:record", args=[record.portfolio.ref, record.ref])
    try:
        give_testimony(token=token, said=Said(**form.cleaned_data), path=path)
    except LinkDead:
        raise
    except (Moved, ValidationError) as error:
        show_refusal(form, error)
        return 409 if isinstance(error, Moved) else 422
    return 200


def _known(asked: TestimonyRequest) -> dict[str, str]:
    """What the list says already; the witness signs it, so they may put it right."""
    return {"relationship": asked.witness.relationship, "job_title": asked.witness.job_title}


def _page(request: HttpRequest, asked: TestimonyRequest, form: TestimonyForm, status: int) -> HttpResponse:
    seal = account_seal(asked.record)
    context = {"form": form, "record": asked.record, "seal": seal, "changed": seal != asked.link.asked_hash}
    context |= _facts(asked.link)
    return render(request, "assessment/testimonies/sign.html", context, status=status)


def _facts(link: GuestLink) -> dict[str, object]:
    return {"link": link, "learner": link.made_by.user.name, "centre": link.portfolio.centre.name}
