"""Parts of a page that a later app fills, without the page knowing which."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.module_loading import import_string

from .config.panels import PANELS
from .middleware import MemberRequest


@dataclass(frozen=True)
class Panel:
    """A template and what it is filled with.

    ``rules`` are ids of the readiness rules that it tells of, so that the page need not say the same.
    """

    template: str
    context: dict[str, Any]
    rules: frozenset[str] = frozenset()


def panel_about(name: str, request: MemberRequest, thing: object) -> Panel | None:
    """The named panel (portfolio/config/panels.py) about ``thing``; None where there is nothing to show.

    KeyError for a name nobody gave. It may ask the database; it does so once for each call.
    """
    fill: Callable[[MemberRequest, object], Panel | None] = import_string(PANELS[name])
    return fill(request, thing)
