"""Records, the numbered entries of a portfolio, and their immutable versions (domain.md 5.2, 8.2)."""

from django.db import models
from django.db.models import Q

from portfolio import clock

from .files import Attachment
from .people import Centre, Membership
from .portfolios import Portfolio


class Setting(models.TextChoices):
    WORKPLACE = "workplace", "Real work"
    REALISTIC = "realistic", "Realistic working environment"
    SIMULATION = "simulation", "Simulation"
    ASSIGNMENT = "assignment", "Assignment"
    HYPOTHETICAL = "hypothetical", "Made-up case"


class Medium(models.TextChoices):
    TEXT = "text", "Written here"
    DOCUMENT = "document", "Document"
    PHOTO = "photo", "Photo"
    AUDIO = "audio", "Audio"
    VIDEO = "video", "Video"


class Origin(models.TextChoices):
    OWN = "own", "My own work"
    TEAM = "team", "Team work, my part is described"
    REFERENCE = "reference_material", "Reference material I did not write"


class AiUse(models.TextChoices):
    UNSET = "", "Not said yet"
    NONE = "none", "No AI help was used"
    DECLARED = "declared", "AI help was used, as described"


class RecordState(models.TextChoices):
    DRAFT = "draft", "Draft"
    SUBMITTED = "submitted", "With your assessor"
    UNDER_REVIEW = "under_review", "Being judged"
    ACCEPTED = "accepted", "Accepted"
    RETURNED = "returned", "Returned for more"
    NOT_VALID = "not_valid", "Not valid"
    LOCKED = "locked", "Signed off"
    WITHDRAWN = "withdrawn", "Withdrawn"
    QUARANTINED = "quarantined", "Held back"


class RecordQuerySet(models.QuerySet["Record"]):
    def visible_to(self, member: Membership) -> "RecordQuerySet":
        """The learner sees their own; others see what was submitted, and what they wrote themselves.

        Nobody reads another person's unsubmitted draft (promises.md section 5). An assessor's
        record is the learner's to read once it was finished.
        """
        mine = Q(author=member) | Q(portfolio__learner=member, author=models.F("portfolio__learner"))
        return self.filter(
            mine | Q(current_version__isnull=False),
            centre_id=member.centre_id,
            portfolio__in=Portfolio.objects.evidence_visible_to(member),
        )

    def counted(self) -> "RecordQuerySet":
        return self.exclude(state__in=[RecordState.WITHDRAWN])


class Record(models.Model):
    """One dated, numbered entry. ``state`` is changed by services.records.move_record and nothing else."""

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="+")
    portfolio = models.ForeignKey(Portfolio, models.PROTECT, related_name="records")
    kind = models.CharField(max_length=8)
    ref = models.CharField(max_length=16)
    title = models.CharField(max_length=160)
    happened_on = models.DateField("date it happened", null=True, blank=True)
    happened_until = models.DateField("last date, if it went on", null=True, blank=True)
    setting = models.CharField(max_length=20, choices=Setting, default=Setting.WORKPLACE)
    medium = models.CharField(max_length=12, choices=Medium, default=Medium.TEXT)
    origin = models.CharField(max_length=20, choices=Origin, default=Origin.OWN)
    narrative = models.TextField("what happened", blank=True)
    details = models.JSONField(default=dict, blank=True)
    held_elsewhere = models.BooleanField(default=False)
    held_where = models.CharField("where it is kept", max_length=200, blank=True)
    held_by = models.CharField("who keeps it", max_length=120, blank=True)
    ai_use = models.CharField(max_length=10, choices=AiUse, default=AiUse.UNSET, blank=True)
    ai_note = models.CharField(max_length=300, blank=True)
    pii_checked = models.BooleanField("checked for other people's personal details", default=False)
    supporting = models.BooleanField("supporting paper, proves no criterion by itself", default=False)
    state = models.CharField(max_length=14, choices=RecordState, default=RecordState.DRAFT)
    author = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    current_version = models.ForeignKey("Version", models.PROTECT, null=True, blank=True, related_name="+")
    edit_no = models.PositiveIntegerField(default=1)
    form_key = models.UUIDField(
        null=True, blank=True, editable=False, help_text="the form it was logged with"
    )
    recorded_at = models.DateTimeField(default=clock.now, editable=False)
    changed_at = models.DateTimeField(default=clock.now, editable=False)

    objects = RecordQuerySet.as_manager()

    class Meta:
        ordering = ["-happened_on", "-pk"]
        indexes = [models.Index(fields=["portfolio", "state"], name="record_by_state")]
        constraints = [
            models.UniqueConstraint(fields=["portfolio", "ref"], name="record_ref_once"),
            models.UniqueConstraint(fields=["author", "form_key"], name="record_once_per_form"),
            models.CheckConstraint(condition=Q(state__in=RecordState.values), name="record_state_known"),
            models.CheckConstraint(
                condition=Q(happened_until=None) | Q(happened_until__gte=models.F("happened_on")),
                name="record_dates_in_order",
                violation_error_message="The last date cannot be before the first.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.ref} {self.title}"

    @property
    def is_editable(self) -> bool:
        return self.state in (RecordState.DRAFT, RecordState.RETURNED)


class VersionQuerySet(models.QuerySet["Version"]):
    def visible_to(self, member: Membership) -> "VersionQuerySet":
        return self.filter(record__in=Record.objects.visible_to(member))


class Version(models.Model):
    """What a judge saw: canonical JSON with the SHA-256 of every file. Never changed once made."""

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="+")
    record = models.ForeignKey(Record, models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    snapshot = models.JSONField()
    content_hash = models.CharField(max_length=64)
    made_by = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=clock.now, editable=False)
    attachments = models.ManyToManyField(Attachment, through="VersionFile", related_name="versions")

    objects = VersionQuerySet.as_manager()

    class Meta:
        ordering = ["record", "number"]
        constraints = [models.UniqueConstraint(fields=["record", "number"], name="version_number_once")]

    def __str__(self) -> str:
        return f"{self.record.ref} v{self.number}"


class VersionFile(models.Model):
    """Keeps every file of a version: neither can go while the other stands."""

    version = models.ForeignKey(Version, models.PROTECT)
    attachment = models.ForeignKey(Attachment, models.PROTECT)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["version", "attachment"], name="version_file_once")]

    def __str__(self) -> str:
        return f"{self.version_id}: {self.attachment_id}"
