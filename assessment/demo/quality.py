"""What a centre does around the judging, on top of the learners' stories: something real in each queue."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal

from assessment.models import Enrolment, SubmissionItem
from assessment.services.certificates import record_direct_claims
from assessment.services.interests import declare_interests, raise_interest
from assessment.services.judging import DecisionInput, JudgementInput, VerdictInput, judge
from assessment.services.papers import (
    add_competence,
    add_qualification,
    agree_competence,
    log_cpd,
    see_certificate,
)
from assessment.services.sampling import approve_plan, draw_samples, make_plan
from assessment.services.standardising.meetings import call_meeting, put_up
from portfolio.induction import induction_of
from portfolio.notices import silent
from portfolio.services.profiles import accept_text, write_profile
from portfolio.services.witnesses import add_witness

from .builder import People

#: Person, kind of award, its title, and for how many years they have held it.
AWARDS = (
    ("priya", "taqa", "Certificate in Assessing Vocational Achievement", 6),
    ("martin", "a1", "A1 Assess candidates using a range of methods", 14),
    ("gareth", "v1", "V1 Conduct internal quality assurance", 12),
    ("denise", "lead_iqa", "Award in Leading Internal Quality Assurance", 4),
)
LEARNT = (
    (
        "priya",
        40,
        "2.5",
        "Sat in on a discussion of Martin's.",
        "I ask for the reason first now.",
    ),
    (
        "martin",
        95,
        "6",
        "A day with the repairs planners.",
        "I know what a diary can do.",
    ),
    ("denise", 60, "3", "Read the awarding organisation's report on sampling.", "We plan by site as well."),
)
ABOUT_SAM = (
    "I came to Brightwater Homes from a bakery, where I learned that a promise about a cake is a promise. "
    "I like to find out why something keeps going wrong.",
    "I answer repairs calls for the North team, about forty a day, and look after the new starters for their "
    "first month. I may offer a visit, a call-back or up to £25 of goodwill without asking.",
)


@silent()
def tell_quality(people: People, enrolments: dict[str, Enrolment], today: date) -> None:
    """``enrolments`` by the key of the learner. Every act goes through its service, as in a centre."""
    acts: tuple[Callable[[People, dict[str, Enrolment], date], None], ...] = (
        _begin, _papers, _trainee, _direct_claims, _sampling, _standardising,
    )  # fmt: skip
    for act in acts:
        act(people, enrolments, today)


def _begin(people: People, enrolments: dict[str, Enrolment], today: date) -> None:
    """Sam and Nadia have read what the centre tells; Callum still has it before him."""
    for key in ("sam", "nadia"):
        portfolio = people[key].portfolio
        for text in induction_of(portfolio):
            accept_text(by=people[key], portfolio=portfolio, kind=text.kind, text_hash=text.hash)
    about, job = ABOUT_SAM
    sam = people["sam"]
    write_profile(by=sam, portfolio=sam.portfolio, about=about, job_description=job, edit_no=0)
    add_witness(
        by=sam,
        portfolio=sam.portfolio,
        fields={
            "name": "Dorothy Finch",
            "relationship": "My team manager, who sits two desks away",
            "job_title": "Team manager, repairs contact centre",
            "employer": "Brightwater Homes",
            "email": "dorothy.finch@demo.example",
        },
    )


def _papers(people: People, enrolments: dict[str, Enrolment], today: date) -> None:
    """Most is in order. Beth is on her way, and Martin has not agreed his competence for one unit."""
    for key, kind, title, years in AWARDS:
        held = today - timedelta(days=365 * years)
        row = add_qualification(by=people[key], kind=kind, title=title, awarded_on=held)
        if key != "martin":
            see_certificate(by=people["joanne"], qualification=row)
    add_qualification(
        by=people["beth"], kind="taqa", title="Certificate in Assessing Vocational Achievement",
        working_towards=True,
    )  # fmt: skip
    for key, days, hours, what, changed in LEARNT:
        day = today - timedelta(days=days)
        log_cpd(by=people[key], done_on=day, hours=Decimal(hours), what=what, changed=changed)
    for key, unit in (("priya", "PCI"), ("martin", "PCI"), ("martin", "MCP")):
        how = "Eleven years in a contact centre, six of them leading a team."
        since = today - timedelta(days=400)
        competence = add_competence(by=people[key], unit_code=unit, how=how, from_on=since)
        if unit == "PCI":
            agree_competence(by=people["denise"], competence=competence)
    for key in ("priya", "martin", "denise"):
        declare_interests(by=people[key], has_interests=False)
    nadia = people["nadia"].portfolio
    raise_interest(by=people["gareth"], portfolio=nadia, kind="friend", words="We sing in the same choir.")


def _trainee(people: People, enrolments: dict[str, Enrolment], today: date) -> None:
    """Beth judges the record of Nadia's that waits longest; Martin has her words to confirm."""
    waiting = SubmissionItem.objects.waiting().filter(
        submission__enrolment=enrolments["nadia"], judgements=None, claims__isnull=False
    )
    item = waiting.order_by("submission__submitted_at", "pk").first()
    if item is None:
        return
    claims = list(item.claims.all())
    words = "It shows what you did and when. The reason behind it could be said more plainly."
    judge(
        by=people["beth"],
        item=item,
        given=JudgementInput(
            outcome="accepted",
            feedback=words,
            content_hash=item.version.content_hash,
            seen=0,
            authenticity_confirmed=True,
            verdicts={each.pk: VerdictInput(True, True, True, True) for each in claims},
            decisions={
                claims[0].pk: DecisionInput("not_yet", False, "Add why you chose it.", _seen(claims[0]))
            },
        ),
    )


def _seen(claim: object) -> int:
    """How many decisions stand on the criterion of a submitted claim."""
    return claim.enrolment_unit.decisions.filter(criterion=claim.criterion_id).count()  # type: ignore[attr-defined]


def _direct_claims(people: People, enrolments: dict[str, Enrolment], today: date) -> None:
    record_direct_claims(
        by=people["paul"],
        qualification_code=enrolments["sam"].qualification.code,
        status="active",
        from_on=today - timedelta(days=200),
        reference="DCS/24/0117",
    )


def _sampling(people: People, enrolments: dict[str, Enrolment], today: date) -> None:
    """A plan for the year, approved, and one draw: Sam's unit is Priya's first, so it is in."""
    first = date(today.year, 1, 1)
    code = enrolments["sam"].qualification.code
    plan = make_plan(
        by=people["gareth"], qualification_code=code, starts_on=first, ends_on=date(today.year, 12, 31)
    )
    approve_plan(by=people["denise"], plan=plan)
    draw_samples(by=people["gareth"], plan=plan, kind="summative", seed="harbourside")


def _standardising(people: People, enrolments: dict[str, Enrolment], today: date) -> None:
    """One piece is put up; nobody has said yet what they think of it."""
    meeting = call_meeting(
        by=people["gareth"],
        title="What counts as agreement to a plan",
        held_on=today,
        attendees=[people["priya"], people["martin"], people["beth"]],
    )
    criterion = enrolments["sam"].units.get(unit__code="PCI").unit.criteria.get(code="PCI-02")
    text = (
        "A plan with two objectives, dates and an owner for each action. The manager wrote “fine, go ahead” "
        "by e-mail; the e-mail does not say whether a trial was meant."
    )
    put_up(by=people["gareth"], meeting=meeting, criterion=criterion, text=text)
