"""Writing the task of an assignment, checking it, and issuing it (domain.md 5.11)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.urls import reverse

from assessment.models import Brief, BriefVerification, Criterion, QualificationUnit
from assessment.permissions.briefs import VERIFIERS, may_verify_brief, may_write_brief
from portfolio import clock
from portfolio.canonical import sha256_hex
from portfolio.models import Centre, Membership
from portfolio.notices import notify
from portfolio.refusals import Moved, Refused
from portfolio.services.ledger import append_entry

OUTDATED = "There is a newer version of this brief. What you typed is below; look at the newer one first."


@dataclass(frozen=True)
class BriefInput:
    code: str
    title: str
    text: str
    criteria: Sequence[Criterion]
    issue_on: date
    deadline: date


@transaction.atomic
def write_brief(
    *, by: Membership, link: QualificationUnit, given: BriefInput, old: Brief | None = None
) -> Brief:
    """A new brief for a unit of a qualification, or ``old`` with what is ``given``.

    A version that nobody checked yet is changed in place by its author; any other change is a new version,
    which must be checked anew. Refused where the qualification has no policy of hand-ins; Moved where ``old``
    is not the newest version.
    """
    if not may_write_brief(by):
        raise PermissionDenied
    Centre.objects.select_for_update().get(pk=by.centre_id)  # two at once would take the same version
    _refuse_unfit(link, given)
    brief = _row_for(by, link, given, old)
    brief.title, brief.text = given.title, given.text
    brief.issue_on, brief.deadline = given.issue_on, given.deadline
    brief.full_clean()
    brief.save()
    brief.criteria.set(given.criteria)
    _enter("brief.written", by, brief, {"text": sha256_hex(brief.text)})
    checkers = Membership.objects.active().filter(centre=by.centre, role__in=VERIFIERS)
    notify(to=checkers.exclude(user=by.user), event="brief.to_verify", path=_path(brief))
    return brief


def _refuse_unfit(link: QualificationUnit, given: BriefInput) -> None:
    if not link.qualification.policy:
        raise Refused("This qualification sets no assignments: it has no policy for hand-ins.")
    if not given.criteria:
        raise Refused("Choose at least one criterion that the assignment covers.")
    if any(each.unit_id != link.unit_id for each in given.criteria):
        raise Refused("Choose criteria of this unit only.")
    if given.deadline < given.issue_on:
        raise Refused("The deadline cannot be before the date of issue.")


def _row_for(by: Membership, link: QualificationUnit, given: BriefInput, old: Brief | None) -> Brief:
    """The row to write: ``old`` itself while it is its author's draft, else the next version."""
    newest = Brief.objects.filter(centre=by.centre, code=given.code).order_by("-version").first()
    if old is None and newest:
        raise Refused(f"There is a brief {given.code} already. Give this one another code.")
    if old and newest and newest.pk != old.pk:
        raise Moved(OUTDATED)
    if old and old.author_id == by.pk and not old.issued_at and not old.verifications.exists():
        return old
    version = newest.version + 1 if newest else 1
    rests_on = {"qualification": link.qualification, "unit": link.unit}
    return Brief(centre=by.centre, code=given.code, version=version, author=by, **rests_on)


@transaction.atomic
def verify_brief(*, by: Membership, brief: Brief, outcome: str, words: str, seen: int) -> BriefVerification:
    """An internal verifier, who wrote no version of it, finds the brief fit or asks for changes.

    ``seen`` is how many checks the page showed. Refused once it is issued; Moved when it changed meanwhile.
    """
    if not may_verify_brief(by, brief):
        raise PermissionDenied
    brief = Brief.objects.select_for_update().get(pk=brief.pk)
    if brief.issued_at:
        raise Refused("This version is issued already, so there is nothing left to check.")
    if not Brief.objects.newest().filter(pk=brief.pk).exists() or brief.verifications.count() != seen:
        raise Moved("Somebody changed or checked this brief since you opened it. What you typed is below.")
    row = BriefVerification(centre=brief.centre, brief=brief, sequence=seen + 1, by=by, role=by.role)
    row.outcome, row.words = outcome, words.strip()
    row.full_clean()
    row.save()
    _enter("brief.verified", by, brief, {"outcome": outcome, "words": sha256_hex(row.words)})
    notify(to=[brief.author], event="brief.verified", path=_path(brief))
    return row


@transaction.atomic
def issue_brief(*, by: Membership, brief: Brief) -> Brief:
    """From now on it can be set to learners. Refused unless its newest check says that it is fit."""
    if not may_write_brief(by):
        raise PermissionDenied
    brief = Brief.objects.select_for_update().get(pk=brief.pk)
    if brief.issued_at:
        raise Refused("This version is issued already.")
    if not is_fit(brief):
        raise Refused(
            "An internal verifier who did not write it must find this version fit before you issue it."
        )
    if not Brief.objects.newest().filter(pk=brief.pk).exists():
        raise Refused("There is a newer version of this brief. Issue that one.")
    brief.issued_at, brief.issued_by = clock.now(), by
    brief.save(update_fields=["issued_at", "issued_by"])
    _enter("brief.issued", by, brief, {})
    return brief


def is_fit(brief: Brief) -> bool:
    last = brief.verifications.order_by("sequence").last()
    return last is not None and last.outcome == BriefVerification.Outcome.FIT


def _enter(event: str, by: Membership, brief: Brief, more: dict[str, Any]) -> None:
    facts = {"brief": brief.code, "version": brief.version, **more}
    append_entry(event=event, actor=by, centre=brief.centre, facts=facts)


def _path(brief: Brief) -> str:
    return reverse("assessment:brief", args=[brief.pk])
