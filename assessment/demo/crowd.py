"""A centre of any size, the same for the same seed: for load, for lists, for the habit of many learners."""

import random
from collections.abc import Callable
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from assessment.models import Enrolment, Qualification, SubmissionItem
from assessment.services.claims import Wish, set_claims
from assessment.services.enrolments import allocate, enrol
from assessment.services.judging import DecisionInput, JudgementInput, VerdictInput, judge
from assessment.services.submissions import submit
from portfolio import clock
from portfolio.models import Membership, Record, Role
from portfolio.notices import silent
from portfolio.services.people import add_member
from portfolio.services.records import log_record

from .builder import People
from .centre import give_password
from .loop_crowd import begin_loop

FIRST = [
    "Aisha",
    "Ben",
    "Carys",
    "Dylan",
    "Ewa",
    "Farid",
    "Grace",
    "Hamza",
    "Isla",
    "Jamal",
    "Kit",
    "Lena",
    "Marek",
    "Niamh",
    "Owen",
    "Petra",
    "Rhys",
    "Sana",
    "Tariq",
    "Una",
]
LAST = [
    "Abbott",
    "Begum",
    "Clarke",
    "Dhillon",
    "Evans",
    "Farrow",
    "Gill",
    "Hughes",
    "Iqbal",
    "Jones",
    "Kaur",
    "Lewis",
    "Moore",
    "Novak",
    "Osei",
    "Patel",
    "Quinn",
    "Reeve",
]
TITLES = (
    "Call-back log, week {n}",
    "What tenants said at the desk, {n}",
    "Rota change for the lunch hour, {n}",
    "Note to the team about wrong transfers, {n}",
)
NARRATIVE = (
    "On {day} I took {calls} calls at the front desk. {late} people had been promised a call that nobody "
    "made. "
    "I rang each of them the same day, wrote down why it had been missed, and agreed a time that "
    "we kept."
)


@silent()
def add_crowd(*, people: People, number: int, seed: int, say: Callable[[str], object]) -> None:
    """Bring the crowd up to ``number`` learners; those who are there already stay as they are."""
    there = Membership.objects.filter(user__email__startswith="learner", centre=people["ruth"].centre).count()
    for index in range(there, number):
        with transaction.atomic():
            _add_one(people, index, random.Random(f"{seed}/{index}"))  # noqa: S311  a story, not a secret
        if (index + 1) % 100 == 0:
            say(f"{index + 1} of {number} learners")


def _add_one(people: People, index: int, dice: random.Random) -> None:
    learner = add_member(
        by=people["ruth"],
        name=f"{dice.choice(FIRST)} {dice.choice(LAST)}",
        email=f"learner{index:05d}@demo.example",
        role=Role.LEARNER,
        job_title="Adviser",
    )
    give_password(learner)
    assessor = people[dice.choice(["priya", "martin"])]
    start = dice.randrange(20, 300)
    with clock.at(timezone.now() - timedelta(days=start)):
        enrolment = _enrol(people, learner, assessor)
    for number in range(dice.randrange(0, 9)):
        age = dice.randrange(1, start)
        with clock.at(timezone.now() - timedelta(days=age)):
            _one_record(enrolment, learner, assessor, number, dice)
    if dice.random() < 0.5:
        begin_loop(learner, start, dice)


def _enrol(people: People, learner: Membership, assessor: Membership) -> Enrolment:
    qualification = Qualification.objects.current().get(code="Q-EDI-L2-CS", centre=None)
    enrolment = enrol(
        by=people["joanne"],
        portfolio=learner.portfolio,
        qualification=qualification,
        units=qualification.units.all(),
        started_on=clock.today(),
        planned_end_on=clock.today() + timedelta(days=365),
        employer="Brightwater Homes",
        job_role="Adviser",
    )
    allocate(by=people["joanne"], enrolment=enrolment, to=assessor)
    allocate(by=people["joanne"], enrolment=enrolment, to=people["gareth"])
    return enrolment


def _one_record(
    enrolment: Enrolment, learner: Membership, assessor: Membership, number: int, dice: random.Random
) -> None:
    row = enrolment.units.select_related("unit", "enrolment").get()
    record = log_record(
        by=learner,
        portfolio=learner.portfolio,
        kind=dice.choice(["WP", "RA"]),
        fields={
            "title": dice.choice(TITLES).format(n=number + 1),
            "happened_on": clock.today(),
            "narrative": NARRATIVE.format(
                day=f"{clock.today():%-d %B}", calls=dice.randrange(30, 90), late=dice.randrange(2, 9)
            ),
            "pii_checked": True,
            "ai_use": "none",
        },
    )
    criteria = dice.sample(list(row.unit.criteria.all()), 2)
    set_claims(
        by=learner, record=record, wishes=[Wish(row, c, "paragraph", "1", "It tells how.") for c in criteria]
    )
    if dice.random() < 0.8:
        submit(by=learner, enrolment=enrolment, records=[record], declared=True)
        if dice.random() < 0.7:
            _answer(record, assessor, dice)


def _answer(record: Record, assessor: Membership, dice: random.Random) -> None:
    item = SubmissionItem.objects.newest().select_related("version").get(version__record=record)
    claims = list(item.claims.all())
    accepted = dice.random() < 0.75
    decisions = {
        claim.pk: DecisionInput("met", True, "Clear, dated and your own.", 0)
        for claim in claims
        if accepted and not claim.enrolment_unit.decisions.filter(criterion=claim.criterion).exists()
    }
    given = JudgementInput(
        outcome="accepted" if accepted else "returned",
        feedback="Clear and dated." if accepted else "Say what you did yourself, and when.",
        content_hash=item.version.content_hash,
        seen=0,
        authenticity_confirmed=accepted,
        verdicts={claim.pk: VerdictInput(True, True, True, True) for claim in claims},
        decisions=decisions,
    )
    judge(by=assessor, item=item, given=given)
