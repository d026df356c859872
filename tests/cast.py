"""The people every test is about. Built by the services, as a centre would build them."""

from dataclasses import dataclass
from typing import Any

from django.test import Client
from django.utils import timezone

from assessment.models import Criterion, Enrolment, Outcome, Qualification, Unit
from assessment.services.claims import Wish, set_claims
from assessment.services.enrolments import allocate, enrol
from assessment.services.judging import DecisionInput, JudgementInput, VerdictInput
from portfolio.middleware import SESSION_KEY
from portfolio.models import Centre, Membership, Record, Role
from portfolio.services.people import add_member, found_centre
from portfolio.services.records import log_record

STAFF = {
    "coordinator": ("Priya Nair", Role.COORDINATOR),
    "assessor": ("Alan Reid", Role.ASSESSOR),
    "other_assessor": ("Beth Cole", Role.ASSESSOR),
    "trainee": ("Tom Vale", Role.TRAINEE_ASSESSOR),
    "iqa": ("Ines Moss", Role.IQA),
    "lead_iqa": ("Leo Hart", Role.LEAD_IQA),
    "eqa": ("Edith Quay", Role.EQA),
    "exams_officer": ("Xan Field", Role.EXAMS_OFFICER),
}


@dataclass
class Cast:
    """One centre: its staff, two learners, and Sam's enrolment on a unit of three criteria."""

    centre: Centre
    administrator: Membership
    coordinator: Membership
    assessor: Membership
    other_assessor: Membership
    trainee: Membership
    iqa: Membership
    lead_iqa: Membership
    eqa: Membership
    exams_officer: Membership
    sam: Membership
    other_learner: Membership
    enrolment: Enrolment
    other_enrolment: Enrolment

    @property
    def portfolio(self) -> Any:
        return self.sam.portfolio

    @property
    def unit(self) -> Any:
        return self.enrolment.units.get()


def qualification_of_three() -> Qualification:
    """A shared qualification with one unit of three criteria, made once per test."""
    existing = Qualification.objects.filter(code="Q-TEST").first()
    if existing:
        return existing
    texts = {"wording": "Demonstration wording.", "source_hash": "0" * 64, "source": {}}
    unit = Unit.objects.create(code="TST", version=1, title="Look after customers", **texts)
    outcome = Outcome.objects.create(
        unit=unit, code="TST-LO1", text="Listen", phases=["feedback"], position=1
    )
    for number in (1, 2, 3):
        criterion = Criterion.objects.create(
            unit=unit,
            code=f"TST-0{number}",
            text=f"Do part {number} well",
            phases=["feedback"],
            kind="performance",
            position=number,
        )
        criterion.outcomes.add(outcome)
    qualification = Qualification.objects.create(
        code="Q-TEST",
        version=1,
        title="Test Certificate",
        level=2,
        type="NVQ",
        awarding_body="Test Body",
        **texts,
    )
    qualification.links.create(unit=unit, required=True, position=1)
    return qualification


def make_cast(slug: str = "harbour", code: str = "HARB") -> Cast:
    admin = found_centre(
        name=f"{slug.title()} College",
        slug=slug,
        code=code,
        address="1 Quay",
        admin_name="Ada Byrne",
        admin_email=f"ada@{slug}.example",
    )

    def person(name: str, role: str, by: Membership = admin) -> Membership:
        return add_member(
            by=by, name=name, email=f"{name.split(maxsplit=1)[0].lower()}@{slug}.example", role=role
        )

    staff = {key: person(name, role) for key, (name, role) in STAFF.items()}
    sam, other = person("Sam Okoro", Role.LEARNER), person("Olga Price", Role.LEARNER)
    boss = staff["coordinator"]
    enrolments = [_enrol(boss, learner) for learner in (sam, other)]
    for key in ("assessor", "trainee", "iqa", "eqa"):
        allocate(by=boss, enrolment=enrolments[0], to=staff[key])
    allocate(by=boss, enrolment=enrolments[1], to=staff["other_assessor"])
    return Cast(
        centre=admin.centre,
        administrator=admin,
        sam=sam,
        other_learner=other,
        enrolment=enrolments[0],
        other_enrolment=enrolments[1],
        **staff,
    )


def _enrol(by: Membership, learner: Membership) -> Enrolment:
    qualification = qualification_of_three()
    return enrol(
        by=by, portfolio=learner.portfolio, qualification=qualification, units=qualification.units.all()
    )


def client_for(member: Membership) -> Client:
    """A browser signed in as this person, acting in this role."""
    client = Client()
    client.force_login(member.user, backend="django.contrib.auth.backends.ModelBackend")
    session = client.session
    session[SESSION_KEY] = member.pk
    session.save()
    return client


def log(cast: Cast, *, by: Membership | None = None, kind: str = "WP", **fields: Any) -> Record:
    """A record of Sam's that lacks nothing for handing in."""
    whole = {
        "title": "Call-back diary",
        "happened_on": timezone.localdate(),
        "narrative": "I set up a shared diary.",
        "pii_checked": True,
        "ai_use": "none",
    }
    return log_record(by=by or cast.sam, portfolio=cast.portfolio, kind=kind, fields=whole | fields)


def claim(cast: Cast, record: Record, *codes: str, by: Membership | None = None) -> list:
    unit = cast.unit
    criteria = unit.unit.criteria.filter(code__in=codes) if codes else unit.unit.criteria.all()
    wishes = [Wish(unit, criterion, "page", "1", "It shows it.") for criterion in criteria]
    return set_claims(by=by or cast.sam, record=record, wishes=wishes)


def all_yes(item: Any, *, outcome: str = "accepted", met: bool = True, **changes: Any) -> JudgementInput:
    """A judgement that finds every claim of the item good and, if asked, every criterion met."""
    claims = list(item.claims.all())
    decisions = {c.pk: DecisionInput("met", True, "Clear and complete.", 0) for c in claims} if met else {}
    given = {
        "outcome": outcome,
        "feedback": "Good work, Sam.",
        "content_hash": item.version.content_hash,
        "seen": 0,
        "authenticity_confirmed": True,
        "verdicts": {c.pk: VerdictInput(True, True, True, True) for c in claims},
        "decisions": decisions,
    }
    return JudgementInput(**(given | changes))
