"""The door every page goes through."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render

View = Callable[..., HttpResponseBase]


def member_required(view: View) -> View:
    """For somebody signed in whose role was suspended, or who never had one: say whom to ask (403)."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if getattr(request, "member", None) is None:
            return render(
                request, "portfolio/no_membership.html", {"typed": getattr(request, "typed", [])}, status=403
            )
        return view(request, *args, **kwargs)

    return guarded
