"""Everything that says how far some enrolments are, loaded in a fixed number of queries.

``load_facts`` asks ten questions of the database whatever the number of records or units; all
that follows (progress, manifests, pages, the PDF) works on these rows in memory.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from assessment.models import (
    Claim,
    ClaimVerdict,
    Criterion,
    CriterionDecision,
    Enrolment,
    EnrolmentUnit,
    Judgement,
    SubmittedClaim,
    UnitSignature,
)
from portfolio.models import VersionFile

NO_TEXT = ("item__version__snapshot", "item__version__record__narrative", "item__version__record__details")


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
    taken = list(units.select_related("unit", "enrolment__portfolio"))
    for row in taken:
        facts.units[row.enrolment_id].append(row)
    ids = [row.pk for row in taken]
    _load_criteria(facts, {row.unit_id for row in taken})
    _load_claims(facts, ids)
    _load_judging(facts, ids)
    _load_signing(facts, ids)
    return facts


def _load_criteria(facts: Facts, unit_ids: set[int]) -> None:
    rows = (
        Criterion.objects.filter(unit__in=unit_ids)
        .select_related("unit", "pair")
        .prefetch_related("outcomes")
    )
    for row in rows.order_by("unit", "position"):
        facts.criteria[row.unit_id].append(row)


def _load_claims(facts: Facts, ids: list[int]) -> None:
    claims = Claim.objects.filter(enrolment_unit__in=ids).exclude(record__state="withdrawn")
    for claim in claims.select_related("record", "criterion").defer("record__narrative", "record__details"):
        facts.claims[claim.enrolment_unit_id].append(claim)
    rows = SubmittedClaim.objects.filter(enrolment_unit__in=ids).select_related(
        "criterion", "item__submission", "item__version__record"
    )
    for row in rows.defer(*NO_TEXT).order_by("item__submission__number", "pk"):
        facts.submitted[row.enrolment_unit_id].append(row)


def _load_judging(facts: Facts, ids: list[int]) -> None:
    items = SubmittedClaim.objects.filter(enrolment_unit__in=ids).values("item")
    judgements = Judgement.objects.filter(item__in=items).select_related("judged_by__user")
    for judgement in judgements.order_by("sequence"):
        facts.judgements[judgement.item_id].append(judgement)
    for verdict in ClaimVerdict.objects.filter(judgement__item__in=items):
        facts.verdicts[verdict.judgement_id][verdict.claim_id] = verdict
    decisions = CriterionDecision.objects.filter(enrolment_unit__in=ids).select_related("decided_by__user")
    for decision in decisions.order_by("sequence"):
        facts.decisions[decision.enrolment_unit_id, decision.criterion_id].append(decision)
    versions = SubmittedClaim.objects.filter(enrolment_unit__in=ids).values("item__version")
    for row in (
        VersionFile.objects.filter(version__in=versions).select_related("attachment__blob").order_by("pk")
    ):
        facts.files[row.version_id].append(row.attachment.blob.sha256)


def _load_signing(facts: Facts, ids: list[int]) -> None:
    rows = UnitSignature.objects.filter(manifest__enrolment_unit__in=ids).select_related(
        "manifest", "signature__signer__user", "signature__voiding"
    )
    for row in rows.defer("manifest__body").order_by("signature__signed_at"):
        facts.signatures[row.manifest.enrolment_unit_id].append(row)
