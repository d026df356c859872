"""Everything that says how far some enrolments are, loaded in a fixed number of queries.

``load_facts`` asks twelve questions of the database whatever the number of records or units; all
that follows (progress, manifests, pages, the PDF) works on these rows in memory.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.db.models import Case, TextField, Value, When

from assessment.models import (
    Claim,
    ClaimVerdict,
    Criterion,
    CriterionDecision,
    Enrolment,
    EnrolmentUnit,
    Judgement,
    SubmissionItem,
    SubmittedClaim,
    Unit,
    UnitSignature,
)
from portfolio.models import Record, VersionFile

NO_TEXT = ("narrative", "details")


@dataclass
class Facts:
    """Rows by what they belong to. Lists keep the order of the database."""

    units: dict[int, list[EnrolmentUnit]] = field(default_factory=lambda: defaultdict(list))
    criteria: dict[int, list[Criterion]] = field(default_factory=lambda: defaultdict(list))
    claims: dict[int, list[Claim]] = field(default_factory=lambda: defaultdict(list))
    submitted: dict[int, list[SubmittedClaim]] = field(default_factory=lambda: defaultdict(list))
    judgements: dict[int, list[Judgement]] = field(default_factory=lambda: defaultdict(list))
    verdicts: dict[int, dict[int, ClaimVerdict]] = field(default_factory=lambda: defaultdict(dict))
    decisions: dict[tuple[int, int], list[CriterionDecision]] = field(
        default_factory=lambda: defaultdict(list)
    )
    files: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))
    signatures: dict[int, list[UnitSignature]] = field(default_factory=lambda: defaultdict(list))


def load_facts(enrolments: Iterable[Enrolment]) -> Facts:
    facts = Facts()
    units = EnrolmentUnit.objects.filter(enrolment__in=[each.pk for each in enrolments])
    taken = list(units.select_related("unit", "enrolment__portfolio").defer("unit__source"))
    for row in taken:
        facts.units[row.enrolment_id].append(row)
    ids = [row.pk for row in taken]
    criteria = _load_criteria(facts, {row.unit_id: row.unit for row in taken})
    _load_claims(facts, taken, criteria)
    _load_judging(facts, ids)
    _load_signing(facts, ids)
    return facts


def _load_criteria(facts: Facts, units: Mapping[int, Unit]) -> dict[int, Criterion]:
    """By primary key. Rows that name a criterion share its one object: there are few, and many claims."""
    rows = Criterion.objects.filter(unit__in=units).select_related("pair").prefetch_related("outcomes")
    found = {}
    for row in rows.order_by("unit", "position"):
        row.unit = units[row.unit_id]
        facts.criteria[row.unit_id].append(row)
        found[row.pk] = row
    return found


def _load_claims(facts: Facts, taken: list[EnrolmentUnit], criteria: Mapping[int, Criterion]) -> None:
    """What is claimed and what was handed in, each row with the one object of its criterion and record."""
    mine = Record.objects.filter(portfolio__in={row.enrolment.portfolio_id for row in taken})
    records = mine.defer(*NO_TEXT).in_bulk()
    ids = [row.pk for row in taken]
    for claim in Claim.objects.filter(enrolment_unit__in=ids).exclude(record__state="withdrawn"):
        claim.criterion, claim.record = criteria[claim.criterion_id], records[claim.record_id]
        facts.claims[claim.enrolment_unit_id].append(claim)
    items = _load_items({row.enrolment_id for row in taken}, records)
    rows = SubmittedClaim.objects.filter(enrolment_unit__in=ids)
    for row in rows.order_by("item__submission__number", "pk"):
        row.criterion, row.item = criteria[row.criterion_id], items[row.item_id]
        facts.submitted[row.enrolment_unit_id].append(row)


def _load_items(enrolments: set[int], records: Mapping[int, Record]) -> dict[int, SubmissionItem]:
    rows = SubmissionItem.objects.filter(submission__enrolment__in=enrolments)
    found = {}
    for row in rows.select_related("submission", "version").defer("version__snapshot"):
        row.version.record = records[row.version.record_id]
        found[row.pk] = row
    return found


def _load_judging(facts: Facts, ids: list[int]) -> None:
    items = SubmittedClaim.objects.filter(enrolment_unit__in=ids).values("item")
    judgements = Judgement.objects.filter(item__in=items).select_related(
        "judged_by__user", "countersignature__signed_by__user"
    )
    for judgement in judgements.order_by("sequence"):
        facts.judgements[judgement.item_id].append(judgement)
    for verdict in ClaimVerdict.objects.filter(judgement__item__in=items):
        facts.verdicts[verdict.judgement_id][verdict.claim_id] = verdict
    given = {row.pk: row for rows in facts.judgements.values() for row in rows}
    decisions = CriterionDecision.objects.filter(enrolment_unit__in=ids).with_reopening()
    for decision in decisions.select_related("decided_by__user").order_by("sequence"):
        decision.judgement = given[decision.judgement_id]
        facts.decisions[decision.enrolment_unit_id, decision.criterion_id].append(decision)
    versions = SubmittedClaim.objects.filter(enrolment_unit__in=ids).values("item__version")
    kept = VersionFile.objects.filter(version__in=versions).order_by("pk")
    for version, sha256 in kept.values_list("version", "attachment__blob__sha256"):
        facts.files[version].append(sha256)


def _load_signing(facts: Facts, ids: list[int]) -> None:
    """With the list itself only where the assessor signed it: rules compare it."""
    rows = UnitSignature.objects.filter(manifest__enrolment_unit__in=ids).select_related(
        "manifest", "signature__signer__user", "signature__voiding"
    )
    mine = When(stage=UnitSignature.Stage.ASSESSOR, then="manifest__body")
    signed = Case(mine, default=Value(""), output_field=TextField())
    rows = rows.defer("manifest__body").annotate(signed_body=signed)
    for row in rows.order_by("signature__signed_at"):
        if row.signed_body:
            row.manifest.body = row.signed_body
        facts.signatures[row.manifest.enrolment_unit_id].append(row)
