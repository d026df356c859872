"""A portfolio rich in everything an export must cope with: two units, twelve records, broken files."""

from dataclasses import replace
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path

from assessment.exports import content as c
from tests.assessment.exports import sample_files as files

LEARNER = "Sam Okafor"
CUSTOMERS = "<p>Customers wrote <em>“you said you’d ring”</em> 38 times in 412 comments.</p>"
ACCOUNT = """
<p>On 3 March I opened the shared diary for both branches and stayed at the desk while the first callers came
in. Priya asked what would happen if a call came late; we agreed a second reminder at four o’clock.</p>
<h2>What I did</h2><ul><li>Asked each colleague which promise they most often miss.</li>
<li>Moved 31 open promises into the diary.</li><li>Rang the six customers who had waited longest.</li></ul>
<h1>What I learned</h1><p>People keep a promise they can see. Next time I would bring in the evening shift
earlier, because they heard of it last.</p>
"""


def digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()


def at(day: int, hour: int = 10) -> datetime:
    return datetime(2026, 3, day, hour, 15, tzinfo=UTC)


def portfolio(folder: Path, *, pack: str = "full") -> c.PortfolioContent:
    units = (_pci(), _mcp())
    return c.PortfolioContent(
        ref="PF-0001",
        enrolment_ref="EN-0001",
        learner=LEARNER,
        centre="Harbour Training",
        centre_address=("12 Quay Street", "Port Sunlight CH62 4AB"),
        qualification=c.Qualification(
            "Level 3 NVQ Diploma in Customer Service", "500/8823/3", "Level 3", "Pearson EDI"
        ),
        pack=pack,
        made_at=at(28, 16),
        made_by="Priya Nair",
        ledger=c.Ledger(head=digest("head"), number=214, rows=_ledger()),
        units=units,
        records=_records(folder),
        registration_no="KX48213",
        registered_on=date(2026, 1, 12),
        employer="Mersey Energy",
        job_role="Customer service team leader",
        people=(
            c.Person("Priya Nair", "Assessor", "PN", "Assessor, retail team"),
            c.Person("Tom Reid", "Internal quality assurer", "TR", "Lead, north"),
        ),
        wording_notice="The criteria are in the centre’s own words. They are not the awarding body’s text.",
        achievement=tuple(
            c.Achievement(unit.code, unit.title, unit.met, len(unit.criteria), "In progress")
            for unit in units
        ),
        statements=(
            c.Statement("Learner’s statement", LEARNER, "<p>I can show that calls are returned.</p>", at(27)),
            c.Statement("Assessor’s summary", "Priya Nair", "<p>Sam works carefully and asks first.</p>"),
        ),
        drafts=(c.Draft("RA-09", "Reflective account", "Notes on the second turn"),),
        gaps=("MCP-02 has no evidence yet.",),
        readiness=_readiness(),
    )


def _readiness() -> c.ReadinessReport:
    two_places = (c.Where("RA-01", "RA-01"), c.Where("RA-09", "RA-09"))
    figure = c.OpenLine(
        "error", "Must be put right", "PL-08", "No baseline figure dated before the change.",
        (c.Where("M-01"),), ("PCI-04",),
    )  # fmt: skip
    account = c.OpenLine(
        "warning", "Look at", "PF-11", "Your account leaves out the steps.", two_places, ("PCI-01", "PCI-02")
    )
    why = "One branch, so there is nobody else to ask."
    words = (
        c.AsideWord(False, why, "Priya Nair", at(11)),
        c.AsideWord(True, "A second branch opened in March.", "Priya Nair", at(20)),
    )
    return c.ReadinessReport(
        units=(c.OpenUnit("PCI", "Promote continuous improvement", (figure, account)),),
        asides=(
            c.RuleAside("PL-10", "No frontline colleague took part in the planning.", "IMP-01", words[:1]),
            c.RuleAside("PL-17", "No back-office team is listed as affected; is that right?", "", words),
        ),
    )


CRITERIA = (
    "Gather what customers say in several ways and sum up what needs improving",
    "Write a workable plan with objectives, dates, resources and measures of success",
    "Carry out a planned improvement and keep the service running meanwhile",
    "Judge the effect of the change against the measures of success",
    "Explain why steady improvement matters and how you promote it in your team",
)
STATES = (
    ("checked", "Checked by IQA"),
    ("met", "Met"),
    ("not_yet", "Not yet"),
    ("with_assessor", "With assessor"),
    ("not_started", "Not started"),
)
CLAIMS = (("FB-01", "WP-01"), ("PLAN-01", "WP-02", "RA-01"), ("WT-01", "O-01"), ("RV-01", "RA-02"), ())


def _pci() -> c.UnitContent:
    rows = tuple(
        _criterion("PCI", number, CRITERIA[number - 1], STATES[number - 1], CLAIMS[number - 1])
        for number in range(1, 6)
    )
    return c.UnitContent(
        code="PCI",
        title="Promote continuous improvement",
        reference="H/601/1554",
        wording="Centre wording, version 2",
        outcomes=(
            c.Outcome("LO1", "Use what customers say to plan improvements"),
            c.Outcome("LO2", "Put changes into practice"),
        ),
        criteria=rows,
        signoffs=_signoffs(),
        notes=("PCI-01 and PCI-06 are two wordings of one duty; show both.",),
        state_word="In progress",
    )


def _mcp() -> c.UnitContent:
    rows = (
        _criterion("MCP", 1, "Set targets with your team", ("met", "Met"), ("CS-01", "AV-01", "WP-03")),
        _criterion("MCP", 2, "Coach a colleague against a target", ("claimed", "Claimed"), ("RA-09",)),
    )
    return c.UnitContent("MCP", "Manage customer service performance", "", "", (), rows)


