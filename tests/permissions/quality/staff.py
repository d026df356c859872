"""Rows of the matrix about papers of staff: qualifications, competence, CPD, interests."""

from assessment.models import LearnerInterest
from assessment.services.interests import declare_interests
from portfolio import clock
from tests.assessment.staff import office
from tests.permissions.row import Row

OWN = ("papers", "qualification-add", "competence-add", "cpd-add", "interest-raise")
SENT = ("declaration-sign", "qualification-add", "competence-add", "cpd-add", "interest-raise")

ROWS: list[Row] = [
    *(Row(f"assessment:{name}", ok="AaTQU", no="LlECXM", own=True) for name in OWN),
    *(Row(f"assessment:{name}", "POST", ok="AaTQU", no="LlECXM", own=True) for name in SENT),
    Row("assessment:staff-list", ok="QUECM", no="LlAaTX", own=True),
    Row("assessment:staff-person", about="staff-person", ok="QUECM", no="LATX"),
    Row("assessment:certificate-see", "POST", "staff-award", ok="UC", no="AQEM"),
    Row("assessment:competence-agree", "POST", "staff-competence", ok="UC", no="AQEM"),
    Row("assessment:interest-mitigate", "POST", "staff-interest", ok="UC", no="AQEM"),
    Row("assessment:interest-end", "POST", "staff-interest", ok="UC", no="AQEM"),
    Row("assessment:paper-end", "POST", "staff-paper", ok="AUC", no="QEM"),
]


def about(cast):
    """Papers of Alan's. His interest is mitigated, so that he still judges."""
    award = office.award(cast.assessor)
    return {
        "staff-person": {"pk": cast.assessor.pk},
        "staff-award": {"pk": award.pk},
        "staff-competence": {"pk": office.competence(cast.assessor).pk},
        "staff-interest": {"pk": settled(cast).pk},
        "staff-paper": {"kind": "award", "pk": award.pk},
    }


def settled(cast):
    agreed = {"mitigation": "Beth looks too.", "agreed_by": cast.lead_iqa, "agreed_at": clock.now()}
    return LearnerInterest.objects.create(
        centre=cast.centre, membership=cast.assessor, portfolio=cast.portfolio, kind="friend", words="Old.",
        **agreed,
    )  # fmt: skip


def fill(cast):
    """One row in every table of this area, so that tests can see that none leaks to another centre."""
    office.award(cast.assessor)
    office.competence(cast.assessor)
    office.cpd(cast.assessor)
    declare_interests(by=cast.assessor, has_interests=False)
    settled(cast)
