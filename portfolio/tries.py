"""Counting wrong tries of one address, so that nobody tries tokens by the thousand."""

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.http import HttpRequest

from . import clock

MOST = 30
SPAN = 600  # seconds; tries are counted within each such span


def tried_too_often(request: HttpRequest) -> bool:
    return bool(cache.get(_key(request), 0) >= MOST)


def count_wrong_try(request: HttpRequest) -> None:
    """Not exact when two come at once, which is near enough."""
    key = _key(request)
    cache.set(key, cache.get(key, 0) + 1, SPAN)


def _key(request: HttpRequest) -> str:
    span = int(clock.now().timestamp()) // SPAN
    return f"wrong-tries:{get_adapter().get_client_ip(request)}:{span}"
