"""Where the signatures of both sides under an assessor's record stand (domain.md 5.2). Nothing waits for
them: a record that the learner has not signed is judged like any other."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Exists, F, OuterRef, QuerySet

from assessment.models import PlanWitness, SeenElsewhere
from portfolio.kinds import all_kinds, kind_of
from portfolio.models import Membership, Record, RecordState, Role, Signature, SignedVersion

P = Signature.Purpose


@dataclass(frozen=True)
class Sides:
    """The signatures on the newest version that count; either may be None."""

    author: Signature | None
    learner: Signature | None


def waiting_records(member: Membership) -> QuerySet[Record]:
    """Those of a learner that their author signed and they did not, in the newest version."""
    codes = [kind.code for kind in all_kinds() if kind.agreed_by_learner]
    rows = Record.objects.visible_to(member).filter(portfolio__learner=member, kind__in=codes)
    return _waiting(rows)


def waits_for_agreement(record: Record) -> bool:
    """Whether its learner may still read and sign what its author signed."""
    agreeable = kind_of(record.kind).agreed_by_learner
    return agreeable and _waiting(Record.objects.filter(pk=record.pk)).exists()


def _waiting(rows: QuerySet[Record]) -> QuerySet[Record]:
    signed = SignedVersion.objects.filter(
        version=OuterRef("current_version"), version__content_hash=F("signature__bound_hash")
    ).filter(signature__voiding=None)
    by_author = Exists(signed.filter(signature__purpose=P.AUTHORED, signature__signer=OuterRef("author")))
    by_learner = Exists(signed.filter(signature__purpose=P.AGREED))
    theirs = rows.exclude(author=F("portfolio__learner")).exclude(state=RecordState.WITHDRAWN)
    return theirs.filter(by_author, ~by_learner)


def sides_of(record: Record) -> Sides | None:
    """None for kinds that only one side signs, and while nobody signed. One query."""
    if not kind_of(record.kind).agreed_by_learner or record.author.role == Role.LEARNER:
        return None
    rows = SignedVersion.objects.filter(version=record.current_version_id, signature__voiding=None)
    rows = rows.filter(signature__purpose__in=[P.AUTHORED, P.AGREED])
    signed = {
        each.signature.purpose: each.signature
        for each in rows.select_related("signature__signer__user").order_by("pk")
    }
    return Sides(signed.get(P.AUTHORED), signed.get(P.AGREED)) if signed else None


def seen_records(portfolio_ids: Iterable[int]) -> set[int]:
    """Records kept elsewhere that an assessor or verifier saw there, in the version that stands."""
    rows = SeenElsewhere.objects.filter(record__portfolio__in=list(portfolio_ids))
    return set(rows.filter(version=F("record__current_version")).values_list("record_id", flat=True))


def experts_agreed(portfolio_ids: Iterable[int]) -> set[int]:
    """Witnesses whom a plan names as experts, in a version that both its author and the learner signed."""
    agreed = Exists(
        SignedVersion.objects.filter(
            version=OuterRef("record__current_version"),
            signature__purpose=P.AGREED,
            signature__voiding=None,
        )
    )
    rows = PlanWitness.objects.filter(agreed, record__portfolio__in=list(portfolio_ids), as_expert=True)
    return set(rows.values_list("witness_id", flat=True))
