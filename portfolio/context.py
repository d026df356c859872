"""What the frame around every page needs. The entries themselves are named by the composition root."""

from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from .config.navigation import FOOTER, navigation_for
from .models import Centre, Membership
from .services.ledger import head


@dataclass(frozen=True)
class NavEntry:
    label: str
    url: str
    icon: str
    active: bool


@dataclass
class Frame:
    member: Membership | None = None
    memberships: list[Membership] = field(default_factory=list)
    nav: list[NavEntry] = field(default_factory=list)
    log_url: str = ""
    queue_url: str = ""
    queue_count: int = 0
    search_url: str = ""
    switch_url: str = ""
    footer: list[NavEntry] = field(default_factory=list)
    version: str = ""
    ledger_head: str = ""
    demo: bool = False


def frame(request: HttpRequest) -> dict[str, Any]:
    """Template context ``frame``; three queries for somebody who is signed in, none otherwise."""
    member: Membership | None = getattr(request, "member", None)
    found = Frame(member=member, version=settings.VERSION, footer=_entries(FOOTER, request))
    if member is None:
        found.demo = settings.DEBUG and Centre.objects.filter(slug="harbourside").exists()
        return {"frame": found}
    found.memberships = list(
        Membership.objects.active().filter(user_id=member.user_id).select_related("centre").order_by("pk")
    )
    plan = navigation_for(member)
    found.nav = _entries(plan.entries, request)
    found.log_url = reverse(plan.log) if plan.log else ""
    found.queue_url = reverse(plan.queue) if plan.queue else ""
    found.queue_count = plan.count_queue(member) if plan.count_queue else 0
    found.switch_url = reverse("portfolio:member-switch")
    found.ledger_head = head(member.centre)
    return {"frame": found}


def _entries(rows: tuple[tuple[str, str, str], ...], request: HttpRequest) -> list[NavEntry]:
    entries = []
    for label, name, icon in rows:
        url = reverse(name)
        here = request.path == url or (url != "/" and request.path.startswith(url))
        entries.append(NavEntry(label, url, icon, here))
    return entries
