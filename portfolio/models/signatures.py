"""Signatures: who signed what words, over which bytes (domain.md section 5.6)."""

from django.db import models

from portfolio import clock

from .people import Centre, Membership
from .portfolios import Portfolio
from .records import Version


class SignatureQuerySet(models.QuerySet["Signature"]):
    def visible_to(self, member: Membership) -> "SignatureQuerySet":
        return self.filter(portfolio__in=Portfolio.objects.visible_to(member))


class Signature(models.Model):
    """One act of signing. It stays for ever; a void one is shown as void."""

    class Purpose(models.TextChoices):
        AUTHENTICITY = "authenticity", "Declaration that the work is my own"
        AUTHORED = "authored", "Signed as a true record"
        AGREED = "agreed", "Read and agreed"
        STATEMENT = "statement", "Learner's statement"
        SIGN_OFF = "sign_off", "Assessor's sign-off"
        COUNTERSIGN = "countersign", "Countersignature"
        IQA = "iqa", "Internal verification"

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="+")
    portfolio = models.ForeignKey(Portfolio, models.PROTECT, related_name="signatures")
    signer = models.ForeignKey(Membership, models.PROTECT, related_name="signatures")
    role = models.CharField(max_length=20, help_text="the role used when signing")
    purpose = models.CharField(max_length=14, choices=Purpose)
    words = models.TextField(help_text="the sentence signed, as it was shown")
    bound_hash = models.CharField(max_length=64, help_text="SHA-256 of what was signed")
    signed_at = models.DateTimeField(default=clock.now, editable=False)
    versions = models.ManyToManyField(Version, through="SignedVersion", related_name="signatures")

    objects = SignatureQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.get_purpose_display()} by {self.signer}"


class SignedVersion(models.Model):
    signature = models.ForeignKey(Signature, models.PROTECT)
    version = models.ForeignKey(Version, models.PROTECT)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["signature", "version"], name="signed_version_once")]

    def __str__(self) -> str:
        return f"{self.signature_id}: {self.version_id}"


class VoidingQuerySet(models.QuerySet["Voiding"]):
    def visible_to(self, member: Membership) -> "VoidingQuerySet":
        return self.filter(signature__in=Signature.objects.visible_to(member))


class Voiding(models.Model):
    """Why a signature no longer counts. The signature itself is not touched (invariant 9)."""

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="+")
    signature = models.OneToOneField(Signature, models.PROTECT, related_name="voiding")
    reason = models.TextField()
    voided_by = models.ForeignKey(Membership, models.PROTECT, null=True, related_name="+")
    voided_at = models.DateTimeField(default=clock.now, editable=False)

    objects = VoidingQuerySet.as_manager()

    def __str__(self) -> str:
        return f"void: {self.signature}"
