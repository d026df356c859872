"""What somebody typed is theirs, also when the page they typed it into is no longer open to them.

A role can end while a form is open (promises.md section 5, rule 8). Then nothing is saved, and the answer
gives the text back to be copied. It reads nothing but what was sent, so it tells nothing of what is there.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render

View = Callable[..., HttpResponseBase]


@dataclass(frozen=True)
class Typed:
    """One text, under the label of the field it stood in."""

    label: str
    text: str


def typed_in(request: HttpRequest, labels: dict[str, str]) -> list[Typed]:
    """The texts sent in these fields, in the order of the page; a field may have a prefix before a hyphen."""
    sent = ((name.rsplit("-", 1)[-1], str(text).strip()) for name, text in request.POST.items())
    return [Typed(labels[name], text) for name, text in sent if name in labels and text]


def words_kept(**labels: str) -> Callable[[View], View]:
    """Goes over ``member_required``. What is refused as 403 or 404 stays so, with the text of the form."""

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if request.method != "POST":
                return view(request, *args, **kwargs)
            request.typed = typed_in(request, labels)  # type: ignore[attr-defined]
            try:
                return view(request, *args, **kwargs)
            except (Http404, PermissionDenied) as error:
                return _given_back(request, error)

        return guarded

    return decorate


def _given_back(request: HttpRequest, error: Exception) -> HttpResponseBase:
    typed = getattr(request, "typed", [])
    if not typed:
        raise error
    status = 404 if isinstance(error, Http404) else 403
    return render(request, "portfolio/typed/kept.html", {"typed": typed}, status=status)
