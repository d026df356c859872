"""Long work, and how far it has come. The row is what people see; the queue only delivers it."""

from django.db import models

from portfolio import clock

from .people import Centre, Membership


class JobQuerySet(models.QuerySet["Job"]):
    def visible_to(self, member: Membership) -> "JobQuerySet":
        return self.filter(centre_id=member.centre_id, requested_by=member)


class Job(models.Model):
    class Status(models.TextChoices):
        QUEUED = "queued", "Waiting"
        RUNNING = "running", "Working"
        DONE = "done", "Ready"
        FAILED = "failed", "Did not work"

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="+")
    handler = models.CharField(max_length=120, help_text="dotted name of the function that does the work")
    subject_id = models.BigIntegerField(help_text="primary key of what the work is about")
    requested_by = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    status = models.CharField(max_length=8, choices=Status, default=Status.QUEUED)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    step = models.CharField(max_length=80, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    error = models.TextField(blank=True)
    heartbeat_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField(default=clock.now, editable=False)
    finished_at = models.DateTimeField(null=True)

    objects = JobQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(status__in=["queued", "running", "done", "failed"]),
                name="job_status_known",
            )
        ]

    def __str__(self) -> str:
        return f"{self.handler} {self.subject_id}: {self.status}"
