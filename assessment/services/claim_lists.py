"""Where every learner's certificate stands: for the list, its sheets and the queues."""

from typing import Any

from django.db.models import Case, CharField, Exists, F, OuterRef, Q, QuerySet, Subquery, Value, When

from assessment.models import CertificateClaim, ClaimStep, DirectClaims, Enrolment, EqaRelease
from assessment.rosters import signed_off
from assessment.services.eligibility import AWAITING_EQA, RELEASED, faults_of
from portfolio import clock
from portfolio.models import Membership

READY, UNCLAIMED = "claim_ready", "unclaimed"
#: So many finished learners are asked about at once; the oldest enrolments come first.
ASKED = 200
Kind = ClaimStep.Kind


def certificate_roster(member: Membership) -> Any:
    """Enrolments with a claim, or with every unit signed off; ``claim_state`` is that of ``claim_state``.

    ``claim_id`` is the newest claim, ``certificate_number`` its number once it came, and ``stepped_at``
    the moment of the last step.
    """
    rows = _stated(Enrolment.objects.visible_to(member))
    signed = signed_off(Enrolment.objects.filter(centre=member.centre_id)).values("pk")
    rows = rows.filter(Q(claim_id__isnull=False) | Q(pk__in=signed))
    return rows.select_related("portfolio__learner__user", "qualification", "centre")


def _stated(rows: QuerySet[Enrolment]) -> Any:
    claims = CertificateClaim.objects.filter(enrolment=OuterRef("pk")).order_by("-number")
    steps = ClaimStep.objects.filter(claim=OuterRef("claim_id")).order_by("-position")
    said = DirectClaims.objects.filter(
        centre=OuterRef("centre"),
        qualification_code=OuterRef("qualification__code"),
        from_on__lte=clock.today(),
    ).order_by("-from_on", "-pk")
    number = steps.filter(kind=Kind.CERTIFICATED).values("words")[:1]
    return rows.annotate(claim_id=Subquery(claims.values("pk")[:1])).annotate(
        last_kind=Subquery(steps.values("kind")[:1]),
        stepped_at=Subquery(steps.values("at")[:1]),
        certificate_number=Subquery(number),
        is_released=Exists(EqaRelease.objects.filter(claim=OuterRef("claim_id"))),
        direct=Subquery(said.values("status")[:1]),
    ).annotate(claim_state=_state())  # fmt: skip


def _state() -> Case:
    """Word for word what ``eligibility.claim_state`` says of one claim."""
    authorised = Q(last_kind=Kind.AUTHORISED)
    return Case(
        When(last_kind__isnull=True, then=Value(UNCLAIMED)),
        When(authorised & Q(is_released=True), then=Value(RELEASED)),
        When(authorised & Q(direct=DirectClaims.Status.ACTIVE), then=Value(str(Kind.AUTHORISED))),
        When(authorised, then=Value(AWAITING_EQA)),
        default=F("last_kind"),
        output_field=CharField(),
    )


def may_follow(state: str) -> bool:
    """Nothing is claimed, or what was is revoked."""
    return state in (UNCLAIMED, Kind.REVOKED)


def ready_among(rows: list[Enrolment]) -> set[int]:
    """Of these roster rows, those for which a claim can be prepared today."""
    free = [each for each in rows if may_follow(each.claim_state)]  # type: ignore[attr-defined]
    return {pk for pk, faults in faults_of(free, clock.today()).items() if not faults}


def ready_for(member: Membership) -> set[int]:
    """Of the first finished learners that the member may know of."""
    free = certificate_roster(member).filter(claim_state__in=(UNCLAIMED, Kind.REVOKED))
    return ready_among(list(free.order_by("pk")[:ASKED]))
