"""Telling somebody that they can sign in. The link is django-allauth's own for setting a password."""

import logging

from allauth.account.forms import ResetPasswordForm
from django.http import HttpRequest

from portfolio.models import User

log = logging.getLogger(__name__)


def invite(request: HttpRequest, user: User) -> str:
    """Send the link to set a password, and return the sentence that says what happened.

    Somebody who has a password already needs no link. A mail server that does not answer is no reason to
    lose what was saved: the sentence then says how the person gets in all the same.
    """
    if user.has_usable_password():
        return f"{user.name} has an account already and signs in as before."
    form = ResetPasswordForm(data={"email": user.email})
    try:
        form.is_valid()
        form.save(request)
    except OSError as error:
        log.warning("The invitation could not be sent: %s", error)
        return (
            f"{user.name} is in, but the e-mail to {user.email} could not be sent. "
            "Ask them to use “I have forgotten my password” where they sign in."
        )
    return f"{user.name} can now sign in; we sent {user.email} a link to set a password."
