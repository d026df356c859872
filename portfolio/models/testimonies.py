"""What witnesses say in their own words about a testimony record (domain.md 5.2: WT and EWT)."""

from django.db import models
from django.db.models import Q

from portfolio import clock

from .guests import GuestLink
from .people import Centre, Membership
from .records import Record
from .witnesses import Witness


class TestimonyRequestQuerySet(models.QuerySet["TestimonyRequest"]):
    def visible_to(self, member: Membership) -> "TestimonyRequestQuerySet":
        return self.filter(centre_id=member.centre_id, record__in=Record.objects.visible_to(member))


class TestimonyRequest(models.Model):
    """Who of the witness list was asked about which record; the link says until when, and how it ended."""

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="+")
    record = models.ForeignKey(Record, models.PROTECT, related_name="testimony_requests")
    witness = models.ForeignKey(Witness, models.PROTECT, related_name="requests")
    link = models.OneToOneField(GuestLink, models.PROTECT, related_name="testimony_request")

    objects = TestimonyRequestQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.record} by {self.witness}"


class TestimonyQuerySet(models.QuerySet["Testimony"]):
    def visible_to(self, member: Membership) -> "TestimonyQuerySet":
        """Whoever reads the record."""
        return self.filter(centre_id=member.centre_id, record__in=Record.objects.visible_to(member))


class Testimony(models.Model):
    """A witness's signed words, appended. ``seal`` is the SHA-256 of the account that they read.

    The same account is testified to once. When the learner writes it anew and asks again, the words
    about the earlier account stay beside the new ones. ``facts`` are what the witness list said at
    signing: name, category, email, employer, competence, qualifications and units_known.
    """

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="+")
    record = models.ForeignKey(Record, models.PROTECT, related_name="testimonies")
    witness = models.ForeignKey(Witness, models.PROTECT, related_name="testimonies")
    link = models.OneToOneField(GuestLink, models.PROTECT, related_name="testimony")
    words = models.TextField()
    relationship = models.CharField(max_length=120)
    job_title = models.CharField(max_length=120)
    seen_on = models.DateField()
    saw_it_myself = models.BooleanField()
    signed_name = models.CharField(max_length=120)
    facts = models.JSONField()
    seal = models.CharField(max_length=64, editable=False)
    signed_at = models.DateTimeField(default=clock.now, editable=False)

    objects = TestimonyQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(fields=["record", "seal"], name="testimony_once_per_account"),
            models.CheckConstraint(condition=Q(saw_it_myself=True), name="testimony_of_own_eyes"),
            models.CheckConstraint(condition=~Q(words="") & ~Q(signed_name=""), name="testimony_is_signed"),
        ]

    def __str__(self) -> str:
        return f"{self.record} by {self.signed_name}"

    @property
    def is_by_expert(self) -> bool:
        """As the witness list said when it was signed."""
        return self.facts["category"] in Witness.EXPERTS
