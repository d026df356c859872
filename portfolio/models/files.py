"""Bytes (blobs), and the files that people attached to records."""

import uuid

from django.db import models

from portfolio import clock

from .people import Centre, Membership
from .portfolios import Portfolio


class BlobQuerySet(models.QuerySet["Blob"]):
    def visible_to(self, member: Membership) -> "BlobQuerySet":
        return self.filter(attachments__in=Attachment.objects.visible_to(member)).distinct()


class Blob(models.Model):
    """Bytes kept once per centre under their SHA-256. They never change."""

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="blobs")
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField(help_text="bytes")
    stored_at = models.DateTimeField(default=clock.now, editable=False)

    objects = BlobQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["centre", "sha256"], name="blob_once_per_centre")]

    def __str__(self) -> str:
        return self.sha256[:12]


class FileFacts(models.Model):
    """What is known about a file once it passed the gate."""

    name = models.CharField(max_length=160)
    media_type = models.CharField(max_length=120)
    family = models.CharField(max_length=10)
    pages = models.PositiveIntegerField(null=True, blank=True)
    seconds = models.FloatField(null=True, blank=True)

    class Meta:
        abstract = True


class UploadQuerySet(models.QuerySet["Upload"]):
    def visible_to(self, member: Membership) -> "UploadQuerySet":
        return self.filter(uploaded_by=member)


class Upload(FileFacts):
    """A file that arrived with a form which was not saved yet, kept so that nobody sends it twice."""

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="+")
    form_key = models.UUIDField(db_index=True)
    uploaded_by = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    blob = models.ForeignKey(Blob, models.PROTECT, related_name="+")
    print_blob = models.ForeignKey(Blob, models.PROTECT, related_name="+", null=True)
    uploaded_at = models.DateTimeField(default=clock.now, editable=False)

    objects = UploadQuerySet.as_manager()

    def __str__(self) -> str:
        return self.name


class AttachmentQuerySet(models.QuerySet["Attachment"]):
    def visible_to(self, member: Membership) -> "AttachmentQuerySet":
        """Owner and author see all; others what stands in a version, never an unsubmitted draft's."""
        own = models.Q(record__portfolio__learner=member) | models.Q(record__author=member)
        shown = models.Q(versions__isnull=False)
        return self.filter(
            own | shown,
            centre_id=member.centre_id,
            record__portfolio__in=Portfolio.objects.evidence_visible_to(member),
        ).distinct()

    def current(self) -> "AttachmentQuerySet":
        return self.filter(removed_at=None)


class Attachment(FileFacts):
    """A file on a record. Files never change; one that is removed stays in the versions that held it."""

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="+")
    record = models.ForeignKey("Record", models.PROTECT, related_name="attachments")
    blob = models.ForeignKey(Blob, models.PROTECT, related_name="attachments")
    print_blob = models.ForeignKey(Blob, models.PROTECT, related_name="+", null=True, blank=True)
    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    caption = models.CharField(max_length=200, blank=True)
    alt = models.CharField("description for people who cannot see it", max_length=300, blank=True)
    uploaded_by = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField(default=clock.now, editable=False)
    removed_at = models.DateTimeField(null=True, blank=True)

    objects = AttachmentQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.name
