"""What customers say: sources, each one gathering by one method, and the items in them (domain.md 7)."""

from django.db import models
from django.db.models import Q

from portfolio import clock
from portfolio.models import Centre, Membership, Record, RecordState


class Method(models.TextChoices):
    SURVEY = "survey", "Survey"
    COMMENT_CARD = "comment_card", "Comment card"
    VERBAL = "verbal", "Said to us"
    COMPLAINT = "complaint", "Complaint"
    COMPLIMENT = "compliment", "Compliment"
    MYSTERY_SHOP = "mystery_shop", "Mystery shop"
    FOCUS_GROUP = "focus_group", "Focus group"
    INTERVIEW = "interview", "Interview"
    SOCIAL = "social", "Social media"
    REVIEW_SITE = "review_site", "Review site"
    STAFF = "staff", "Colleagues"
    OTHER = "other", "Another way"


class Dimension(models.TextChoices):
    """The five dimensions of SERVQUAL, and one for what none of them names (domain.md section 7)."""

    RELIABILITY = "reliability", "Reliability: we do what we promised"
    ASSURANCE = "assurance", "Assurance: we know our job and can be trusted"
    TANGIBLES = "tangibles", "Tangibles: places, papers and equipment"
    EMPATHY = "empathy", "Empathy: we see the person"
    RESPONSIVENESS = "responsiveness", "Responsiveness: we act promptly"
    OVERALL = "overall", "Service as a whole"


class LoopRecordQuerySet(models.QuerySet):
    """Tables that hang on a record: readable while it is written by its owner alone.

    Everybody else reads what was frozen; the rows below it are live, so they open to others only
    while nobody is rewriting them (promises.md section 5).
    """

    record_path = "record"

    def visible_to(self, member: Membership) -> "LoopRecordQuerySet":
        at = self.record_path
        being_written = {f"{at}__state__in": [RecordState.DRAFT, RecordState.RETURNED]}
        return self.filter(
            Q(**{f"{at}__portfolio__learner": member}) | ~Q(**being_written),
            **{f"{at}__in": Record.objects.visible_to(member)},
        )


class SourceQuerySet(LoopRecordQuerySet):
    pass


