"""Interests declared for a year and in one learner, and what is done about them (domain.md 5.13)."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.urls import reverse

from assessment.models import InterestDeclaration, LearnerInterest
from assessment.permissions.staff import VOUCHES, may_keep_papers, may_vouch_for
from assessment.services.papers import enter
from assessment.staffing import DECLARATION_MONTHS, add_months
from portfolio import clock
from portfolio.canonical import sha256_hex
from portfolio.models import Membership, Portfolio
from portfolio.notices import notify
from portfolio.refusals import Moved, Refused
from portfolio.services.ledger import append_entry, commit_to

#: What is signed, by whether there are interests.
WORDS = {
    False: "I have no interest in any learner or employer that I work with here. "
    "If that changes, I say so before I decide anything.",
    True: "I have told all my interests in learners and employers that I work with here. "
    "If they change, I say so before I decide anything.",
}


@transaction.atomic
def declare_interests(*, by: Membership, has_interests: bool, statement: str = "") -> InterestDeclaration:
    """Sign for the next twelve months. An earlier word stays on record."""
    if not may_keep_papers(by):
        raise PermissionDenied
    Membership.objects.select_for_update().get(pk=by.pk)
    today = clock.today()
    made = InterestDeclaration.objects.filter(membership__user=by.user_id, centre=by.centre_id)
    if made.filter(declared_on=today, has_interests=has_interests, statement=statement.strip()).exists():
        raise Moved("You have signed this today already.")
    row = InterestDeclaration(
        centre=by.centre,
        membership=by,
        declared_on=today,
        valid_until=add_months(today, DECLARATION_MONTHS),
        has_interests=has_interests,
        statement=statement.strip(),
        words=WORDS[has_interests],
    )
    row.full_clean()
    row.save()
    said = sha256_hex(f"{row.words}\n{row.statement}")
    enter("interests.declared", by, row, {"until": row.valid_until.isoformat(), "words": said})
    return row


@transaction.atomic
def raise_interest(*, by: Membership, portfolio: Portfolio, kind: str, words: str) -> LearnerInterest:
    """From now on they cannot judge, countersign, sign off or sample this learner until somebody agrees."""
    seen = Portfolio.objects.visible_to(by).filter(pk=portfolio.pk).exists()
    if not may_keep_papers(by) or not seen:
        raise PermissionDenied
    Portfolio.objects.select_for_update().get(pk=portfolio.pk)
    row = LearnerInterest(centre=by.centre, membership=by, portfolio=portfolio, kind=kind)
    row.words = words.strip()
    if LearnerInterest.objects.of_person(by).standing().filter(portfolio=portfolio, kind=kind).exists():
        raise Refused("You have declared this already. Ask your lead internal verifier about it.")
    row.full_clean()
    row.save()
    _enter("interest.raised", by, row, row.words)
    leads = Membership.objects.active().filter(centre=by.centre, role__in=VOUCHES)
    path = reverse("assessment:staff-person", args=[by.pk])
    notify(to=leads.exclude(user=by.user), event="interest.raised", path=path)
    return row


@transaction.atomic
def agree_mitigation(*, by: Membership, interest: LearnerInterest, mitigation: str) -> LearnerInterest:
    """Say what is done about it, which lets the person decide again. Refused without words."""
    row = _locked(by, interest)
    if not mitigation.strip():
        raise Refused("Write what is done about it.")
    if not row.waits_for_mitigation:
        raise Moved("Somebody has answered this interest already. What you typed is below.")
    row.mitigation, row.agreed_at, row.agreed_by = mitigation.strip(), clock.now(), by
    row.full_clean()
    row.save(update_fields=["mitigation", "agreed_at", "agreed_by"])
    _enter("interest.mitigated", by, row, row.mitigation)
    notify(to=[row.membership], event="interest.mitigated", path=reverse("assessment:papers"))
    return row


@transaction.atomic
def end_interest(*, by: Membership, interest: LearnerInterest) -> LearnerInterest:
    """It is over, as somebody else finds: nobody lifts what binds themselves."""
    row = _locked(by, interest)
    if row.ended_at:
        raise Moved("This interest is over already.")
    row.ended_at, row.ended_by = clock.now(), by
    row.save(update_fields=["ended_at", "ended_by"])
    _enter("interest.ended", by, row, "")
    return row


def _locked(by: Membership, interest: LearnerInterest) -> LearnerInterest:
    rows = LearnerInterest.objects.select_for_update(of=("self",))
    row = rows.select_related("membership__user", "portfolio").get(pk=interest.pk)
    if not may_vouch_for(by, row.membership):
        raise PermissionDenied
    return row


def _enter(event: str, by: Membership, row: LearnerInterest, words: str) -> None:
    facts = {"member": str(row.membership.pseudonym), "id": row.pk, "kind": row.kind}
    said = {"words": commit_to(row.portfolio, words)} if words else {}
    append_entry(event=event, actor=by, centre=by.centre, portfolio=row.portfolio, facts=facts | said)
