"""Pieces of evidence: examples of the rules QA about records."""

from datetime import UTC, date, datetime

from assessment.readiness.facts import Evidence

from .table import TODAY, fails, passes

#: Two years of 365 days before the day on which examples are looked at.
TWO_YEARS_AGO = date(2024, 6, 30)


def checked(**fields) -> Evidence:
    return Evidence(pii_checked=True, **fields)


def told(on: date, **fields) -> Evidence:
    """Something of 2 March, written up on the day ``on``."""
    recorded = datetime(on.year, on.month, on.day, 9, tzinfo=UTC)
    return Evidence(happened_on=date(2026, 3, 2), recorded_at=recorded, **fields)


EXAMPLES = [
    fails("QA-03", "Pat testifies and never signed.", Evidence(kind="WT", witness_signed=False)),
    fails("QA-03", "The expert is not on the list.", Evidence(kind="EWT", witness_signed=False)),
    passes("QA-03", "Pat signed the witness list.", Evidence(kind="WT", witness_signed=True)),
    passes("QA-03", "Nothing is held about the witness.", Evidence(kind="WT", witness_signed=None)),
    passes("QA-03", "A diary has no witness.", Evidence(kind="WP", witness_signed=False)),
    fails("QA-04", "The diary is with Alan and Sam declared nothing.", Evidence(declared=False)),
    passes("QA-04", "Sam declared it when handing in.", Evidence(declared=True)),
    passes("QA-04", "A draft is declared later, by handing it in.", Evidence(declared=None)),
    fails(
        "QA-09",
        "Sam was registered in January, and the diary is from December.",
        Evidence(happened_on=date(2025, 12, 31), registered_on=date(2026, 1, 1)),
    ),
    passes(
        "QA-09",
        "The diary is of the day Sam was registered.",
        Evidence(happened_on=date(2026, 1, 1), registered_on=date(2026, 1, 1)),
    ),
    passes("QA-09", "The diary is two years old to the day.", Evidence(happened_on=TWO_YEARS_AGO)),
    fails("QA-09", "It is a day older than two years.", Evidence(happened_on=date(2024, 6, 29))),
    fails(
        "QA-09",
        "The centre takes nothing older than 90 days, and this is 91 days old.",
        Evidence(happened_on=date(2026, 3, 31)),
        currency_days=90,
    ),
    passes(
        "QA-09",
        "Prior learning is old by its nature.",
        Evidence(kind="RPL", happened_on=date(2019, 5, 1)),
    ),
    passes(
        "QA-09",
        "Sam noted why an old certificate still counts.",
        Evidence(happened_on=date(2019, 5, 1), details={"currency": "The till is the same."}),
    ),
    passes("QA-09", "It has no date; PF-04 says so.", Evidence(registered_on=date(2026, 1, 1))),
    fails("QA-12", "Sam has not looked for other people's details.", Evidence(pii_checked=False)),
    passes("QA-12", "Sam looked, and there are none.", checked()),
    fails("QA-12", "A customer's number stands in it for no reason.", checked(has_pii=True)),
    fails("QA-12", "The reason given is blank.", checked(has_pii=True, pii_basis="  ")),
    passes(
        "QA-12",
        "The customer agreed to be named.",
        checked(has_pii=True, pii_basis="Agreed in writing on 3 March."),
    ),
    passes("QA-12", "Alan wrote the observation, so Sam need not.", Evidence(kind="O", by_learner=False)),
    fails(
        "QA-12",
        "Alan's observation names a customer for no reason.",
        Evidence(kind="O", by_learner=False, has_pii=True),
    ),
    fails(
        "QA-17",
        "Sam asks to delete it a day before it may go.",
        Evidence(deletion_asked=True, retention_until=date(2026, 7, 1)),
    ),
    passes(
        "QA-17",
        "Sam asks on the day it may go.",
        Evidence(deletion_asked=True, retention_until=TODAY),
    ),
    fails("QA-17", "An appeal about it is open.", Evidence(deletion_asked=True, on_hold=True)),
    passes("QA-17", "Nobody asks to delete it.", Evidence(retention_until=date(2030, 1, 1), on_hold=True)),
    passes("QA-17", "No date was set until which it is kept.", Evidence(deletion_asked=True)),
    fails("QA-21", "Sam's account does not say whether AI helped.", Evidence(kind="RA")),
    fails("QA-21", "Nor do Sam's written answers.", Evidence(kind="QW")),
    fails("QA-21", "Nor does Sam's assignment.", Evidence(kind="ASG")),
    fails("QA-21", "Nor does Sam's case study.", Evidence(kind="CS")),
    passes("QA-21", "Sam says that none was used.", Evidence(kind="RA", ai_use="none")),
    passes("QA-21", "Sam says what it was used for.", Evidence(kind="RA", ai_use="declared")),
    passes("QA-21", "A photo is not asked.", Evidence(kind="AV")),
    fails("QA-22", "The file stays at work, and nobody says where.", Evidence(held_elsewhere=True)),
    fails(
        "QA-22",
        "The place is told, and Alan never saw it there.",
        Evidence(held_elsewhere=True, held_where="Branch safe", seen_by=False),
    ),
    passes(
        "QA-22",
        "Alan saw it in the branch safe and signed.",
        Evidence(held_elsewhere=True, held_where="Branch safe", seen_by=True),
    ),
    passes(
        "QA-22",
        "The place is told, and nothing is held about who saw it.",
        Evidence(held_elsewhere=True, held_where="Branch safe"),
    ),
    passes("QA-22", "The evidence itself is here.", Evidence(seen_by=False)),
    passes("QA-25", "Sam wrote it up four weeks later to the day.", told(date(2026, 3, 30))),
    fails("QA-25", "Sam wrote it up four weeks and a day later.", told(date(2026, 3, 31))),
    passes("QA-25", "A photo of the day is attached.", told(date(2026, 5, 1), dated_files=1)),
    fails("QA-25", "The files that are attached bear no date.", told(date(2026, 5, 1), files=2)),
    fails(
        "QA-25",
        "The centre asks for it within a week, and it took eight days.",
        told(date(2026, 3, 10)),
        late_record_days=7,
    ),
    passes(
        "QA-25",
        "It has no date; PF-04 says so.",
        Evidence(recorded_at=datetime(2026, 5, 1, tzinfo=UTC)),
    ),
    passes("QA-25", "Nothing is held about when it was written.", Evidence(happened_on=date(2020, 1, 1))),
]
