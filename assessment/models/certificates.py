"""Claims for certificates, and whether the centre may claim before the external verifier looks.

Nothing here is edited: every step, release and status is a row of its own (domain.md 5.8, 8.5).
"""

from typing import Any

from django.db import models

from portfolio import clock
from portfolio.models import Centre, Membership, Role

from .enrolments import Enrolment


class DirectClaimsQuerySet(models.QuerySet["DirectClaims"]):
    def visible_to(self, member: Membership) -> "DirectClaimsQuerySet":
        """The centre's standing with the awarding organisation: all of its staff, no learner."""
        mine = self.filter(centre_id=member.centre_id)
        return mine.none() if member.role == Role.LEARNER else mine


class DirectClaims(models.Model):
    """What the awarding organisation said about direct claims, from a day on, per qualification."""

    class Status(models.TextChoices):
        NONE = "none", "None"
        ACTIVE = "active", "Active"
        SUSPENDED = "suspended", "Suspended"
        REMOVED = "removed", "Removed"

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="+")
    qualification_code = models.CharField(max_length=40)
    status = models.CharField(max_length=10, choices=Status)
    from_on = models.DateField("from")
    reference = models.CharField(max_length=80)
    recorded_by = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(default=clock.now, editable=False)

    objects = DirectClaimsQuerySet.as_manager()

    class Meta:
        ordering = ["qualification_code", "from_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(status__in=["none", "active", "suspended", "removed"]),
                name="direct_claims_status_known",
            )
        ]

    def __str__(self) -> str:
        return f"{self.qualification_code} {self.status} from {self.from_on}"


class CertificateClaimQuerySet(models.QuerySet["CertificateClaim"]):
    def visible_to(self, member: Membership) -> "CertificateClaimQuerySet":
        return self.filter(centre_id=member.centre_id, enrolment__in=Enrolment.objects.visible_to(member))


class CertificateClaim(models.Model):
    """One claim for the certificate of an enrolment. A revoked one may be followed by another."""

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="+")
    enrolment = models.ForeignKey(Enrolment, models.PROTECT, related_name="certificate_claims")
    number = models.PositiveSmallIntegerField()
    created_at = models.DateTimeField(default=clock.now, editable=False)

    objects = CertificateClaimQuerySet.as_manager()

    class Meta:
        ordering = ["enrolment", "number"]
        constraints = [models.UniqueConstraint(fields=["enrolment", "number"], name="certificate_claim_once")]

    def __str__(self) -> str:
        return f"{self.enrolment.ref} claim {self.number}"


class OfClaimQuerySet(models.QuerySet[Any]):
    def visible_to(self, member: Membership) -> "OfClaimQuerySet":
        return self.filter(centre_id=member.centre_id, claim__in=CertificateClaim.objects.visible_to(member))


class ClaimStep(models.Model):
    """What was done with a claim, in order. That it waits for the external verifier is computed."""

    class Kind(models.TextChoices):
        PREPARED = "prepared", "Prepared"
        AUTHORISED = "authorised", "Authorised"
        SUBMITTED = "submitted", "Submitted"
        CERTIFICATED = "certificated", "Certificated"
        REVOKED = "revoked", "Revoked"

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="+")
    claim = models.ForeignKey(CertificateClaim, models.PROTECT, related_name="steps")
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=12, choices=Kind)
    words = models.TextField(blank=True, help_text="certificate number, or why it was revoked")
    by = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    role = models.CharField(max_length=20, help_text="the role used")
    at = models.DateTimeField(default=clock.now, editable=False)

    objects = OfClaimQuerySet.as_manager()

    class Meta:
        ordering = ["claim", "position"]
        constraints = [
            models.UniqueConstraint(fields=["claim", "position"], name="claim_step_once"),
            models.CheckConstraint(
                condition=models.Q(
                    kind__in=["prepared", "authorised", "submitted", "certificated", "revoked"]
                ),
                name="claim_step_kind_known",
            ),
            models.CheckConstraint(
                condition=~models.Q(kind__in=["certificated", "revoked"], words=""),
                name="claim_step_says_what",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.claim}: {self.kind}"


class EqaRelease(models.Model):
    """The external verifier lets this claim go, under the awarding organisation's reference."""

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="+")
    claim = models.OneToOneField(CertificateClaim, models.PROTECT, related_name="release")
    reference = models.CharField(max_length=80)
    released_on = models.DateField()
    by = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    role = models.CharField(max_length=20, help_text="the role used")
    recorded_at = models.DateTimeField(default=clock.now, editable=False)

    objects = OfClaimQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.claim}: released"
