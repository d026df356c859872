"""Rows of the matrix about appeals and malpractice."""

from assessment.models import AppealClock, Case, CasePerson, CaseStep, CaseView
from portfolio.models import Hold
from tests.permissions.row import Row

#: Who keeps the register; who reads an appeal of Sam's that Beth answers; who a case of malpractice.
REGISTER, APPEAL, MALPRACTICE = "UCM", "LaUCM", "UC"

ROWS: list[Row] = [
    Row("assessment:case-list", ok=REGISTER, no="LlAaTQEX", own=True),
    Row("assessment:case-open", ok=REGISTER, no="LlAaTQEX", own=True),
    Row("assessment:case-open", "POST", ok=REGISTER, no="LlAaTQEX", own=True),
    Row("assessment:appeal-clock", ok="UC", no="LlAaTQEXM", own=True),
    Row("assessment:appeal-clock", "POST", ok="UC", no="LlAaTQEXM", own=True),
    Row("assessment:appeal-raise", about="unit", ok="L", no="ATQUEC"),
    Row("assessment:appeal-raise", "POST", "unit", ok="L", no="ATQUEC"),
    Row("assessment:case", about="case-appeal", ok=APPEAL),
    Row("assessment:case-adjudicator", "POST", "case-appeal", ok="C", no="LaUM"),
    Row("assessment:case-answer", "POST", "case-appeal", ok="a", no="LUCM"),
    Row("assessment:case-further", "POST", "case-appeal", ok="L", no="aUCM"),
    Row("assessment:case-end", "POST", "case-appeal", ok="LC", no="aUM"),
    # About Sam, opened by the coordinator: Sam and the administrator find nothing
    Row("assessment:case", about="case-malpractice", ok=MALPRACTICE),
    Row("assessment:case-step", "POST", "case-malpractice", ok=MALPRACTICE),
    Row("assessment:case-reader", "POST", "case-malpractice", ok=MALPRACTICE),
]


def about(cast):
    """Arguments of the addresses, of things that are made here."""
    appeal, malpractice = _appeal(cast), _malpractice(cast)
    return {"case-appeal": {"ref": appeal.ref}, "case-malpractice": {"ref": malpractice.ref}}


def fill(cast):
    """One row in every table of this area, so that tests can see that none leaks to another centre."""
    _appeal(cast)
    CaseView.objects.create(centre=cast.centre, case=_malpractice(cast), member=cast.lead_iqa)
    AppealClock.objects.create(centre=cast.centre, set_by=cast.lead_iqa)


def _case(cast, number, **fields):
    hold = Hold.objects.create(centre=cast.centre, portfolio=cast.portfolio, reason_hash="0" * 64)
    ref = f"{cast.centre.code}-C000{number}"
    case = Case.objects.create(centre=cast.centre, enrolment=cast.enrolment, ref=ref, hold=hold, **fields)
    CaseStep.objects.create(
        centre=cast.centre, case=case, position=1, kind="raised", words="Look again.", by=case.raised_by,
        role=case.raised_by.role, stage=1 if case.is_appeal else 0,
    )  # fmt: skip
    return case


def _appeal(cast):
    case = _case(cast, 1, kind="appeal", enrolment_unit=cast.unit, raised_by=cast.sam)
    CasePerson.objects.create(
        centre=cast.centre, case=case, membership=cast.other_assessor, part="adjudicator", stage=1,
        named_by=cast.coordinator,
    )  # fmt: skip
    return case


def _malpractice(cast):
    return _case(cast, 2, kind="malpractice", about=cast.sam, raised_by=cast.coordinator)