def _criterion(
    unit: str, number: int, text: str, state: tuple[str, str], refs: tuple[str, ...]
) -> c.Criterion:
    key, word = state
    judged = key in ("met", "checked", "not_yet")
    decision = c.Judgement("Priya Nair", at(20), word, "Clear and complete.", sufficient=key != "not_yet")
    return c.Criterion(
        unit=unit,
        code=f"{unit}-{number:02}",
        text=text,
        kind="performance",
        state=key,
        state_word=word,
        outcomes=("LO1",),
        decision=decision if judged else None,
        cells=tuple(_cell(ref, judged, key == "checked") for ref in refs),
    )


def _cell(ref: str, judged: bool, checked: bool) -> c.Cell:
    verdict = True if judged else None
    return c.Cell(
        ref=ref,
        locator="page 3" if ref == "WP-01" else "paragraph 2",
        sheet=3 if ref == "WP-01" else 0,
        method=ref.split("-", maxsplit=1)[0],
        done_on=date(2026, 3, 3),
        valid=verdict,
        authentic=verdict,
        reliable=verdict,
        current=verdict,
        assessor="PN" if judged else "",
        judged_on=date(2026, 3, 20) if judged else None,
        iqa="TR" if checked else "",
        iqa_on=date(2026, 3, 24) if checked else None,
    )


def _signoffs() -> tuple[c.Signoff, ...]:
    return (
        c.Signoff("Learner", "The evidence I claim is my own work, and I have named my sources.",
                  LEARNER, "Learner", at(21), digest("unit PCI")),
        c.Signoff("Assessor", "I judged this evidence valid, authentic, reliable, current, sufficient.",
                  "Priya Nair", "Assessor", at(22), digest("unit PCI"), "PCI-03 was reopened."),
        c.Signoff("Internal quality assurer", "I sampled this unit and the decisions are sound."),
    )  # fmt: skip


def _ledger() -> tuple[c.LedgerRow, ...]:
    return tuple(
        c.LedgerRow(200 + step, at(step), action, subject, "Sam Okafor", digest(f"row {step}"))
        for step, (action, subject) in enumerate(
            (("submitted", "WP-01 v1"), ("decided", "PCI-01"), ("signed", "PCI")), start=1
        )
    )


def _record(ref: str, title: str, label: str, **more) -> c.RecordContent:
    known = {
        "author": LEARNER,
        "method": "Work product",
        "medium": "document",
        "setting": "workplace",
        "done_on": date(2026, 3, 3),
        "narrative_html": "<p>What happened, in a few words.</p>",
        "serves": tuple(
            c.Serves("PCI", f"PCI-{number:02}", CRITERIA[number - 1], "paragraph 2", "Shows it directly.")
            for number, refs in enumerate(CLAIMS, start=1)
            if ref in refs
        ),
        "signatures": (c.Signature("Learner", LEARNER, at(5), "This is my own work."),),
    }
    return c.RecordContent(
        ref=ref,
        version=1,
        kind=ref.split("-", maxsplit=1)[0],
        part=10 if ref.split("-", maxsplit=1)[0] in ("O", "RA", "WT", "EWT", "SIM") else 13,
        kind_label=label,
        title=title,
        recorded_at=at(4),
        content_hash=digest(ref),
        **(known | more),
    )


def _records(folder: Path) -> tuple[c.RecordContent, ...]:
    missing = replace(files.photo(folder, "wall chart.jpg", "#6D28D9"), original_path=folder / "gone.jpg")
    judged = c.Judgement("Priya Nair", at(20), "Met", "You show\nwho waited.", True, "PCI-01")
    board = files.photo(folder, "board.jpg", "#0F5C63", caption="The diary by the desk", alt="A wall diary")
    tall = files.photo(folder, "queue.jpg", "#A34708", size=(500, 900), alt="Six people in a queue")
    desk = files.photo(folder, "desk.jpg", "#15703A", caption="The help desk on day one", alt="A help desk")
    mcp = (c.Serves("MCP", "MCP-01", "Set targets with your team"),)
    return (
        _record("O-01", "The first morning of the shared diary", "Observation", narrative_html=ACCOUNT,
                files=(board, tall), details=(c.Detail("Questions", "<p>What if a call comes late?</p>"),)),
        _record("RA-01", "Why this plan and no other", "Reflective account", narrative_html=ACCOUNT * 3),
        _record("RA-02", "Looking back on the first turn", "Reflective account", narrative_html=ACCOUNT),
        _record("WT-01", "Testimony of Łucja Żak, shift manager", "Witness testimony", author="Łucja Żak",
                signatures=(c.Signature("Witness", "Łucja Żak", at(6)), c.Signature("Learner", LEARNER))),
        _record("FB-01", "Spring survey of call-backs", "Feedback source", stage="feedback",
                narrative_html=CUSTOMERS, judgements=(judged,)),
        _record("PLAN-01", "Call-backs we promise", "Improvement plan", stage="plan"),
        _record("RV-01", "Did it work?", "Review", stage="review"),
        _record("WP-01", "Visit report", "Work product", files=(files.report_pdf(folder), desk)),
        _record("WP-02", "Rota and chart", "Work product", files=(files.damaged_pdf(folder), missing),
                ai_statement="Declared: a writing assistant, for spelling, on 2 Mar 2026."),
        _record("WP-03", "Call figures", "Work product", files=(files.changed_file(folder),), serves=mcp),
        _record("CS-01", "Personnel file of the team", "Case study", serves=mcp,
                held_elsewhere=c.HeldElsewhere("Locked cabinet, room 4", "the HR office",
                                               "It names other people.", ("Priya Nair, 20 Mar 2026",))),
        _record("AV-01", "Handover talk", "Recording", serves=mcp, files=(files.video(folder),)),
    )  # fmt: skip
