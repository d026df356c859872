"""The texts that a centre shows its learners at the start."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from portfolio.access import member_required
from portfolio.forms.profiles import CentreTextForm
from portfolio.induction import ShownText, texts_of
from portfolio.middleware import MemberRequest
from portfolio.models import CentreText, Membership
from portfolio.permissions import may_write_centre_texts
from portfolio.refusals import Moved
from portfolio.services.profiles import write_centre_text


@require_GET
@member_required
def centre_texts(request: MemberRequest) -> HttpResponse:
    if not may_write_centre_texts(request.member):
        raise PermissionDenied
    return render(request, "portfolio/profiles/texts.html", {"texts": texts_of(request.member.centre)})


@require_http_methods(["GET", "POST"])
@member_required
def centre_text(request: MemberRequest, kind: str) -> HttpResponse:
    if not may_write_centre_texts(request.member):
        raise PermissionDenied
    shown = next((each for each in texts_of(request.member.centre) if each.kind == kind), None)
    if shown is None:
        raise Http404
    if request.method == "POST":
        return _save(request, shown)
    initial = {"text": shown.text, "number": _newest_number(request.member, kind)}
    return _show(request, shown, CentreTextForm(initial=initial))


def _newest_number(member: Membership, kind: str) -> int:
    row = CentreText.objects.visible_to(member).filter(kind=kind).order_by("number").last()
    return row.number if row else 0


def _save(request: MemberRequest, shown: ShownText) -> HttpResponse:
    form = CentreTextForm(request.POST)
    if not form.is_valid():
        return _show(request, shown, form, status=422)
    try:
        write_centre_text(by=request.member, kind=shown.kind, **form.cleaned_data)
    except Moved as refusal:
        typed = request.POST.copy()
        typed["number"] = str(_newest_number(request.member, shown.kind))
        form = CentreTextForm(typed)
        form.add_error(None, refusal.sentence)
        return _show(request, shown, form, status=409, moved=True)
    messages.success(request, "Saved. Every learner is asked to read it when they next open their home page.")
    return redirect("portfolio:centre-texts")


def _show(
    request: MemberRequest, shown: ShownText, form: CentreTextForm, status: int = 200, moved: bool = False
) -> HttpResponse:
    context = {"shown": shown, "form": form, "moved": moved}
    return render(request, "portfolio/profiles/text.html", context, status=status)
