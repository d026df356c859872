"""Trainees' words that wait for a colleague, what came back from one, and what was opened again."""

from collections.abc import Callable

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse

from assessment.models import Enrolment, Judgement, Reopening, SubmissionItem, UnitSignature
from portfolio.models import Membership, Role

from .shapes import SHOWN, Queue, Waiting


def to_confirm(member: Membership) -> Queue | None:
    """For a qualified assessor: trainees' judgements of their learners that nobody has answered."""
    if member.role != Role.ASSESSOR:
        return None
    rows = _newest(member).filter(countersignature=None).exclude(judged_by__user=member.user_id)
    return _queue("to-confirm", "Trainees' judgements to confirm", rows, _judged, "Look at it")


def units_to_countersign(member: Membership) -> Queue | None:
    """For a qualified assessor: units that a trainee signed off and nobody has answered."""
    if member.role != Role.ASSESSOR:
        return None
    answered = UnitSignature.objects.filter(manifest=OuterRef("manifest"), stage="countersign")
    rows = (
        UnitSignature.objects.visible_to(member)
        .filter(~Exists(answered), stage="assessor", signature__voiding=None)
        .filter(signature__role=Role.TRAINEE_ASSESSOR)
        .filter(manifest__enrolment_unit__enrolment__in=Enrolment.objects.allocated_to(member))
        .exclude(signature__signer__user=member.user_id)
        .select_related(
            "signature__signer__user",
            "manifest__enrolment_unit__unit",
            "manifest__enrolment_unit__enrolment__portfolio__learner__user",
        )
        .defer("manifest__body")
        .order_by("signature__signed_at")
    )
    total = rows.count()
    shown = tuple(_to_countersign(each) for each in rows[:SHOWN])
    return Queue("countersign-unit", "Units to countersign", shown, total) if total else None


def _to_countersign(row: UnitSignature) -> Waiting:
    taken = row.manifest.enrolment_unit
    return Waiting(
        f"{row.signature.signer.user.name} signed {taken.unit.code} off as a trainee.",
        taken.enrolment.portfolio.learner.user.name,
        reverse("assessment:unit-sign", args=[taken.enrolment.ref, taken.pk]),
        "Countersign",
        row.signature.signed_at,
    )


def not_confirmed(member: Membership) -> Queue | None:
    """For a trainee: what a colleague did not confirm, with the reason, until it is judged again."""
    if member.role != Role.TRAINEE_ASSESSOR:
        return None
    rows = _newest(member).filter(countersignature__outcome="refused", judged_by=member)
    return _queue("not-confirmed", "Not confirmed by a colleague", rows, _refused, "Judge it again")


def reopened(member: Membership) -> Queue | None:
    """For the learner and their assessors: criteria opened again that nobody has decided since."""
    if member.role == Role.LEARNER:
        rows = Reopening.objects.visible_to(member)
    elif member.role == Role.ASSESSOR:
        mine = Enrolment.objects.allocated_to(member)
        rows = Reopening.objects.visible_to(member).filter(enrolment_unit__enrolment__in=mine)
    else:
        return None
    rows = rows.open().select_related("criterion", "enrolment_unit__enrolment__portfolio__learner__user")
    total = rows.count()
    shown = tuple(_opened(each) for each in rows.order_by("opened_at", "pk")[:SHOWN])
    return Queue("reopened", "Opened again", shown, total) if total else None


def _newest(member: Membership) -> QuerySet[Judgement]:
    """Trainees' judgements that are the last word on a record which still waits."""
    mine = Enrolment.objects.allocated_to(member)
    items = SubmissionItem.objects.visible_to(member).waiting().filter(submission__enrolment__in=mine)
    return (
        Judgement.objects.visible_to(member)
        .filter(item__in=items, superseded_by=None, role=Role.TRAINEE_ASSESSOR)
        .select_related(
            "item__version__record",
            "item__submission__enrolment__portfolio__learner__user",
            "judged_by__user",
            "countersignature__signed_by__user",
        )
        .order_by("judged_at", "pk")
    )


def _queue(
    slug: str, title: str, rows: QuerySet[Judgement], words: Callable[[Judgement], str], action: str
) -> Queue | None:
    total = rows.count()
    shown = tuple(_waiting(each, words(each), action) for each in rows[:SHOWN])
    return Queue(slug, title, shown, total) if total else None


def _waiting(row: Judgement, words: str, action: str) -> Waiting:
    about = row.item.submission.enrolment.portfolio.learner.user.name
    since = getattr(row, "countersignature", None)
    url = reverse("assessment:judge", args=[row.item_id])
    return Waiting(words, about, url, action, since.signed_at if since else row.judged_at)


def _judged(row: Judgement) -> str:
    return f"{row.item.version.record.ref}, judged by {row.judged_by.user.name}"


def _refused(row: Judgement) -> str:
    said = row.countersignature
    return f"{row.item.version.record.ref}, not confirmed by {said.signed_by.user.name}: {said.words}"


def _opened(row: Reopening) -> Waiting:
    enrolment = row.enrolment_unit.enrolment
    url = reverse("assessment:unit", args=[enrolment.ref, row.enrolment_unit_id])
    words = f"{row.criterion.code} was opened again: {row.reason}"
    about = enrolment.portfolio.learner.user.name
    return Waiting(words, about, f"{url}#{row.criterion.code}", "Read why", row.opened_at)
