"""How often a member wants e-mail, and the link in each mail that stops it."""

from django.conf import settings
from django.core import signing
from django.db import transaction
from django.urls import reverse

from portfolio import clock
from portfolio.models import MailChoice, Membership

#: Signed, so that nobody can stop another's mail; without an end, because old mails are kept.
_signer = signing.Signer(salt="portfolio.mail.stop")


class WrongLink(Exception):
    """The token is not one of ours, or of nobody who is still here."""


@transaction.atomic
def choose_mail(*, by: Membership, often: str) -> MailChoice:
    """Nothing of it goes into the ledger: it is about nobody's evidence."""
    choice = MailChoice.objects.filter(member=by).first() or MailChoice(member=by, centre_id=by.centre_id)
    choice.often, choice.changed_at = often, clock.now()
    choice.full_clean(validate_unique=False)
    choice.save()
    return choice


def often_of(member: Membership) -> str:
    often = MailChoice.objects.filter(member=member).values_list("often", flat=True).first()
    return often or MailChoice.Often.EACH


def whole_url(path: str) -> str:
    """From BASE_URL: never from a host name that came with a request."""
    return str(settings.BASE_URL).rstrip("/") + path


def stop_token(member: Membership) -> str:
    return _signer.sign(str(member.pk))


def stop_url(member: Membership) -> str:
    return whole_url(reverse("portfolio:mail-stop", args=[stop_token(member)]))


def member_of(token: str) -> Membership:
    """Whose mail the link stops. WrongLink if it was not made by us."""
    try:
        pk = int(_signer.unsign(token))
        return Membership.objects.select_related("centre").get(pk=pk)
    except (signing.BadSignature, ValueError, Membership.DoesNotExist) as error:
        raise WrongLink from error


def stop_mail(*, token: str) -> Membership:
    """Whoever holds the link may do this one thing, signed in or not (RFC 8058). Twice is as good as once."""
    member = member_of(token)
    choose_mail(by=member, often=MailChoice.Often.NEVER)
    return member
