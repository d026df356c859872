"""Handing in: the learner's declaration over exact versions, and the claims frozen beside them."""

from collections.abc import Iterable

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Max

from assessment.models import Claim, Enrolment, Submission, SubmissionItem, SubmittedClaim
from assessment.permissions import may_submit
from assessment.progress import progress_of
from assessment.readiness import Readiness
from portfolio.canonical import fingerprint
from portfolio.models import Membership, Record, RecordState, Signature, Version
from portfolio.refusals import Refused
from portfolio.services.ledger import append_entry
from portfolio.services.records import make_version, move_record
from portfolio.services.signatures import sign

from .attempts import hand_in_attempts
from .handovers import tell_handed_in
from .holds import Ready, held_together, ready_records

DECLARATION = (
    "I declare that this evidence is my own work or a true record of it, that I have named my sources and "
    "any help, including AI, and that I know a false declaration is malpractice."
)


@transaction.atomic
def submit(*, by: Membership, enrolment: Enrolment, records: Iterable[Record], declared: bool) -> Submission:
    """Hand records in. Each becomes a version; one signature declares them all authentic."""
    if not may_submit(by, enrolment):
        raise PermissionDenied
    if not declared:
        raise Refused("Tick the declaration before you hand your work in.")
    chosen = {record.pk for record in records}
    if not chosen:
        raise Refused("Choose at least one record to hand in.")
    _lock(chosen)
    said = progress_of(enrolment).readiness
    ready = {each.record.pk: each for each in ready_records(enrolment, said)}
    for pk in sorted(chosen):
        _refuse_unready(ready.get(pk))
    if said:
        _refuse_unfinished_unit(said, frozenset(chosen))
    versions = [_freeze(by, ready[pk].record) for pk in sorted(chosen)]
    submission = _write_submission(by, enrolment, versions)
    for version in versions:
        _write_item(submission, version, ready[version.record_id].claims)
    hand_in_attempts(by=by, submission=submission)
    tell_handed_in(enrolment)
    return submission


def _lock(chosen: set[int]) -> None:
    """All of them before the ledger, in the order of their ids: whoever judges locks a record before the
    ledger too, so that neither waits for the other for ever."""
    list(Record.objects.select_for_update(of=("self",)).filter(pk__in=chosen).order_by("pk").values("pk"))


def _refuse_unready(ready: Ready | None) -> None:
    if ready is None:
        raise Refused("One of these records is already with your assessor. Look again and choose once more.")
    if ready.holds:
        raise Refused(f"{ready.record.ref} is not ready: {ready.holds[0].sentence}")


def _refuse_unfinished_unit(said: Readiness, chosen: frozenset[int]) -> None:
    """Records that complete a unit together are held by what the whole unit still lacks."""
    if held := held_together(said, chosen):
        codes = ", ".join(each.criterion.ref for each in held[0].open_guards)
        raise Refused(f"This would complete {codes}, and something is still missing: {held[0].sentence}")


def _freeze(by: Membership, record: Record) -> Version:
    """The version to be judged. Somebody else's record is taken as they signed it."""
    before = record.current_version
    version = before if record.author_id != by.pk and before else make_version(by=by, record=record)
    if (
        record.state == RecordState.RETURNED
        and before
        and version.pk == before.pk
        and record.author_id == by.pk
    ):
        raise Refused(f"Change {record.ref} first: it came back to you for more.")
    if record.state != RecordState.LOCKED:
        move_record(record=record, to=RecordState.SUBMITTED)
    return version


def _write_submission(by: Membership, enrolment: Enrolment, versions: list[Version]) -> Submission:
    hashes = [version.content_hash for version in versions]
    declaration = sign(
        by=by,
        portfolio=enrolment.portfolio,
        purpose=Signature.Purpose.AUTHENTICITY,
        words=DECLARATION,
        bound_hash=fingerprint(hashes),
        versions=versions,
    )
    last = Submission.objects.filter(enrolment=enrolment).aggregate(last=Max("number"))["last"] or 0
    submission = Submission.objects.create(
        centre=enrolment.centre,
        enrolment=enrolment,
        number=last + 1,
        declaration=declaration,
        submitted_by=by,
    )
    append_entry(
        event="submitted",
        actor=by,
        centre=enrolment.centre,
        portfolio=enrolment.portfolio,
        facts={"enrolment": enrolment.ref, "submission": submission.number, "versions": hashes},
    )
    return submission


def _write_item(submission: Submission, version: Version, claims: list[Claim]) -> None:
    item = SubmissionItem.objects.create(centre=submission.centre, submission=submission, version=version)
    SubmittedClaim.objects.bulk_create(
        SubmittedClaim(
            centre=submission.centre,
            item=item,
            enrolment_unit=claim.enrolment_unit,
            criterion=claim.criterion,
            locator_kind=claim.locator_kind,
            locator=claim.locator,
            reason=claim.reason,
        )
        for claim in claims
    )
