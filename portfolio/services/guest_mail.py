"""The e-mail that carries a guest's link. Its subject says nothing about anybody."""

import logging

from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from portfolio.models import GuestLink

log = logging.getLogger(__name__)


def guest_url(page: str, token: str) -> str:
    """The whole address of the page of this URL name, from BASE_URL: never from a host name that came
    with a request.
    """
    return settings.BASE_URL.rstrip("/") + reverse(page, args=[token])


def send_request(link: GuestLink, token: str, page: str) -> None:
    """Nothing for a guest without an address. A mail server that does not answer loses no link: the
    learner's page shows it, to be sent another way.

    ``page`` is the URL name that answers it; subject and body are templates named for the link's purpose.
    """
    if not link.email:
        return
    learner = link.made_by
    context = {
        "link": link,
        "url": guest_url(page, token),
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
