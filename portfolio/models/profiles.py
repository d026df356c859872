"""Who the learner is at work, and what their centre told them at the start (parts 2 and 4 of the pack)."""

from django.db import models
from django.db.models import Q

from portfolio import clock

from .people import Centre, Membership
from .portfolios import Portfolio


class ProfileQuerySet(models.QuerySet["Profile"]):
    def visible_to(self, member: Membership) -> "ProfileQuerySet":
        return self.filter(portfolio__in=Portfolio.objects.evidence_visible_to(member))


class Profile(models.Model):
    """The learner's own words about themselves and their job. They may change it at any time."""

    portfolio = models.OneToOneField(Portfolio, models.PROTECT, primary_key=True, related_name="profile")
    centre = models.ForeignKey(Centre, models.PROTECT, related_name="+")
    about = models.TextField("about you", blank=True, help_text="Markdown")
    job_description = models.TextField("your job", blank=True, help_text="Markdown")
    edit_no = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField(default=clock.now, editable=False)

    objects = ProfileQuerySet.as_manager()

    def __str__(self) -> str:
        return f"profile of {self.portfolio}"


class CentreTextQuerySet(models.QuerySet["CentreText"]):
    def visible_to(self, member: Membership) -> "CentreTextQuerySet":
        return self.filter(centre_id=member.centre_id)

    def newest(self) -> "CentreTextQuerySet":
        later = CentreText.objects.filter(
            centre=models.OuterRef("centre"),
            kind=models.OuterRef("kind"),
            number__gt=models.OuterRef("number"),
        )
        return self.filter(~models.Exists(later))


class CentreText(models.Model):
    """A text of the centre that every learner reads and accepts. A change is a new row."""

    class Kind(models.TextChoices):
        APPEALS = "appeals", "Appeals procedure"
        INDUCTION = "induction", "What your induction covers"

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="texts")
    kind = models.CharField(max_length=10, choices=Kind)
    number = models.PositiveIntegerField()
    text = models.TextField(help_text="Markdown")
    written_by = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    written_at = models.DateTimeField(default=clock.now, editable=False)

    objects = CentreTextQuerySet.as_manager()

    class Meta:
        ordering = ["centre", "kind", "number"]
        constraints = [
            models.UniqueConstraint(fields=["centre", "kind", "number"], name="centre_text_number_once"),
            models.CheckConstraint(condition=Q(kind__in=["appeals", "induction"]), name="centre_text_known"),
            models.CheckConstraint(condition=~Q(text=""), name="centre_text_has_words"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.number}"


class AcceptanceQuerySet(models.QuerySet["Acceptance"]):
    def visible_to(self, member: Membership) -> "AcceptanceQuerySet":
        return self.filter(portfolio__in=Portfolio.objects.visible_to(member))


class Acceptance(models.Model):
    """A learner read a text of the centre and said so. ``text`` is kept as they read it."""

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="+")
    portfolio = models.ForeignKey(Portfolio, models.PROTECT, related_name="acceptances")
    kind = models.CharField(max_length=10, choices=CentreText.Kind)
    text = models.TextField()
    text_hash = models.CharField(max_length=64, help_text="SHA-256 of the text")
    accepted_by = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    accepted_at = models.DateTimeField(default=clock.now, editable=False)

    objects = AcceptanceQuerySet.as_manager()

    class Meta:
        ordering = ["accepted_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["portfolio", "kind", "text_hash"], name="text_accepted_once")
        ]

    def __str__(self) -> str:
        return f"{self.kind} accepted by {self.portfolio}"