class Source(models.Model):
    """One gathering of feedback by one method. Its title, dates and files are its record's.

    ``responses`` counts the people who answered, also those whose words are not kept here.
    """

    class Origin(models.TextChoices):
        CUSTOMER = "customer", "Customers"
        STAFF = "staff", "Colleagues"
        ORGANISATION = "organisation", "The organisation"

    record = models.OneToOneField(Record, models.PROTECT, primary_key=True, related_name="source")
    centre = models.ForeignKey(Centre, models.PROTECT, related_name="+")
    method = models.CharField("how it was gathered", max_length=14, choices=Method)
    method_other = models.CharField("which other way", max_length=80, blank=True)
    origin = models.CharField("who it comes from", max_length=12, choices=Origin, default=Origin.CUSTOMER)
    from_date = models.DateField("first day", null=True, blank=True)
    to_date = models.DateField("last day", null=True, blank=True)
    invited = models.PositiveIntegerField("how many were asked", null=True, blank=True)
    responses = models.PositiveIntegerField("how many answered", null=True, blank=True)
    quality_dimension = models.CharField(
        "part of service quality it checks", max_length=16, choices=Dimension, blank=True
    )
    method_reason = models.TextField("why this way of asking", blank=True)
    analysis_due = models.DateField("when it will be analysed", null=True, blank=True)
    service_area = models.CharField("service area or place", max_length=80, blank=True)

    objects = SourceQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(method__in=Method.values), name="source_method_known"),
            models.CheckConstraint(
                condition=Q(to_date=None) | Q(from_date=None) | Q(to_date__gte=models.F("from_date")),
                name="source_dates_in_order",
                violation_error_message="The last day cannot be before the first.",
            ),
            models.CheckConstraint(
                condition=Q(invited=None) | Q(responses=None) | Q(invited__gte=models.F("responses")),
                name="source_answers_within_asked",
                violation_error_message="More people answered than were asked. Check both numbers.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.record.ref} {self.record.title}"


class SaidQuerySet(models.QuerySet["Item"]):
    def visible_to(self, member: Membership) -> "SaidQuerySet":
        return self.filter(source__in=Source.objects.visible_to(member))

    def from_customers(self) -> "SaidQuerySet":
        return self.filter(origin=Item.Origin.CUSTOMER)

    def with_personal_data_open(self) -> "SaidQuerySet":
        """Not yet looked at, or kept with personal data and no reason given (rule FB-08)."""
        return self.filter(Q(pii_checked=False) | Q(has_pii=True, pii_basis=""))


class Item(models.Model):
    """One thing somebody said or scored.

    ``score`` lies on the scale ``scale_low`` to ``scale_high``; ``expected`` is the same question's
    expectation where the survey asked for both (SERVQUAL). ``fingerprint`` recognises an imported
    row when the file is imported again.
    """

    class Origin(models.TextChoices):
        CUSTOMER = "customer", "A customer"
        COLLEAGUE = "colleague", "A colleague"
        SELF = "self", "My own view"

    class Sentiment(models.IntegerChoices):
        NEGATIVE = -1, "Unhappy"
        NEUTRAL = 0, "Neither"
        POSITIVE = 1, "Happy"

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="+")
    source = models.ForeignKey(Source, models.PROTECT, related_name="items")
    number = models.PositiveIntegerField(help_text="within its source, from 1")
    said_on = models.DateField("date", null=True, blank=True)
    origin = models.CharField("who said it", max_length=10, choices=Origin, default=Origin.CUSTOMER)
    text = models.TextField("what they said", blank=True)
    score = models.DecimalField(max_digits=8, decimal_places=3, null=True, blank=True)
    scale_low = models.DecimalField(max_digits=8, decimal_places=3, null=True, blank=True)
    scale_high = models.DecimalField(max_digits=8, decimal_places=3, null=True, blank=True)
    expected = models.DecimalField(max_digits=8, decimal_places=3, null=True, blank=True)
    dimension = models.CharField(max_length=16, choices=Dimension, blank=True)
    sentiment = models.SmallIntegerField(choices=Sentiment, null=True, blank=True)
    area = models.CharField("service area or place", max_length=80, blank=True)
    channel = models.CharField(max_length=60, blank=True)
    reference = models.CharField("reference in the survey tool", max_length=80, blank=True)
    pii_checked = models.BooleanField("checked for personal details", default=False)
    has_pii = models.BooleanField("still holds personal details", default=False)
    pii_basis = models.CharField("why they are kept", max_length=200, blank=True)
    fingerprint = models.CharField(max_length=64, blank=True)
    batch = models.ForeignKey("Import", models.PROTECT, null=True, blank=True, related_name="items")
    recorded_at = models.DateTimeField(default=clock.now, editable=False)
    changed_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = SaidQuerySet.as_manager()

    class Meta:
        ordering = ["source", "number"]
        indexes = [
            models.Index(fields=["source", "said_on"], name="item_by_day"),
            models.Index(fields=["source", "pii_checked", "has_pii"], name="item_by_privacy"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["source", "number"], name="item_number_once"),
            models.UniqueConstraint(
                fields=["source", "fingerprint"], condition=~Q(fingerprint=""), name="item_row_once"
            ),
            models.CheckConstraint(
                condition=~Q(text="") | Q(score__isnull=False) | Q(sentiment__isnull=False),
                name="item_says_something",
                violation_error_message="Write what was said, or give the score.",
            ),
            models.CheckConstraint(
                condition=Q(score=None)
                | Q(scale_low=None)
                | Q(score__gte=models.F("scale_low"), score__lte=models.F("scale_high")),
                name="item_score_on_scale",
                violation_error_message="The score lies outside its scale.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source_id}.{self.number}"
