"""An assessor sets a rule aside for one learner, or lets it count again. Neither moves a decision."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from assessment.forms.readiness import EVERYWHERE, AsideForm
from assessment.models import Enrolment, SetAside
from assessment.permissions import may_set_aside
from assessment.readiness import Rule, rule_of
from assessment.services import readiness as services
from assessment.services.readiness import FIXED
from portfolio.access import member_required
from portfolio.middleware import MemberRequest
from portfolio.refusals import Moved, Refused

from .aside_page import AsidePage, aside_page


@dataclass(frozen=True)
class Deed:
    """One of the two things that can be done; ``nothing`` is said where there is nothing to do it to."""

    template: str
    service: Callable[..., SetAside]
    places: Callable[[AsidePage], dict[str, str]]
    question: str
    nothing: str


SET_ASIDE = Deed(
    "assessment/rules/set_aside.html",
    services.set_aside,
    lambda page: page.open_places,
    "What is it not needed for?",
    "This rule is set aside everywhere already.",
)
APPLY_AGAIN = Deed(
    "assessment/rules/apply_again.html",
    services.apply_again,
    lambda page: page.aside_places,
    "Where does it count again?",
    "This rule is set aside nowhere, so it counts already.",
)
SPOKEN = "A colleague spoke about this rule since you opened the page. Your text is below; look again."
STAYS = "It stays in the audit trail and is printed in the portfolio PDF. The learner can read it."


@require_http_methods(["GET", "POST"])
@member_required
def set_aside(request: MemberRequest, eref: str, rule: str) -> HttpResponse:
    """``?about=IMP-01`` says which of the things at fault is meant."""
    return _answer(request, eref, rule, SET_ASIDE)


@require_http_methods(["GET", "POST"])
@member_required
def apply_again(request: MemberRequest, eref: str, rule: str) -> HttpResponse:
    return _answer(request, eref, rule, APPLY_AGAIN)


def _answer(request: MemberRequest, eref: str, code: str, deed: Deed) -> HttpResponse:
    page = _page(request, eref, code)
    if request.method == "POST":
        return _do(request, page, deed)
    about = request.GET.get("about", "")
    if not page.knows(about):
        raise Http404
    return _show(request, page, deed, _form(page, deed, chosen=about))


def _page(request: MemberRequest, eref: str, code: str) -> AsidePage:
    visible = Enrolment.objects.evidence_visible_to(request.member)
    enrolment = get_object_or_404(
        visible.select_related("portfolio__learner__user", "centre", "qualification"), ref=eref
    )
    rule = _rule(code)
    if not may_set_aside(request.member, enrolment):
        raise PermissionDenied
    return aside_page(enrolment, rule, request.member)


def _rule(code: str) -> Rule:
    try:
        return rule_of(code)
    except KeyError:
        raise Http404 from None


def _form(page: AsidePage, deed: Deed, data: QueryDict | None = None, chosen: str = "") -> AsideForm:
    """Where only one thing can be meant it is ticked; else the person says which."""
    places = deed.places(page)
    about = chosen if chosen and chosen in places else ""
    if len(places) == 1:
        about = next(iter(places)) or EVERYWHERE
    initial = {"seen": len(page.words), "about": about}
    return AsideForm(data, initial=initial, places=places, question=deed.question, help_text=STAYS)


def _do(request: MemberRequest, page: AsidePage, deed: Deed) -> HttpResponse:
    form = _form(page, deed, request.POST)
    if refusal := _refusal(page, deed):
        form.errors.clear()
        form.add_error(None, refusal)
    elif form.is_valid():
        try:
            word = deed.service(by=request.member, **_given(page, form))
        except Moved as moved:
            return _show_moved(request, page, deed, moved)
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.success(request, page.what_happened(word))
            return redirect(page.back_to(word.about))
    if request.POST.get("seen", "").isdecimal() and int(request.POST["seen"][:9]) < len(page.words):
        return _show_moved(request, page, deed, Moved(SPOKEN))
    return _show(request, page, deed, form, 422)


def _given(page: AsidePage, form: AsideForm) -> dict[str, object]:
    typed = {name: form.cleaned_data[name] for name in ("reason", "seen")}
    return typed | {"enrolment": page.enrolment, "rule": page.rule.id, "about": form.chosen}


def _refusal(page: AsidePage, deed: Deed) -> str:
    if not page.rule.overridable:
        return FIXED
    return "" if deed.places(page) else deed.nothing


def _show_moved(request: MemberRequest, page: AsidePage, deed: Deed, moved: Moved) -> HttpResponse:
    """409: what was said meanwhile, and the reason as it was typed."""
    fresh = aside_page(page.enrolment, page.rule, request.member)
    typed = request.POST.copy()
    typed["seen"] = str(len(fresh.words))
    form = _form(fresh, deed, typed)
    form.errors.clear()
    form.add_error(None, moved.sentence)
    return _show(request, fresh, deed, form, 409)


def _show(
    request: MemberRequest, page: AsidePage, deed: Deed, form: AsideForm, status: int = 200
) -> HttpResponse:
    context = {"page": page, "form": form, "refusal": _refusal(page, deed)}
    return render(request, deed.template, context, status=status)
