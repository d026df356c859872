"""Rows of the matrix about e-mail: everybody's own choice, and the link that stops it."""

from portfolio import clock
from portfolio.models import Digest, MailChoice, Notice
from portfolio.services.mail import stop_token
from tests.permissions.row import EVERYBODY, Row

ROWS: list[Row] = [
    Row("portfolio:mail", ok=EVERYBODY, own=True),
    Row("portfolio:mail", "POST", ok=EVERYBODY, own=True),
    # Whoever holds the link, signed in or not
    Row("portfolio:mail-stop", about="mail-link", public=True),
    Row("portfolio:mail-stop", "POST", "mail-link", public=True),
]


def about(cast):
    """Arguments of the addresses, of things that are made here."""
    return {"mail-link": {"token": stop_token(cast.sam)}}


def fill(cast):
    """One row in every table of this area, so that tests can see that none leaks to another centre."""
    whose = {"centre": cast.centre, "member": cast.sam}
    Notice.objects.create(**whose, event="evidence.judged", path="/")
    MailChoice.objects.create(**whose, often="daily")
    Digest.objects.create(**whose, day=clock.today())
