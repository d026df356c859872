"""What a sample asks of the assessor, and what became of it (domain.md 8.5)."""

from django.db import models
from django.db.models import Q

from portfolio import clock
from portfolio.models import Centre, Membership

from .verifying import OfSampleQuerySet, Sample


class SampleAction(models.Model):
    """What the assessor is asked to do, until when."""

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="+")
    sample = models.ForeignKey(Sample, models.PROTECT, related_name="actions")
    what = models.TextField()
    owner = models.ForeignKey(Membership, models.PROTECT, related_name="sample_actions")
    due_on = models.DateField("due")
    asked_by = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(default=clock.now, editable=False)

    objects = OfSampleQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "pk"]
        constraints = [models.CheckConstraint(condition=~Q(what=""), name="sample_action_says_what")]

    def __str__(self) -> str:
        return f"action of {self.sample}"

    @property
    def state(self) -> str:
        """``action_open``, ``action_done`` (answered, waits for the verifier) or ``closed``."""
        last = max(self.answers.all(), key=lambda each: each.sequence, default=None)
        done = {"done": "action_done", "closed": "closed"}
        return done.get(last.word, "action_open") if last else "action_open"


class ActionAnswerQuerySet(models.QuerySet["ActionAnswer"]):
    def visible_to(self, member: Membership) -> "ActionAnswerQuerySet":
        return self.filter(action__in=SampleAction.objects.visible_to(member))


class ActionAnswer(models.Model):
    """Done, by the assessor; closed or sent back, by the verifier. Appended, never edited."""

    class Word(models.TextChoices):
        DONE = "done", "Done"
        CLOSED = "closed", "Closed"
        BACK = "back", "Sent back"

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="+")
    action = models.ForeignKey(SampleAction, models.PROTECT, related_name="answers")
    sequence = models.PositiveIntegerField()
    word = models.CharField(max_length=6, choices=Word)
    words = models.TextField("what was done")
    said_by = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    role = models.CharField(max_length=20, help_text="the role used")
    said_at = models.DateTimeField(default=clock.now, editable=False)

    objects = ActionAnswerQuerySet.as_manager()

    class Meta:
        ordering = ["action", "sequence"]
        constraints = [
            models.UniqueConstraint(fields=["action", "sequence"], name="action_answered_once"),
            models.CheckConstraint(
                condition=Q(word__in=["done", "closed", "back"]), name="action_answer_known"
            ),
            models.CheckConstraint(condition=~Q(words=""), name="action_answer_has_words"),
        ]

    def __str__(self) -> str:
        return f"{self.action}: {self.word}"
