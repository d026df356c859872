"""Database -> content: reads what was frozen at handing-in, in a fixed number of queries.

Records are printed as their newest version shows them, never as the draft stands. What was not handed in
is only named, and only to those who may know of it.
"""

from collections import defaultdict

from assessment.exports import (
    compile_ledger,
    compile_loop,
    compile_papers,
    compile_readiness,
    compile_records,
    compile_units,
)
from assessment.exports import content as shapes
from assessment.models import Allocation, Enrolment, Outcome, Qualification
from assessment.progress import EnrolmentProgress, progress_of
from portfolio import clock
from portfolio.kinds import kind_of
from portfolio.models import Membership, Record, RecordState, Version


def compile_portfolio(*, enrolment: Enrolment, member: Membership, pack: str) -> shapes.PortfolioContent:
    """All that `member` may print of an enrolment. Raises Enrolment.DoesNotExist if that is nothing."""
    taken = _load(enrolment, member)
    progress = progress_of(taken)
    records = _load_records(taken, member)
    frozen = [version for record in records if (version := _frozen(record))]
    outcomes = _outcomes(progress)
    known = {record.pk for record in records}
    printed = compile_records.records_content(frozen, progress)
    keyed = list(zip((version.record_id for version in frozen), printed, strict=True))
    units = (compile_units.unit_content(unit, known, outcomes[unit.row.unit_id]) for unit in progress.units)
    return shapes.PortfolioContent(
        ref=taken.portfolio.ref,
        enrolment_ref=taken.ref,
        learner=taken.portfolio.learner.user.name,
        centre=taken.centre.name,
        centre_address=tuple(taken.centre.address.splitlines()),
        qualification=_qualification(taken.qualification),
        pack=pack,
        made_at=clock.now(),
        made_by=member.user.name,
        ledger=compile_ledger.ledger_of(taken.portfolio),
        units=tuple(units),
        records=printed,
        improvements=compile_loop.improvements_content(taken.portfolio, member, keyed),
        registration_no=taken.registration_number,
        registered_on=taken.registered_on,
        employer=taken.employer,
        job_role=taken.job_role,
        people=_people(taken),
        wording_notice=taken.qualification.wording,
        achievement=tuple(compile_units.achievement(unit) for unit in progress.units),
        statements=compile_units.statements(progress),
        papers=compile_papers.papers_content(taken, member, pack, frozen),
        drafts=tuple(_draft(record) for record in records if not _frozen(record)),
        gaps=_gaps(progress),
        readiness=compile_readiness.readiness_report(progress, member, {each.ref for each in records}),
    )


def _load(enrolment: Enrolment, member: Membership) -> Enrolment:
    found = Enrolment.objects.evidence_visible_to(member)
    return found.select_related("centre", "portfolio__learner__user", "qualification").get(pk=enrolment.pk)


def _load_records(enrolment: Enrolment, member: Membership) -> list[Record]:
    """The portfolio's records in order of kind and number; those proving only another enrolment are out."""
    records = Record.objects.visible_to(member).filter(portfolio=enrolment.portfolio)
    elsewhere = records.filter(claims__isnull=False).exclude(claims__enrolment_unit__enrolment=enrolment)
    found = (
        records.exclude(pk__in=elsewhere.values("pk"))
        .exclude(state=RecordState.WITHDRAWN)
        .select_related("author__user", "portfolio", "current_version")
        .prefetch_related("current_version__attachments__blob", "current_version__attachments__print_blob")
    )
    return sorted(found, key=lambda record: (record.kind, len(record.ref), record.ref))


def _frozen(record: Record) -> Version | None:
    """The version that the pack prints; none of a draft, and none of what is held back."""
    if record.current_version is None or record.state == RecordState.QUARANTINED:
        return None
    record.current_version.record = record  # already loaded
    return record.current_version


def _draft(record: Record) -> shapes.Draft:
    word = "" if record.state == RecordState.DRAFT else f", {record.get_state_display().lower()}"
    return shapes.Draft(record.ref, f"{kind_of(record.kind).label}{word}", record.title)


def _outcomes(progress: EnrolmentProgress) -> dict[int, list[Outcome]]:
    by_unit: dict[int, list[Outcome]] = defaultdict(list)
    rows = Outcome.objects.filter(unit__in=[unit.row.unit_id for unit in progress.units])
    for row in rows.order_by("unit", "position"):
        by_unit[row.unit_id].append(row)
    return by_unit


def _qualification(row: Qualification) -> shapes.Qualification:
    return shapes.Qualification(row.title, row.number, f"Level {row.level}", row.awarding_body)


def _people(enrolment: Enrolment) -> tuple[shapes.Person, ...]:
    """Everybody who was ever given this enrolment, under the initials that the matrix prints."""
    given = Allocation.objects.filter(enrolment=enrolment).select_related("access__membership__user")
    members = {row.access.membership_id: row.access.membership for row in given.order_by("pk")}
    return tuple(
        shapes.Person(each.user.name, each.role_label, each.user.initials, each.job_title)
        for each in members.values()
    )


def _gaps(progress: EnrolmentProgress) -> tuple[str, ...]:
    return tuple(
        f"{each.criterion.label} {each.criterion.text}: {each.word.lower()}."
        for unit in progress.units
        for each in unit.required
        if not each.is_met
    )
