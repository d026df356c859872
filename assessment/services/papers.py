"""Papers of staff: added by their person, vouched for by a colleague, ended and never deleted (5.6)."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction

from assessment.models import Competence, CpdEntry, StaffQualification, Unit
from assessment.models.staff import Paper
from assessment.permissions.staff import may_end_paper, may_keep_papers, may_vouch_for
from portfolio import clock
from portfolio.models import Membership
from portfolio.refusals import Moved, Refused
from portfolio.services.ledger import append_entry


@transaction.atomic
def add_qualification(
    *,
    by: Membership,
    kind: str,
    title: str,
    number: str = "",
    awarded_on: date | None = None,
    expires_on: date | None = None,
    working_towards: bool = False,
) -> StaffQualification:
    """An award, or one that is worked towards. It counts once the certificate was seen."""
    _refuse_future(awarded_on)
    row = StaffQualification(
        kind=kind,
        title=title.strip(),
        number=number.strip(),
        awarded_on=awarded_on,
        expires_on=expires_on,
        working_towards=working_towards,
    )
    return _add(by, row, {"kind": kind, "towards": working_towards})


@transaction.atomic
def add_competence(
    *, by: Membership, unit_code: str, how: str, from_on: date, until: date | None = None
) -> Competence:
    """What shows that they know the work of a unit. It counts once a colleague agreed."""
    if not Unit.objects.visible_to(by).filter(code=unit_code).exists():
        raise Refused("Choose one of the units here.")
    row = Competence(unit_code=unit_code, how=how.strip(), from_on=from_on, until=until)
    return _add(by, row, {"unit": unit_code})


@transaction.atomic
def log_cpd(*, by: Membership, done_on: date, hours: Decimal, what: str, changed: str) -> CpdEntry:
    _refuse_future(done_on)
    row = CpdEntry(done_on=done_on, hours=hours, what=what.strip(), changed=changed.strip())
    return _add(by, row, {"done_on": done_on.isoformat(), "hours": str(hours)})


def _refuse_future(day: date | None) -> None:
    if day and day > clock.today():
        raise Refused("That day is still to come.")


def _add(by: Membership, row: Any, facts: dict[str, Any]) -> Any:
    if not may_keep_papers(by):
        raise PermissionDenied
    row.centre, row.membership = by.centre, by
    row.full_clean()
    row.save()
    enter("paper.added", by, row, facts)
    return row


@transaction.atomic
def end_paper(*, by: Membership, paper: Paper) -> Paper:
    """Take it off the list. It stays on record, and counts for the days before."""
    row = _locked(paper)
    if not may_end_paper(by, row):
        raise PermissionDenied
    if row.ended_at:
        raise Moved("This is off the list already.")
    row.ended_at, row.ended_by = clock.now(), by
    row.save(update_fields=["ended_at", "ended_by"])
    enter("paper.ended", by, row, {})
    return row


@transaction.atomic
def see_certificate(*, by: Membership, qualification: StaffQualification) -> StaffQualification:
    """The coordinator or lead internal verifier had the certificate in their hands."""
    row = _locked(qualification)
    if not may_vouch_for(by, row.membership):
        raise PermissionDenied
    if row.working_towards:
        raise Refused("There is no certificate yet: this is worked towards.")
    if not row.waits_to_be_seen:
        raise Moved("Somebody has seen this certificate already, or it is off the list.")
    row.seen_at, row.seen_by = clock.now(), by
    row.save(update_fields=["seen_at", "seen_by"])
    enter("certificate.seen", by, row, {"kind": row.kind})
    return row


@transaction.atomic
def agree_competence(*, by: Membership, competence: Competence) -> Competence:
    row = _locked(competence)
    if not may_vouch_for(by, row.membership):
        raise PermissionDenied
    if not row.waits_to_be_agreed:
        raise Moved("Somebody has agreed this already, or it is off the list.")
    row.agreed_at, row.agreed_by = clock.now(), by
    row.save(update_fields=["agreed_at", "agreed_by"])
    enter("competence.agreed", by, row, {"unit": row.unit_code})
    return row


def _locked(paper: Any) -> Any:
    rows = type(paper).objects.select_for_update(of=("self",)).select_related("membership", "centre")
    return rows.get(pk=paper.pk)


def enter(event: str, by: Membership, row: Any, facts: dict[str, Any]) -> None:
    about = {"member": str(row.membership.pseudonym), "paper": row._meta.model_name, "id": row.pk}
    append_entry(event=event, actor=by, centre=by.centre, facts=about | facts)
