"""Centres, people, and the roles they hold (domain.md section 5.1)."""

import uuid
from typing import Any

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from portfolio import clock


class Centre(models.Model):
    """An approved centre: the tenant. Nothing of one centre is ever seen by another."""

    name = models.CharField(max_length=150)
    slug = models.SlugField(unique=True)
    code = models.CharField(
        max_length=8, unique=True, help_text="Starts every reference, for example HARB in HARB-P0001."
    )
    address = models.TextField(blank=True)
    blob_key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    created_at = models.DateTimeField(default=clock.now, editable=False)

    def __str__(self) -> str:
        return self.name


class UserManager(BaseUserManager["User"]):
    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email__iexact=username)

    def create_user(self, email: str, name: str, password: str | None = None) -> "User":
        user = self.model(email=self.normalize_email(email).lower(), name=name)
        user.set_password(password)
        user.full_clean(exclude=["password"])
        user.save()
        return user


class User(AbstractBaseUser):
    """A person who signs in. What they may do hangs on their memberships, never on the account."""

    email = models.EmailField("e-mail address", unique=True)
    name = models.CharField(max_length=120)
    is_active = models.BooleanField(default=True)
    date_joined = models.DateTimeField(default=clock.now)

    objects = UserManager()
    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    def __str__(self) -> str:
        return self.name

    @property
    def initials(self) -> str:
        return "".join(part[0] for part in self.name.split()[:3]).upper()


class Role(models.TextChoices):
    LEARNER = "learner", "Learner"
    ASSESSOR = "assessor", "Assessor"
    TRAINEE_ASSESSOR = "trainee_assessor", "Trainee assessor"
    IQA = "iqa", "Internal verifier (IQA)"
    LEAD_IQA = "lead_iqa", "Lead internal verifier"
    EQA = "eqa", "External verifier (EQA)"
    COORDINATOR = "coordinator", "Centre coordinator"
    EXAMS_OFFICER = "exams_officer", "Exams officer"
    ADMINISTRATOR = "administrator", "Administrator"


#: Roles that see every learner of the centre by name (promises.md section 5, columns C and Q lead).
CENTRE_WIDE = (Role.LEAD_IQA, Role.COORDINATOR, Role.EXAMS_OFFICER, Role.ADMINISTRATOR)
#: Of those, the roles that may also read evidence. The exams officer and the administrator see who
#: is here and how far, not what they wrote (domain.md section 5.1).
READS_EVIDENCE = (Role.LEAD_IQA, Role.COORDINATOR)


class MembershipQuerySet(models.QuerySet["Membership"]):
    def visible_to(self, member: "Membership") -> "MembershipQuerySet":
        """Centre-wide roles see everyone; the others themselves and those they work with."""
        here = self.filter(centre_id=member.centre_id)
        if member.role in CENTRE_WIDE:
            return here
        mine = Access.objects.open_on(clock.today())
        if member.role == Role.LEARNER:
            staff = mine.filter(portfolio__learner=member).values("membership")
            return here.filter(Q(pk=member.pk) | Q(pk__in=staff))
        portfolios = mine.filter(membership=member).values("portfolio")
        colleagues = mine.filter(portfolio__in=portfolios).values("membership")
        return here.filter(Q(pk=member.pk) | Q(portfolio__in=portfolios) | Q(pk__in=colleagues)).distinct()

    def active(self) -> "MembershipQuerySet":
        return self.filter(is_active=True, user__is_active=True)


class Membership(models.Model):
    """One person in one role at one centre. Somebody with two roles has two memberships."""

    user = models.ForeignKey(User, models.PROTECT, related_name="memberships")
    centre = models.ForeignKey(Centre, models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=20, choices=Role)
    job_title = models.CharField(max_length=120, blank=True)
    is_active = models.BooleanField(default=True)
    pseudonym = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    joined_at = models.DateTimeField(default=clock.now, editable=False)
    history = HistoricalRecords()

    objects = MembershipQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user", "centre", "role"],
                name="membership_once_per_role",
                violation_error_message="This person already has that role here.",
            ),
            models.CheckConstraint(condition=Q(role__in=Role.values), name="membership_role_known"),
        ]

    def __str__(self) -> str:
        return f"{self.user.name} ({self.get_role_display()})"

    @property
    def role_label(self) -> str:
        return str(self.get_role_display())

    def is_a(self, *roles: str) -> bool:
        return self.role in roles


class AccessQuerySet(models.QuerySet["Access"]):
    def open_on(self, day: Any) -> "AccessQuerySet":
        """Rows that let their member in on that day; a suspended member has none."""
        return self.filter(
            Q(ends_on=None) | Q(ends_on__gte=day),
            starts_on__lte=day,
            ended_at=None,
            membership__is_active=True,
        )

    def visible_to(self, member: Membership) -> "AccessQuerySet":
        from .portfolios import Portfolio  # noqa: PLC0415  the two tables name each other

        return self.filter(portfolio__in=Portfolio.objects.visible_to(member))


class Access(models.Model):
    """A role on one learner's portfolio, from a day to a day: the only way staff come to see it.

    What the role is for (which enrolment) stands in the app that gives it.
    """

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="+")
    portfolio = models.ForeignKey("Portfolio", models.PROTECT, related_name="accesses")
    membership = models.ForeignKey(Membership, models.PROTECT, related_name="accesses")
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True, help_text="taken away at once")
    given_by = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    given_at = models.DateTimeField(default=clock.now, editable=False)

    objects = AccessQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["membership", "portfolio"], name="access_by_member")]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=models.F("starts_on")),
                name="access_ends_after_start",
                violation_error_message="The last day cannot be before the first.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.membership} on {self.portfolio}"
