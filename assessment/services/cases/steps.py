"""What every case has in common: it begins with a hold, grows by steps, and ends its hold when it closes."""

from typing import Any

from django.db import IntegrityError, transaction

from assessment.models import Case, CasePerson, CaseStep, Enrolment
from portfolio import clock
from portfolio.canonical import sha256_hex
from portfolio.models import Membership
from portfolio.refusals import Moved, Refused
from portfolio.services.holding import begin_hold, end_hold
from portfolio.services.ledger import append_entry, commit_to
from portfolio.services.numbers import next_number

Kind = CaseStep.Kind


def begin(by: Membership, enrolment: Enrolment, words: str, *, freezes: bool, **fields: Any) -> Case:
    """A new case with its number, its hold and its first step."""
    if not words.strip():
        raise Refused("Say what it is about.")
    number = next_number(centre=enrolment.centre, scope="case")
    reason = sha256_hex(words.strip())
    hold = begin_hold(portfolio=enrolment.portfolio, reason_hash=reason, freezes=freezes)
    ref = f"{enrolment.centre.code}-C{number:04d}"
    case = Case(
        centre_id=enrolment.centre_id, enrolment=enrolment, ref=ref, hold=hold, raised_by=by, **fields
    )
    case.full_clean()
    case.save()
    append(by, case, Kind.RAISED, words, stage=1 if case.is_appeal else 0)
    return case


def locked(case: Case) -> Case:
    """The same case, with its people loaded and nobody else writing to it."""
    rows = Case.objects.select_for_update(of=("self",)).select_related(
        "centre", "hold", "about", "raised_by", "enrolment__portfolio__learner__user", "enrolment_unit__unit"
    )
    return rows.get(pk=case.pk)


def append(by: Membership, case: Case, kind: str, words: str, **fields: Any) -> CaseStep:
    """Refused without words, Moved when somebody else wrote the same step first."""
    if not words.strip():
        raise Refused("Write a sentence about it.")
    position = case.steps.count() + 1
    step = CaseStep(
        centre_id=case.centre_id, case=case, position=position, kind=kind, words=words.strip(), by=by,
        role=by.role, **fields,
    )  # fmt: skip
    step.full_clean(validate_unique=False)
    try:
        with transaction.atomic():
            step.save()
    except IntegrityError as error:
        raise Moved("Somebody did something with this case a moment ago. Look again.") from error
    enter(by, case, f"case.{kind}", position=position, outcome=step.outcome, words=step.words)
    return step


def close(by: Membership, case: Case, words: str) -> CaseStep:
    """The last step. Its hold ends, and the adjudicator's look at the evidence."""
    step = append(by, case, Kind.CLOSED, words, stage=case.stage)
    end_hold(hold=case.hold)
    for person in case.people.filter(ended_at=None, part=CasePerson.Part.ADJUDICATOR):
        end_person(person)
    return step


def end_person(person: CasePerson) -> None:
    """They no longer find the case, nor the evidence that they saw because of it."""
    person.ended_at = clock.now()
    person.save(update_fields=["ended_at"])
    if person.access:
        person.access.ended_at = person.ended_at
        person.access.save(update_fields=["ended_at"])


def enter(by: Membership, case: Case, event: str, **facts: Any) -> None:
    portfolio = case.enrolment.portfolio
    if "words" in facts:
        facts["words"] = commit_to(portfolio, facts["words"])
    facts |= {"case": case.ref, "kind": str(case.kind)}
    append_entry(event=event, actor=by, centre=case.centre, portfolio=portfolio, facts=facts)
