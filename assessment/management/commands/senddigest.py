"""manage.py senddigest [--date YYYY-MM-DD]: to each member what waits for them, once a day."""

from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from assessment.services.digests import send_digest
from portfolio import clock
from portfolio.models import Membership
from portfolio.services.delivery import deliver_left


class Command(BaseCommand):
    help = "Sends what could not be sent before, then to each member what waits. Safe to repeat."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--date", metavar="YYYY-MM-DD", default="", help="the day it is for, not later")

    def handle(self, *args: Any, **options: Any) -> None:
        day = _day(options["date"])
        late = deliver_left()
        members = Membership.objects.active().select_related("user", "centre").order_by("pk")
        sent = sum(send_digest(member=member, day=day) for member in members.iterator())
        self.stdout.write(f"Sent: {late} that were left, {sent} for {day:%-d %b %Y}.")


def _day(given: str) -> date:
    if not given:
        return clock.today()
    try:
        day = date.fromisoformat(given)
    except ValueError as error:
        raise CommandError("Give the day as YYYY-MM-DD.") from error
    if day > clock.today():
        raise CommandError("That day has not come yet.")
    return day
