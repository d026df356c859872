"""Exports people asked for, and the finished files."""

from django.db import models

from portfolio import clock
from portfolio.models import Centre, Job, Membership

from .enrolments import Enrolment


class ExportQuerySet(models.QuerySet["Export"]):
    def visible_to(self, member: Membership) -> "ExportQuerySet":
        return self.filter(enrolment__in=Enrolment.objects.evidence_visible_to(member))


class Export(models.Model):
    """One portfolio PDF, or a ZIP around it. ``file_name`` is set once all of it is on disk."""

    class Pack(models.TextChoices):
        FULL = "full", "Full portfolio"
        RECORDS = "records", "Records only"
        LEARNER = "learner", "Learner's copy"
        EVIDENCE = "evidence", "Evidence pack (ZIP)"

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="+")
    enrolment = models.ForeignKey(Enrolment, models.PROTECT, related_name="exports")
    pack = models.CharField(max_length=8, choices=Pack, default=Pack.FULL)
    requested_by = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    requested_at = models.DateTimeField(default=clock.now, editable=False)
    job = models.OneToOneField(Job, models.PROTECT, null=True, related_name="export")
    file_name = models.CharField(max_length=120, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    size = models.PositiveBigIntegerField(default=0, help_text="bytes")
    pages = models.PositiveIntegerField(default=0)
    seconds = models.FloatField(default=0)
    manifest_hash = models.CharField(max_length=64, blank=True)
    problems = models.JSONField(default=list, blank=True)
    finished_at = models.DateTimeField(null=True)

    objects = ExportQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.enrolment.ref} {self.pack}"

    @property
    def prints_as(self) -> str:
        """The pack of the PDF; an evidence pack holds the full one."""
        return self.Pack.FULL.value if self.pack == self.Pack.EVIDENCE else self.pack

    @property
    def ending(self) -> str:
        return "zip" if self.pack == self.Pack.EVIDENCE else "pdf"

    @property
    def is_ready(self) -> bool:
        return bool(self.file_name)
