"""What stands between a learner and a claim for their certificate (domain.md 5.12, invariants 11 and 12)."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.db.models import prefetch_related_objects

from assessment.combination import combination_faults
from assessment.models import CertificateClaim, ClaimStep, DirectClaims, Enrolment, EnrolmentUnit
from assessment.open_cases import case_faults
from assessment.verification import Clearing, clearing_of
from portfolio.uln import is_uln

WAIT = timedelta(weeks=10)
AWAITING_EQA, RELEASED = "awaiting_eqa", "released"
Kind = ClaimStep.Kind


def has_direct_claims(enrolment: Enrolment, day: date) -> bool:
    """Whether the row in force that day says active; of two from the same day, the later recorded."""
    rows = DirectClaims.objects.filter(
        centre=enrolment.centre_id, qualification_code=enrolment.qualification.code, from_on__lte=day
    )
    last = rows.order_by("from_on", "pk").last()
    return last is not None and last.status == DirectClaims.Status.ACTIVE


def claim_state(claim: CertificateClaim, day: date) -> str:
    """The last step; before submission, whether it waits for the external verifier or was released."""
    kind = str(claim.steps.order_by("position").values_list("kind", flat=True).last())
    if kind != Kind.AUTHORISED:
        return kind
    if hasattr(claim, "release"):
        return RELEASED
    return kind if has_direct_claims(claim.enrolment, day) else AWAITING_EQA


def certificate_faults(enrolment: Enrolment, day: date) -> list[str]:
    """Plain sentences; empty when a certificate can be claimed that day.

    Open actions of internal verification are not looked at here yet. Who lets the
    claim go (direct claims or the external verifier) is asked at submission: see ``claim_state``.
    """
    return faults_of([enrolment], day)[enrolment.pk]


def faults_of(enrolments: Iterable[Enrolment], day: date) -> dict[int, list[str]]:
    """``certificate_faults`` by primary key, in as many queries for a hundred as for one."""
    listed = list(enrolments)
    if not listed:
        return {}
    prefetch_related_objects(listed, "portfolio", "qualification__links__unit")
    rows = list(EnrolmentUnit.objects.filter(enrolment__in=listed).select_related("unit", "enrolment"))
    clearings, cases = clearing_of(rows), case_faults(listed)
    return {
        each.pk: _faults(
            each, [row for row in rows if row.enrolment_id == each.pk], clearings, cases[each.pk], day
        )
        for each in listed
    }


def _faults(
    enrolment: Enrolment,
    rows: list[EnrolmentUnit],
    clearings: dict[int, Clearing],
    cases: list[str],
    day: date,
) -> list[str]:
    cleared = [row.unit for row in rows if clearings[row.pk].cleared]
    found = combination_faults(enrolment.qualification, [row.unit for row in rows], cleared)
    held = [row for row in rows if not clearings[row.pk].cleared]
    found += [f"{row.unit.code}: {clearings[row.pk].sentence}" for row in held]
    if enrolment.portfolio.uln and not is_uln(enrolment.portfolio.uln):
        found.append("The ULN is not valid.")
    found += cases
    return found + _registration_faults(enrolment, day)


def _registration_faults(enrolment: Enrolment, day: date) -> list[str]:
    if not enrolment.registration_number or enrolment.registered_on is None:
        return ["The learner is not registered with the awarding organisation."]
    found = []
    first, ends = enrolment.registered_on + WAIT, enrolment.qualification
    if day < first:
        found.append(f"A claim can be made ten weeks after registration, from {first:%d %B %Y}.")
    if ends.operational_end and enrolment.registered_on > ends.operational_end:
        found.append("The learner was registered after the last day for registrations.")
    if ends.certification_end and day > ends.certification_end:
        found.append("The last day for certificates of this qualification has passed.")
    return found
