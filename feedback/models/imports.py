"""A survey file on its way in: kept with its column mapping and its report until it is imported."""

from django.db import models
from django.db.models import Q

from portfolio import clock
from portfolio.models import Blob, Centre, Job, Membership

from .sources import Source


class ImportQuerySet(models.QuerySet["Import"]):
    def visible_to(self, member: Membership) -> "ImportQuerySet":
        """The learner's own: files hold other people's words as they came."""
        return self.filter(source__record__portfolio__learner=member, centre_id=member.centre_id)


class Import(models.Model):
    """``mapping`` is importers.mapping.Mapping as a plain dict, ``report`` what was said of its rows."""

    class Status(models.TextChoices):
        CHECKED = "checked", "Waiting for you"
        RUNNING = "running", "Being read in"
        DONE = "done", "Read in"
        FAILED = "failed", "Did not work"
        DROPPED = "dropped", "Not used"

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="+")
    source = models.ForeignKey(Source, models.PROTECT, related_name="imports")
    blob = models.ForeignKey(Blob, models.PROTECT, related_name="+")
    name = models.CharField(max_length=160)
    status = models.CharField(max_length=8, choices=Status, default=Status.CHECKED)
    mapping = models.JSONField(default=dict)
    report = models.JSONField(default=dict, blank=True)
    job = models.ForeignKey(Job, models.PROTECT, null=True, blank=True, related_name="+")
    made_by = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=clock.now, editable=False)

    objects = ImportQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=["checked", "running", "done", "failed", "dropped"]),
                name="import_status_known",
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_under_way(self) -> bool:
        """Whether a worker has it, or will. Load it with its job."""
        return self.job is not None and self.job.status in (Job.Status.QUEUED, Job.Status.RUNNING)
