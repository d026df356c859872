"""Centres, people, roles, portfolios, and who may see which portfolio."""

import re
from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from portfolio import clock
from portfolio.models import Access, Centre, Membership, Portfolio, Role, User
from portfolio.permissions import may_give_role, may_manage_people
from portfolio.refusals import Refused
from portfolio.services.ledger import append_entry
from portfolio.services.numbers import next_number


@transaction.atomic
def found_centre(
    *, name: str, slug: str, code: str, address: str, admin_name: str, admin_email: str
) -> Membership:
    """A new centre and its first administrator, who has no password until they set one."""
    if not re.fullmatch(r"[A-Za-z0-9]{2,8}", code):
        raise Refused("A centre's code is two to eight letters or digits: every reference begins with it.")
    centre = Centre(name=name, slug=slug, code=code.upper(), address=address)
    centre.full_clean()
    centre.save()
    member = Membership.objects.create(
        user=_person(name=admin_name, email=admin_email), centre=centre, role=Role.ADMINISTRATOR
    )
    append_entry(event="centre.founded", actor=member, centre=centre, facts={})
    return member


def _person(*, name: str, email: str) -> User:
    """The account for this address, made without a password if there is none yet."""
    if existing := User.objects.filter(email__iexact=email).first():
        return existing
    try:
        with transaction.atomic():
            return User.objects.create_user(email=email, name=name)
    except IntegrityError:  # a colleague added the same person in the same moment
        return User.objects.get(email__iexact=email)


@transaction.atomic
def add_member(*, by: Membership, name: str, email: str, role: str, job_title: str = "") -> Membership:
    """Give a person a role at the acting member's centre; a learner gets a portfolio with it."""
    if not may_give_role(by, role):
        raise PermissionDenied
    member = Membership(
        user=_person(name=name, email=email), centre=by.centre, role=role, job_title=job_title
    )
    if Membership.objects.filter(user=member.user, centre=by.centre, role=role).exists():
        raise Refused(f"{member.user.name} already has that role here.")
    member.full_clean()
    member.save()
    if role == Role.LEARNER:
        open_portfolio(learner=member)
    append_entry(
        event="member.added",
        actor=by,
        centre=by.centre,
        facts={"member": str(member.pseudonym), "role": role},
    )
    return member


@transaction.atomic
def set_active(*, by: Membership, member: Membership, active: bool) -> Membership:
    """Suspend somebody's role, or let them back in. It takes effect with their next request."""
    if not may_manage_people(by) or not may_give_role(by, member.role):
        raise PermissionDenied
    if member.pk == by.pk:
        raise Refused("You cannot suspend yourself.")
    member.is_active = active
    member.save(update_fields=["is_active"])
    event = "member.restored" if active else "member.suspended"
    append_entry(event=event, actor=by, centre=by.centre, facts={"member": str(member.pseudonym)})
    return member


@transaction.atomic
def open_portfolio(*, learner: Membership) -> Portfolio:
    """The learner's one portfolio at their centre (one per centre, issue of the design)."""
    number = next_number(centre=learner.centre, scope="portfolio")
    portfolio = Portfolio(centre=learner.centre, learner=learner, ref=f"{learner.centre.code}-P{number:04d}")
    portfolio.full_clean()
    portfolio.save()
    return portfolio


@transaction.atomic
def give_access(
    *, by: Membership, portfolio: Portfolio, to: Membership, starts_on: date, ends_on: date | None = None
) -> Access:
    """Let a member of staff see one portfolio from a day on."""
    if not may_manage_people(by):
        raise PermissionDenied
    if to.user_id == portfolio.learner.user_id:
        raise Refused("Nobody may assess or verify their own work.")
    access = Access(
        centre=portfolio.centre,
        portfolio=portfolio,
        membership=to,
        starts_on=starts_on,
        ends_on=ends_on,
        given_by=by,
    )
    access.full_clean()
    access.save()
    return access


@transaction.atomic
def end_access(*, by: Membership, access: Access) -> Access:
    """Take it away at once: the member's next request no longer finds the portfolio."""
    if not may_manage_people(by):
        raise PermissionDenied
    access.ended_at = clock.now()
    access.save(update_fields=["ended_at"])
    return access
