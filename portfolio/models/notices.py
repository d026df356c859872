"""What people are told by e-mail, how often they want it, and what waits in the outbox."""

from typing import TypeVar

from django.db import models
from django.db.models import Q

from portfolio import clock

from .people import Centre, Membership

Row = TypeVar("Row", bound=models.Model)


class OwnQuerySet(models.QuerySet[Row]):
    def visible_to(self, member: Membership) -> "OwnQuerySet[Row]":
        """Their own, and nobody else's."""
        return self.filter(centre_id=member.centre_id, member=member)


class Notice(models.Model):
    """One mail to one member, from ``portfolio.notices.EVENTS``; it holds no name. Kept until it is sent.

    ``digest`` waits for the daily mail. ``claimed_at`` is when somebody last began to send it.
    """

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="+")
    member = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    event = models.CharField(max_length=40)
    path = models.CharField(max_length=200, help_text="of the page it is about, from BASE_URL on")
    made_at = models.DateTimeField(default=clock.now, editable=False)
    claimed_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    digest = models.BooleanField(default=False)

    objects = OwnQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["member"], condition=Q(sent_at=None), name="notice_unsent")]

    def __str__(self) -> str:
        return f"{self.event} for {self.member_id}"


class MailChoice(models.Model):
    """How often a member wants mail. Without a row: each time."""

    class Often(models.TextChoices):
        EACH = "each", "Each time"
        DAILY = "daily", "Once a day"
        NEVER = "never", "Never"

    member = models.OneToOneField(Membership, models.PROTECT, primary_key=True, related_name="mail_choice")
    centre = models.ForeignKey(Centre, models.PROTECT, related_name="+")
    often = models.CharField(max_length=5, choices=Often)
    changed_at = models.DateTimeField(default=clock.now, editable=False)

    objects = OwnQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(often__in=["each", "daily", "never"]), name="mail_choice_known"
            )
        ]

    def __str__(self) -> str:
        return f"{self.member_id}: {self.often}"


class Digest(models.Model):
    """That a member's daily mail of one day is on its way, or was sent: never a second one."""

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="+")
    member = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    day = models.DateField()
    claimed_at = models.DateTimeField(default=clock.now)
    sent_at = models.DateTimeField(null=True)

    objects = OwnQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["member", "day"], name="digest_once_a_day")]

    def __str__(self) -> str:
        return f"{self.member_id} on {self.day}"
