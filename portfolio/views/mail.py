"""How often we write to somebody, and the page behind the link that stops it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from portfolio.access import member_required
from portfolio.forms.mail import MailForm
from portfolio.middleware import MemberRequest
from portfolio.services.mail import WrongLink, choose_mail, member_of, often_of, stop_mail

#: Nothing of the address leaves the page, nothing of the page stays anywhere.
HEADERS = {
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
    "X-Robots-Tag": "noindex, nofollow",
}


@require_http_methods(["GET", "POST"])
@member_required
def mail(request: MemberRequest) -> HttpResponse:
    form = MailForm(initial={"often": often_of(request.member)})
    if request.method == "POST":
        form = MailForm(request.POST)
        if form.is_valid():
            choose_mail(by=request.member, **form.cleaned_data)
            messages.success(request, "Saved. It holds from the next e-mail on.")
            return redirect("portfolio:mail")
    status = 422 if form.is_bound else 200
    return render(request, "portfolio/mail/mail.html", {"form": form}, status=status)


@login_not_required
@csrf_exempt  # mail programs press the button without a page (RFC 8058); the signed address is the key
@require_http_methods(["GET", "HEAD", "POST"])
def mail_stop(request: HttpRequest, token: str) -> HttpResponse:
    """Looking asks; only pressing the button stops anything, so a mail scanner's preview is harmless."""
    done = request.method == "POST"
    try:
        member = stop_mail(token=token) if done else member_of(token)
    except WrongLink:
        return _sealed(render(request, "portfolio/mail/gone.html", status=404))
    context = {"centre": member.centre.name, "role": member.role_label, "done": done}
    return _sealed(render(request, "portfolio/mail/stop.html", context))


def _sealed(response: HttpResponse) -> HttpResponse:
    for name, value in HEADERS.items():
        response[name] = value
    return response
