"""The demonstration centre and the people in it."""

import secrets
from datetime import timedelta
from functools import cache

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from assessment.services.specifications import built_in_files, load_specifications
from portfolio import clock
from portfolio.models import Membership, Role
from portfolio.services.people import add_member, found_centre

from .people import LOCAL_PASSWORD, PEOPLE, THE_CENTRE


@cache
def password() -> str:
    """One password for all; outside a local run it is made anew and known only from what is printed."""
    return LOCAL_PASSWORD if settings.DEBUG else secrets.token_urlsafe(12)


@transaction.atomic
def open_centre() -> dict[str, Membership]:
    """Everybody by the key of the story; made on the first call, found on later ones."""
    load_specifications(paths=built_in_files())
    members = {(m.user.email, m.role): m for m in _members()}
    if not members:
        _found()
        members = {(m.user.email, m.role): m for m in _members()}
    return {person.key: members[person.email, person.role] for person in PEOPLE}


def _members() -> list[Membership]:
    rows = Membership.objects.filter(centre__slug=THE_CENTRE.slug)
    return list(rows.select_related("user", "centre", "portfolio"))


def _found() -> None:
    boss = next(person for person in PEOPLE if person.role == Role.ADMINISTRATOR)
    with clock.at(timezone.now() - timedelta(days=400)):
        admin = found_centre(
            name=THE_CENTRE.name,
            slug=THE_CENTRE.slug,
            code=THE_CENTRE.code,
            address=THE_CENTRE.address,
            admin_name=boss.name,
            admin_email=boss.email,
        )
        admin.job_title = boss.job_title
        admin.save(update_fields=["job_title"])
        for person in PEOPLE:
            if person is not boss:
                _join(admin, person.name, person.email, person.role, person.job_title)
    give_password(admin)


def _join(admin: Membership, name: str, email: str, role: str, job_title: str) -> None:
    give_password(add_member(by=admin, name=name, email=email, role=role, job_title=job_title))


def give_password(member: Membership) -> None:
    member.user.set_password(password())
    member.user.save(update_fields=["password"])
