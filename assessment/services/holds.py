"""What is ready to be handed in, and what keeps the rest from it (domain.md 8.3)."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from assessment.assignments import standings_of
from assessment.models import Assignment, Claim, Enrolment, SubmissionItem
from assessment.progress import progress_of
from assessment.readiness import Readiness, Result, Severity, ahead_of, holding, standing_by
from assessment.readiness.facts import Evidence
from portfolio.canonical import fingerprint
from portfolio.kinds import kind_of
from portfolio.models import Attachment, Record, RecordState
from portfolio.services.records import snapshot_of

UNSIGNED = "Your assessor has not signed this record yet."
EMPTY = "Write what happened, or add a file."
#: Long JSON that nobody looks at here, read anew for every claim.
UNREAD = (
    "record__current_version__snapshot",
    "criterion__unit__source",
    "enrolment_unit__unit__source",
)
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

    ``warnings`` are shown beside it and hold nothing; neither does what is ``ahead`` in its turn of the loop.
    """

    record: Record
    claims: list[Claim]
    holds: list[Hold]
    warnings: list[Result]
    ahead: list[Result] = field(default_factory=list)


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
    for claim in rows.defer(*UNREAD).order_by("record__ref", "criterion__position"):
        claims.setdefault(claim.record_id, []).append(claim)
    last = _last_handed_in(enrolment, claims)
    new = {pk: each for pk, each in claims.items() if _is_new(each[0].record, each, last.get(pk))}
    if not new:
        return []
    said = readiness or progress_of(enrolment).readiness
    facts = {each.pk: each for each in said.enrolment.evidence} if said else {}
    found = [_ready(each[0].record, each, said, facts.get(pk)) for pk, each in new.items()]
    closed = _closed(enrolment, new)
    return [_held_by_policy(each, closed.get(each.record.pk, "")) for each in found]


def _closed(enrolment: Enrolment, record_ids: Iterable[int]) -> dict[int, str]:
    """Why records that answer an assignment cannot go in now: the policy of the qualification (5.11)."""
    if not enrolment.qualification.policy:
        return {}
    rows = Assignment.objects.filter(works__record__in=list(record_ids), enrolment=enrolment).distinct()
    found = standings_of(rows.select_related("brief", "enrolment__qualification"))
    return {
        work.record_id: standing.next.sentence
        for standing in found
        if not standing.next.kind
        for work in standing.works
    }


def _held_by_policy(ready: Ready, sentence: str) -> Ready:
    return replace(ready, holds=[Hold(sentence), *ready.holds]) if sentence else ready


def _ready(record: Record, claims: list[Claim], said: Readiness | None, fact: Evidence | None) -> Ready:
    """``said`` and ``fact`` are what the rules say, and the record as they see it."""
    if said is None or fact is None:
        return Ready(record, claims, own_holds(record), [])
    own = own_holds(record)
    ruled = [Hold(each.sentence, result=each) for each in holding(said, fact) if not _is_told(each, own)]
    warnings, ahead = standing_by(said, fact, Severity.WARNING), ahead_of(said, fact)
    return Ready(record, claims, own + ruled, warnings, ahead)


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


def held_together(said: Readiness, chosen: frozenset[int]) -> list[Result]:
    """What these records, none of which is held alone, lack if all of them go in: what a unit must hold."""
    facts = (each for each in said.enrolment.evidence if each.pk in chosen)
    found = (each for fact in facts for each in holding(said, fact, chosen))
    return list({(each.rule.id, id(each.thing)): each for each in found}.values())
