"""An assessor finishes a record of their own: signed as true, and from then on the learner's to read."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.urls import reverse

from assessment.kinds import PLAN
from assessment.models import LocatorKind
from portfolio.kinds import kind_of
from portfolio.models import Membership, Record, Signature, Version
from portfolio.notices import notify
from portfolio.refusals import Refused
from portfolio.services.records import make_version
from portfolio.services.signatures import sign

#: A conversation is long: each criterion says at which minute it was spoken of (domain.md 5.2).
TIMED = ("PD",)


@transaction.atomic
def finish_record(*, by: Membership, record: Record, words: str) -> Version:
    """An assessor signs their own observation, discussion or plan as a true record (not a decision)."""
    kind = kind_of(record.kind)
    if record.author_id != by.pk or not kind.signed_by(by):
        raise PermissionDenied
    _refuse_unfinished(record)
    version = make_version(by=by, record=record)
    sign(
        by=by,
        portfolio=record.portfolio,
        purpose=Signature.Purpose.AUTHORED,
        words=words,
        bound_hash=version.content_hash,
        versions=[version],
    )
    if kind.agreed_by_learner:
        path = reverse("assessment:record-agree", args=[record.portfolio.ref, record.ref])
        notify(to=[record.portfolio.learner], event="record.to_agree", path=path)
    return version


def _refuse_unfinished(record: Record) -> None:
    if record.kind == PLAN:
        if record.happened_on is None or not record.plan_rows.exists():
            raise Refused("Give the date you made it and add at least one activity before you sign.")
    elif record.happened_on is None or not record.narrative:
        raise Refused("Give the date it happened and write what happened before you sign.")
    if record.kind in TIMED:
        _refuse_untimed(record)


def _refuse_untimed(record: Record) -> None:
    claims = record.claims.select_related("criterion__unit").order_by("criterion__code")
    timeless = [each.criterion.label for each in claims if not _has_time(each.locator_kind, each.locator)]
    if timeless:
        raise Refused(f"Say at which minute you spoke about {', '.join(timeless)}, then sign.")


def _has_time(kind: str, locator: str) -> bool:
    return kind == LocatorKind.TIME and bool(locator.strip())
