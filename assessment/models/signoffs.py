"""Unit sign-off: the manifest of what was signed, and each signature on it (domain.md 8.4, 8.7)."""

from django.db import models

from portfolio import clock
from portfolio.models import Centre, Membership, Portfolio, Signature

from .enrolments import EnrolmentUnit


class ManifestQuerySet(models.QuerySet["Manifest"]):
    def visible_to(self, member: Membership) -> "ManifestQuerySet":
        return self.filter(
            enrolment_unit__enrolment__portfolio__in=Portfolio.objects.evidence_visible_to(member),
            centre_id=member.centre_id,
        )


class Manifest(models.Model):
    """The canonical list behind a unit's sign-off; its hash is what people sign (invariant 7)."""

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="+")
    enrolment_unit = models.ForeignKey(EnrolmentUnit, models.PROTECT, related_name="manifests")
    round = models.PositiveIntegerField()
    body = models.TextField(help_text="canonical JSON")
    hash = models.CharField(max_length=64)
    made_at = models.DateTimeField(default=clock.now, editable=False)

    objects = ManifestQuerySet.as_manager()

    class Meta:
        ordering = ["enrolment_unit", "round"]
        constraints = [
            models.UniqueConstraint(fields=["enrolment_unit", "round"], name="manifest_round_once")
        ]

    def __str__(self) -> str:
        return f"{self.enrolment_unit} round {self.round}"


class UnitSignatureQuerySet(models.QuerySet["UnitSignature"]):
    def visible_to(self, member: Membership) -> "UnitSignatureQuerySet":
        return self.filter(manifest__in=Manifest.objects.visible_to(member))


class UnitSignature(models.Model):
    """A signature on a unit's manifest. One a stage: two people cannot both sign off."""

    class Stage(models.TextChoices):
        LEARNER = "learner", "Learner's statement"
        ASSESSOR = "assessor", "Assessor's sign-off"
        COUNTERSIGN = "countersign", "Countersignature"
        IQA = "iqa", "Internal verification"

    signature = models.OneToOneField(
        Signature, models.PROTECT, primary_key=True, related_name="unit_signature"
    )
    centre = models.ForeignKey(Centre, models.PROTECT, related_name="+")
    manifest = models.ForeignKey(Manifest, models.PROTECT, related_name="signatures")
    stage = models.CharField(max_length=12, choices=Stage)

    objects = UnitSignatureQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["manifest", "stage"], name="unit_signed_once")]

    def __str__(self) -> str:
        return f"{self.manifest}: {self.stage}"
