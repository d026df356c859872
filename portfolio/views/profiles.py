"""A learner's page about themselves, and what their centre tells them at the start."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from portfolio.access import member_required
from portfolio.forms.profiles import ProfileForm
from portfolio.induction import induction_of
from portfolio.middleware import MemberRequest
from portfolio.models import Membership, Portfolio, Profile, Role
from portfolio.refusals import Moved
from portfolio.services.profiles import accept_text, write_profile


def _own_portfolio(member: Membership) -> Portfolio:
    if member.role != Role.LEARNER:
        raise PermissionDenied
    return Portfolio.objects.visible_to(member).select_related("centre").get(learner=member)


@require_http_methods(["GET", "POST"])
@member_required
def profile(request: MemberRequest) -> HttpResponse:
    portfolio = _own_portfolio(request.member)
    if request.method == "POST":
        return _save(request, portfolio)
    found = _profile_of(request.member, portfolio)
    return _show(request, ProfileForm(initial=_initial(found)))


def _profile_of(member: Membership, portfolio: Portfolio) -> Profile | None:
    return Profile.objects.visible_to(member).filter(portfolio=portfolio).first()


def _initial(found: Profile | None) -> dict[str, object]:
    if found is None:
        return {"edit_no": 0}
    return {"about": found.about, "job_description": found.job_description, "edit_no": found.edit_no}


def _save(request: MemberRequest, portfolio: Portfolio) -> HttpResponse:
    form = ProfileForm(request.POST)
    if not form.is_valid():
        return _show(request, form, status=422)
    try:
        write_profile(by=request.member, portfolio=portfolio, **form.cleaned_data)
    except Moved as refusal:
        now = _profile_of(request.member, portfolio)
        typed = request.POST.copy()
        typed["edit_no"] = str(now.edit_no if now else 0)
        form = ProfileForm(typed)
        form.add_error(None, refusal.sentence)
        return _show(request, form, status=409, now=now)
    messages.success(request, "Saved. It stands in part 2 of your portfolio.")
    return redirect("portfolio:profile")


def _show(
    request: MemberRequest, form: ProfileForm, status: int = 200, now: Profile | None = None
) -> HttpResponse:
    return render(request, "portfolio/profiles/profile.html", {"form": form, "now": now}, status=status)


@require_GET
@member_required
def induction(request: MemberRequest) -> HttpResponse:
    portfolio = _own_portfolio(request.member)
    return render(request, "portfolio/profiles/induction.html", {"texts": induction_of(portfolio)})


@require_POST
@member_required
def induction_accept(request: MemberRequest, kind: str) -> HttpResponse:
    portfolio = _own_portfolio(request.member)
    texts = induction_of(portfolio)
    if kind not in {each.kind for each in texts}:
        raise Http404
    try:
        accept_text(
            by=request.member, portfolio=portfolio, kind=kind, text_hash=request.POST.get("text_hash", "")
        )
    except Moved as refusal:
        messages.error(request, refusal.sentence)
    else:
        messages.success(request, "Noted, with today's date. It stands in part 4 of your portfolio.")
    return redirect("portfolio:induction")
