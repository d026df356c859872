"""People without an account who are asked for one thing by a link (design.md section 4)."""

from django.db import models
from django.db.models import Q

from portfolio import clock

from .people import Centre, Membership
from .portfolios import Portfolio


class GuestLinkQuerySet(models.QuerySet["GuestLink"]):
    def visible_to(self, member: Membership) -> "GuestLinkQuerySet":
        """Those the member sent; staff who read the evidence see that somebody was asked."""
        return self.filter(
            centre_id=member.centre_id, portfolio__in=Portfolio.objects.evidence_visible_to(member)
        )


class GuestLink(models.Model):
    """Lets one person do one thing: ``purpose`` on the row ``subject_id``, until ``expires_at``.

    Only the SHA-256 of the token is kept. It ends when it is answered, revoked or out of date.
    ``asked_hash`` is the SHA-256 of what the person was asked about, as it stood that moment.
    """

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="+")
    portfolio = models.ForeignKey(Portfolio, models.PROTECT, related_name="guest_links")
    purpose = models.CharField(max_length=20)
    subject_id = models.BigIntegerField()
    about = models.CharField(max_length=160, help_text="what is asked, as the learner's pages name it")
    name = models.CharField(max_length=120)
    email = models.EmailField("e-mail address", blank=True)
    job_title = models.CharField(max_length=120, blank=True)
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    asked_hash = models.CharField(max_length=64, blank=True, editable=False)
    expires_at = models.DateTimeField()
    made_by = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=clock.now, editable=False)
    answered_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    objects = GuestLinkQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["purpose", "subject_id"], name="guest_link_subject")]

    def __str__(self) -> str:
        return f"{self.purpose} by {self.name}"

    @property
    def state(self) -> str:
        """One of answered, revoked, expired, open."""
        if self.answered_at:
            return "answered"
        if self.revoked_at:
            return "revoked"
        return "expired" if self.expires_at <= clock.now() else "open"


class GuestVisitQuerySet(models.QuerySet["GuestVisit"]):
    def visible_to(self, member: Membership) -> "GuestVisitQuerySet":
        return self.filter(link__in=GuestLink.objects.visible_to(member))


class GuestVisit(models.Model):
    """Every use of a link, appended."""

    class Act(models.TextChoices):
        OPENED = "opened", "Opened"
        ANSWERED = "answered", "Answered"
        TURNED_AWAY = "turned_away", "Turned away"

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="+")
    link = models.ForeignKey(GuestLink, models.PROTECT, related_name="visits")
    act = models.CharField(max_length=12, choices=Act)
    at = models.DateTimeField(default=clock.now, editable=False)

    objects = GuestVisitQuerySet.as_manager()

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(act__in=["opened", "answered", "turned_away"]), name="guest_act_known"
            )
        ]

    def __str__(self) -> str:
        return f"{self.link_id} {self.act}"
