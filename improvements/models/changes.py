"""What was done: actions, and the journal of everything around them (rules IM of domain.md 4)."""

from django.db import models
from django.db.models import Q

from feedback.models import Finding, LoopRecordQuerySet
from portfolio import clock
from portfolio.models import Centre, GuestLink, Membership, Record

from .improvements import Improvement
from .plans import Objective


class ActionQuerySet(LoopRecordQuerySet):
    def changes(self) -> "ActionQuerySet":
        """Those that change how the work is done, not those that watch or tell."""
        return self.filter(kind__in=Action.CHANGE_KINDS)


class Action(models.Model):
    """Something somebody does for the improvement, planned with a due day or done without.

    Its record's date is the day it was done, or was started while it is not done yet.
    """

    class Kind(models.TextChoices):
        CHANGE = "change", "Change to how we work"
        COACHING = "coaching", "Coaching or training"
        PROCEDURE = "procedure", "New or changed procedure"
        RESOURCE = "resource", "People, time or money"
        TECHNOLOGY = "technology", "System or equipment"
        MONITOR = "monitor", "Watching the figures"
        EVALUATE = "evaluate", "Finding out how it went"
        COMMUNICATE = "communicate", "Telling people"

    CHANGE_KINDS = ("change", "coaching", "procedure", "resource", "technology")

    class Role(models.TextChoices):
        LEAD = "lead", "I led it"
        DID = "did", "I did it"
        CONTRIBUTED = "contributed", "I took part"
        OBSERVED = "observed", "I watched"

    record = models.OneToOneField(Record, models.PROTECT, primary_key=True, related_name="action")
    centre = models.ForeignKey(Centre, models.PROTECT, related_name="+")
    improvement = models.ForeignKey(Improvement, models.PROTECT, related_name="actions")
    kind = models.CharField(max_length=12, choices=Kind, default=Kind.CHANGE)
    planned = models.BooleanField("it is part of the plan", default=True)
    objective = models.ForeignKey(Objective, models.SET_NULL, null=True, blank=True, related_name="actions")
    findings = models.ManyToManyField(Finding, blank=True, related_name="actions")
    owner = models.CharField("who does it", max_length=120, blank=True)
    is_mine = models.BooleanField("I do it", default=True)
    due_on = models.DateField("by when", null=True, blank=True)
    started_on = models.DateField("started on", null=True, blank=True)
    done_on = models.DateField("done on", null=True, blank=True)
    done_note = models.TextField("what was done", blank=True)
    resources_used = models.CharField("what it took", max_length=240, blank=True)
    no_resources = models.BooleanField("it took nothing extra", default=False)
    variance_note = models.CharField("why it differs from the plan", max_length=300, blank=True)
    learner_role = models.CharField("your part in it", max_length=12, choices=Role, blank=True)
    evidence = models.ManyToManyField(Record, blank=True, related_name="shows_actions")

    objects = ActionQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "record"]
        constraints = [
            models.CheckConstraint(
                condition=Q(done_on=None) | Q(started_on=None) | Q(done_on__gte=models.F("started_on")),
                name="action_dates_in_order",
                violation_error_message="It cannot be done before it was started.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.record.ref} {self.record.title}"


class JournalEntryQuerySet(LoopRecordQuerySet):
    pass


class JournalEntry(models.Model):
    """A dated note of the loop. Which of the narrow fields it fills depends on its kind.

    The day is its record's date, the words are its record's narrative.
    """

    class Kind(models.TextChoices):
        COMMUNICATION = "communication", "Told somebody"
        DISRUPTION = "disruption", "Kept disruption low"
        EARLY_CHECK = "early_check", "Early check"
        ADJUSTMENT = "adjustment", "Fine-tuning"
        COMPLIANCE = "compliance", "Checked law and policy"
        PROMOTION = "promotion", "Encouraged others"
        SUSTAIN = "sustain", "Checked that it lasts"
        EMBED = "embed", "Wrote it into how we work"
        FRAMEWORK = "framework", "Quality framework"
        STRATEGY = "strategy", "Service strategy or aim"

    class Audience(models.TextChoices):
        TEAM = "team", "My team"
        STAFF = "staff", "All staff"
        OTHER_TEAMS = "other_teams", "Other teams"
        CUSTOMERS = "customers", "Customers"
        MANAGER = "manager", "A manager"
        PARTNERS = "partners", "Partners or suppliers"

    class Purpose(models.TextChoices):
        EXPECTATION = "expectation", "What is expected"
        PLAN = "plan", "The plan"
        CHANGE = "change", "The change and why"
        RESULT = "result", "A result"
        SUCCESS_STORY = "success_story", "A success story"
        PROPOSAL = "proposal", "A proposal for the next step"

    class Law(models.TextChoices):
        DATA_PROTECTION = "data_protection", "Data protection"
        EQUALITY = "equality", "Equality"
        CONSUMER = "consumer", "Consumer rights"
        HEALTH_SAFETY = "health_safety", "Health and safety"

    class LawStage(models.TextChoices):
        COLLECTION = "collection", "Gathering feedback"
        CHANGE = "change", "Making the change"

    class Embedding(models.TextChoices):
        PROCEDURE = "procedure", "A procedure"
        TRAINING = "training", "Training"
        STANDARD = "standard", "A standard"
        SYSTEM = "system", "A system"

    class Holds(models.TextChoices):
        YES = "yes", "It lasts"
        PARTLY = "partly", "It lasts in part"
        NO = "no", "It has slipped back"

    record = models.OneToOneField(Record, models.PROTECT, primary_key=True, related_name="journal_entry")
    centre = models.ForeignKey(Centre, models.PROTECT, related_name="+")
    improvement = models.ForeignKey(Improvement, models.PROTECT, related_name="journal")
    kind = models.CharField(max_length=14, choices=Kind)
    action = models.ForeignKey(Action, models.PROTECT, null=True, blank=True, related_name="journal")
    audience = models.CharField("who you told", max_length=12, choices=Audience, blank=True)
    purpose = models.CharField("about what", max_length=14, choices=Purpose, blank=True)
    channel = models.CharField("how", max_length=80, blank=True)
    to_authority = models.BooleanField("they can approve it", default=False)
    law = models.CharField("which law or policy", max_length=16, choices=Law, blank=True)
    law_stage = models.CharField("at which stage", max_length=10, choices=LawStage, blank=True)
    embedding = models.CharField("written into", max_length=10, choices=Embedding, blank=True)
    holds = models.CharField("does it last?", max_length=6, choices=Holds, blank=True)
    named = models.CharField("name of it", max_length=160, blank=True)
    response = models.TextField("what came back", blank=True)
    evidence = models.ManyToManyField(Record, blank=True, related_name="shows_journal")

    objects = JournalEntryQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "journal entries"
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    kind__in=[
                        "communication", "disruption", "early_check", "adjustment", "compliance",
                        "promotion", "sustain", "embed", "framework", "strategy",
                    ]
                ),
                name="journal_kind_known",
            )
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.record.ref} {self.record.title}"


class ConfirmationQuerySet(models.QuerySet["Confirmation"]):
    def visible_to(self, member: Membership) -> "ConfirmationQuerySet":
        return self.filter(record__in=Record.objects.visible_to(member))


class Confirmation(models.Model):
    """A line manager's word that an action or a communication took place, given by link. Appended."""

    class Answer(models.TextChoices):
        CONFIRMED = "confirmed", "Yes, as it is written"
        PARTLY = "partly", "Yes, but not quite as it is written"
        NOT = "not", "I cannot confirm this"

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="+")
    record = models.ForeignKey(Record, models.PROTECT, related_name="confirmations")
    answer = models.CharField(max_length=10, choices=Answer)
    words = models.TextField("in their words", blank=True)
    name = models.CharField(max_length=120)
    job_title = models.CharField(max_length=120, blank=True)
    link = models.OneToOneField(GuestLink, models.PROTECT, related_name="confirmation")
    given_at = models.DateTimeField(default=clock.now, editable=False)

    objects = ConfirmationQuerySet.as_manager()

    class Meta:
        ordering = ["given_at", "pk"]

    def __str__(self) -> str:
        return f"{self.get_answer_display()} by {self.name}"
