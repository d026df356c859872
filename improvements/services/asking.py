"""The e-mail that asks for an approval or a confirmation."""

from portfolio.models import GuestLink
from portfolio.services import guest_mail

#: By the link's purpose: the page that answers it.
PAGES = {"approval": "improvements:approve", "confirmation": "improvements:confirm"}


def guest_url(link: GuestLink, token: str) -> str:
    return guest_mail.guest_url(PAGES[link.purpose], token)


def send_request(link: GuestLink, token: str) -> None:
    guest_mail.send_request(link, token, PAGES[link.purpose])
