"""The e-mail that carries a guest's link. Its subject says nothing about anybody."""

import logging

from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from portfolio.models import GuestLink

log = logging.getLogger(__name__)

#: By the link's purpose: the page that answers it, and the folder of its e-mail.
PAGES = {"approval": "improvements:approve", "confirmation": "improvements:confirm"}


def guest_url(link: GuestLink, token: str) -> str:
    """The whole address, from BASE_URL: never from a host name that came with a request."""
    return settings.BASE_URL.rstrip("/") + reverse(PAGES[link.purpose], args=[token])


def send_request(link: GuestLink, token: str) -> None:
    """Nothing for a guest without an address. A mail server that does not answer loses no link: the
    learner's page shows it, to be sent another way.
    """
    if not link.email:
        return
    learner = link.made_by
    context = {
        "link": link,
        "url": guest_url(link, token),
        "learner": learner.user.name,
        "centre": learner.centre.name,
        "until": timezone.localdate(link.expires_at),
    }
    subject = render_to_string(f"emails/{link.purpose}_subject.txt", context).strip()
    body = render_to_string(f"emails/{link.purpose}.txt", context)
    try:
        send_mail(subject, body, None, [link.email])
    except OSError as error:
        log.warning("A request by link could not be sent: %s", type(error).__name__)
