"""What the figures say: measures, their readings, and benchmarks to hold them against (domain.md 7)."""

from django.db import models
from django.db.models import Q

from portfolio import clock
from portfolio.models import Centre, Membership, Portfolio

from .sources import Dimension, Source


class MeasureQuerySet(models.QuerySet["Measure"]):
    def visible_to(self, member: Membership) -> "MeasureQuerySet":
        """Figures belong to the portfolio, as its owner's do; whoever reads its evidence may read them."""
        return self.filter(
            centre_id=member.centre_id, portfolio__in=Portfolio.objects.evidence_visible_to(member)
        )


class Measure(models.Model):
    """Something counted or scored over time. ``direction`` is +1 where more is better, -1 where less is.

    ``formula`` says how a reading comes about: typed in, or computed from items of ``sources`` or
    from two counts. ``sla`` is a promise in words ("within two working days"), ``target`` a figure.
    """

    class Kind(models.TextChoices):
        OUTCOME = "outcome", "Outcome: what customers feel"
        OPERATIONAL = "operational", "Operational: how we work"
        BALANCING = "balancing", "Balancing: what must not get worse"

    class Direction(models.IntegerChoices):
        UP = 1, "Higher is better"
        DOWN = -1, "Lower is better"

    class Formula(models.TextChoices):
        TYPED = "typed", "I type the figures in"
        CSAT = "csat", "Satisfied share (top two of the scale)"
        RECOMMEND = "recommend", "Recommend score (−100 to +100)"
        EFFORT = "effort", "Ease score (mean)"
        GAP = "gap", "Gap between expected and received"
        RATE = "rate", "Complaints per 1,000 contacts"
        SHARE = "share", "Share within the promised time"
        MEAN = "mean", "Mean score"

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="+")
    portfolio = models.ForeignKey(Portfolio, models.PROTECT, related_name="measures")
    ref = models.CharField(max_length=16)
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=12, choices=Kind, default=Kind.OUTCOME)
    unit = models.CharField(max_length=30, help_text="For example % or minutes.")
    direction = models.SmallIntegerField(choices=Direction, default=Direction.UP)
    formula = models.CharField(max_length=10, choices=Formula, default=Formula.TYPED)
    target = models.DecimalField(max_digits=12, decimal_places=3, null=True, blank=True)
    sla = models.CharField("what was promised", max_length=160, blank=True)
    quality_dimension = models.CharField(
        "part of service quality it checks", max_length=16, choices=Dimension, blank=True
    )
    method_reason = models.TextField("why this measure", blank=True)
    outcome_measure = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="operational_measures"
    )
    sources = models.ManyToManyField(Source, blank=True, related_name="measures")
    analysis_due = models.DateField("when it will be analysed", null=True, blank=True)
    made_at = models.DateTimeField(default=clock.now, editable=False)

    objects = MeasureQuerySet.as_manager()

    class Meta:
        ordering = ["portfolio", "ref"]
        constraints = [
            models.UniqueConstraint(fields=["portfolio", "ref"], name="measure_ref_once"),
            models.CheckConstraint(condition=Q(direction__in=[1, -1]), name="measure_direction_known"),
        ]

    def __str__(self) -> str:
        return f"{self.ref} {self.name}"


class ReadingQuerySet(models.QuerySet["Reading"]):
    def visible_to(self, member: Membership) -> "ReadingQuerySet":
        return self.filter(measure__in=Measure.objects.visible_to(member))

    def standing(self) -> "ReadingQuerySet":
        """Without those set aside."""
        return self.filter(set_aside="")


class Reading(models.Model):
    """One figure on one day. Never changed: a wrong one is set aside with a reason, a right one added.

    ``n`` is how many answers or cases it rests on; ``part`` and ``whole`` the counts it was computed
    from, where it was.
    """

    class Phase(models.TextChoices):
        UNSET = "", "Not said"
        BEFORE = "before", "Before the change"
        AFTER = "after", "After the change"

    class Way(models.TextChoices):
        TYPED = "typed", "Typed"
        PASTED = "pasted", "Pasted"
        IMPORTED = "imported", "Imported"
        COMPUTED = "computed", "Computed"

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="+")
    measure = models.ForeignKey(Measure, models.PROTECT, related_name="readings")
    taken_on = models.DateField("date")
    value = models.DecimalField(max_digits=14, decimal_places=4)
    n = models.PositiveIntegerField("how many it rests on", null=True, blank=True)
    part = models.PositiveIntegerField(null=True, blank=True)
    whole = models.PositiveIntegerField(null=True, blank=True)
    method = models.CharField("how it was taken", max_length=120, blank=True)
    phase = models.CharField(max_length=6, choices=Phase, default=Phase.UNSET, blank=True)
    way = models.CharField(max_length=8, choices=Way, default=Way.TYPED)
    set_aside = models.CharField("why it does not count", max_length=200, blank=True)
    recorded_by = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(default=clock.now, editable=False)

    objects = ReadingQuerySet.as_manager()

    class Meta:
        ordering = ["taken_on", "pk"]
        indexes = [models.Index(fields=["measure", "taken_on"], name="reading_by_day")]
        constraints = [
            models.UniqueConstraint(
                fields=["measure", "taken_on"],
                condition=Q(set_aside=""),
                name="one_reading_per_day",
                violation_error_message="There is a reading for this day already. Set it aside first.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.measure_id} {self.taken_on}: {self.value}"


class Rebase(models.Model):
    """From this day the limits of the chart are computed anew, by hand and with a reason (domain.md 7)."""

    measure = models.ForeignKey(Measure, models.PROTECT, related_name="rebases")
    from_date = models.DateField("from")
    reason = models.CharField(max_length=200)
    made_by = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        ordering = ["from_date"]
        constraints = [models.UniqueConstraint(fields=["measure", "from_date"], name="rebase_once_a_day")]

    def __str__(self) -> str:
        return f"{self.measure_id} from {self.from_date}"


class BenchmarkQuerySet(models.QuerySet["Benchmark"]):
    def visible_to(self, member: Membership) -> "BenchmarkQuerySet":
        return self.filter(measure__in=Measure.objects.visible_to(member))


class Benchmark(models.Model):
    """Somebody else's figure for the same thing, or our own past, with where it comes from."""

    class Kind(models.TextChoices):
        INDUSTRY = "industry", "Our industry"
        COMPETITOR = "competitor", "A competitor"
        STANDARD = "standard", "A published standard"
        INTERNAL = "internal", "Our own past or another branch"

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="+")
    measure = models.ForeignKey(Measure, models.PROTECT, related_name="benchmarks")
    kind = models.CharField(max_length=10, choices=Kind)
    value = models.DecimalField(max_digits=14, decimal_places=4)
    source = models.CharField("where it comes from", max_length=200)
    dated = models.DateField("date of the figure", null=True, blank=True)
    same_definition = models.CharField("is it counted the same way?", max_length=200, blank=True)
    recorded_at = models.DateTimeField(default=clock.now, editable=False)

    objects = BenchmarkQuerySet.as_manager()

    class Meta:
        ordering = ["kind", "pk"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.value}"
