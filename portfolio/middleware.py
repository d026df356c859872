"""Who is acting, and what browsers may keep."""

from collections.abc import Callable

from allauth.account.authentication import get_authentication_records
from django.http import HttpRequest, HttpResponse

from .acting import NONE, proved_by, strength_of
from .models import Membership

Next = Callable[[HttpRequest], HttpResponse]
SESSION_KEY = "member"


class MemberRequest(HttpRequest):
    """A request of somebody who is signed in and has an active membership."""

    member: Membership


def active_member(request: HttpRequest) -> Membership | None:
    """The membership this session acts as. It comes from the session, never from the URL or a form.

    It is read anew with every request, so that a suspended role ends with the next click.
    """
    if not request.user.is_authenticated:
        return None
    mine = (
        Membership.objects.active()
        .filter(user_id=request.user.pk)
        .select_related("centre", "user")
        .order_by("pk")
    )
    chosen = request.session.get(SESSION_KEY)
    members = list(mine)
    return next((each for each in members if each.pk == chosen), members[0] if members else None)


class ActiveMemberMiddleware:
    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        member = active_member(request)
        request.member = member  # type: ignore[attr-defined]
        with proved_by(strength_of(get_authentication_records(request)) if member else NONE):
            return self.get_response(request)


class PrivatePagesMiddleware:
    """No page behind sign-in stays in a cache, and no other site may embed what we serve."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.user.is_authenticated and "Cache-Control" not in response:
            response["Cache-Control"] = "no-store"
        response.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        response.setdefault("Cross-Origin-Embedder-Policy", "require-corp")
        response.setdefault(
            "Permissions-Policy", "camera=(self), microphone=(self), geolocation=(), payment=(), usb=()"
        )
        return response
