"""The first words of every home page."""

from django.utils import timezone

from portfolio import clock
from portfolio.models import Membership


def greeting(member: Membership) -> str:
    """ "Good morning, Sam", by the clock of the centre."""
    hour = timezone.localtime(clock.now()).hour
    part = "morning" if hour < 12 else "afternoon" if hour < 18 else "evening"
    return f"Good {part}, {member.user.name.split()[0]}"
