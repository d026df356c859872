"""Handing in: the learner's declaration over exact versions, and the claims frozen beside them."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Max

from assessment.models import Claim, Enrolment, Submission, SubmissionItem, SubmittedClaim
from assessment.permissions import may_submit
from assessment.progress import progress_of
from assessment.readiness import Readiness, Result, Severity, holding, standing_by
from assessment.readiness.facts import Evidence
from portfolio.canonical import fingerprint
from portfolio.kinds import kind_of
from portfolio.models import Attachment, Membership, Record, RecordState, Signature, Version
from portfolio.refusals import Refused
from portfolio.services.ledger import append_entry
from portfolio.services.records import make_version, move_record, snapshot_of
from portfolio.services.signatures import sign

DECLARATION = (
    "I declare that this evidence is my own work or a true record of it, that I have named my sources and "
    "any help, including AI, and that I know a false declaration is malpractice."
)
UNSIGNED = "Your assessor has not signed this record yet."
EMPTY = "Write what happened, or add a file."
OPEN = (RecordState.DRAFT, RecordState.RETURNED, RecordState.ACCEPTED, RecordState.LOCKED)


@dataclass(frozen=True)
class Hold:
    """Why a record cannot be handed in yet: by a rule, whose ``result`` says where, or because there is
    nothing new to hand in, and then ``field`` is the one of its form to go to, if any.
    """

    sentence: str
    field: str = ""
    result: Result | None = None


@dataclass(frozen=True)
class Ready:
    """A record and why it cannot be handed in yet; ``holds`` is empty when it can.

    ``warnings`` are shown beside it and hold nothing.
    """

    record: Record
    claims: list[Claim]
    holds: list[Hold]
    warnings: list[Result]


def ready_records(enrolment: Enrolment, readiness: Readiness | None = None) -> list[Ready]:
    """Records with claims on this enrolment that are new or changed since they were handed in.

    ``readiness`` is that of the enrolment, for whoever has asked already; the rules run once for all records.
    """
    claims: dict[int, list[Claim]] = {}
    rows = Claim.objects.filter(enrolment_unit__enrolment=enrolment, record__state__in=OPEN)
    rows = rows.select_related(
        "record__current_version",
        "record__author",
        "record__portfolio",
        "criterion__unit",
        "enrolment_unit__unit",
    ).prefetch_related("record__attachments__blob")
    for claim in rows.order_by("record__ref", "criterion__position"):
        claims.setdefault(claim.record_id, []).append(claim)
    last = _last_handed_in(enrolment, claims)
    new = {pk: each for pk, each in claims.items() if _is_new(each[0].record, each, last.get(pk))}
    if not new:
        return []
    said = readiness or progress_of(enrolment).readiness
    facts = {each.pk: each for each in said.enrolment.evidence} if said else {}
    return [_ready(each[0].record, each, said, facts.get(pk)) for pk, each in new.items()]


def _ready(record: Record, claims: list[Claim], said: Readiness | None, fact: Evidence | None) -> Ready:
    """``said`` and ``fact`` are what the rules say, and the record as they see it."""
    if said is None or fact is None:
        return Ready(record, claims, own_holds(record), [])
    own = own_holds(record)
    ruled = [Hold(each.sentence, result=each) for each in holding(said, fact) if not _is_told(each, own)]
    return Ready(record, claims, own + ruled, standing_by(said, fact, Severity.WARNING))


def _is_told(result: Result, own: list[Hold]) -> bool:
    """That somebody has not signed is said once, by name of who is to sign."""
    return result.rule.id == "PF-05" and any(each.sentence == UNSIGNED for each in own)


def _last_handed_in(enrolment: Enrolment, record_ids: Iterable[int]) -> dict[int, SubmissionItem]:
    items = SubmissionItem.objects.filter(
        submission__enrolment=enrolment, version__record__in=list(record_ids)
    )
    items = items.select_related("version").defer("version__snapshot").prefetch_related("claims")
    return {item.version.record_id: item for item in items.order_by("submission__number")}


def _is_new(record: Record, claims: list[Claim], last: SubmissionItem | None) -> bool:
    if last is None or record.state in (RecordState.DRAFT, RecordState.RETURNED):
        return True
    before = {(c.enrolment_unit_id, c.criterion_id, c.place) for c in last.claims.all()}
    return {(c.enrolment_unit_id, c.criterion_id, c.place) for c in claims} != before


def own_holds(record: Record) -> list[Hold]:
    """What no rule says and still keeps a record from being handed in."""
    files = [each for each in record.attachments.all() if each.removed_at is None]
    is_mine = record.author_id == record.portfolio.learner_id
    checks = [
        (
            _came_back_unchanged(record, files),
            Hold(f"Change {record.ref} first: it came back to you for more.", "narrative"),
        ),
        (not is_mine and record.current_version_id is None, Hold(UNSIGNED)),
        (not _says_something(record, bool(files)), Hold(EMPTY, "narrative")),
    ]
    return [hold for fails, hold in checks if fails]


def _came_back_unchanged(record: Record, files: list[Attachment]) -> bool:
    """The learner's own record, returned, and still word for word what was returned."""
    before = record.current_version
    if record.state != RecordState.RETURNED or before is None:
        return False
    is_mine = record.author_id == record.portfolio.learner_id
    return is_mine and fingerprint(snapshot_of(record, files)) == before.content_hash


def _says_something(record: Record, has_files: bool) -> bool:
    """Records of the loop hold their words in tables of their own."""
    own = kind_of(record.kind).has_own_tables
    return bool(own or record.narrative or has_files or record.held_elsewhere)


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
    return submission


def _refuse_unready(ready: Ready | None) -> None:
    if ready is None:
        raise Refused("One of these records is already with your assessor. Look again and choose once more.")
    if ready.holds:
        raise Refused(f"{ready.record.ref} is not ready: {ready.holds[0].sentence}")


def _refuse_unfinished_unit(said: Readiness, chosen: frozenset[int]) -> None:
    """Records that complete a unit together are held by what the whole unit still lacks."""
    facts = (each for each in said.enrolment.evidence if each.pk in chosen)
    for fact in facts:
        if held := holding(said, fact, chosen):
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


@transaction.atomic
def finish_record(*, by: Membership, record: Record, words: str) -> Version:
    """An assessor signs their own observation, discussion or questions as a true record (not a decision)."""
    if record.author_id != by.pk or Signature.Purpose.AUTHORED not in kind_of(record.kind).needs:
        raise PermissionDenied
    if record.happened_on is None or not record.narrative:
        raise Refused("Give the date it happened and write what happened before you sign.")
    version = make_version(by=by, record=record)
    sign(
        by=by,
        portfolio=record.portfolio,
        purpose=Signature.Purpose.AUTHORED,
        words=words,
        bound_hash=version.content_hash,
        versions=[version],
    )
    return version
